import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { addressFrom } from '../../../../shared/domain/addressFrom';
import { documentAddressFrom } from '../../../../shared/domain/documentAddressFrom';
import { stableAddress, type Entry } from '../../../../shared/domain/entry';
import { addressKey } from '../../../../shared/domain/paths';
import { readParameters } from '../../../../shared/dropboxNode/readParameters';
import { labelOf } from '../../../../shared/node/InvalidField';
import { isLocator, optionalText, resourceLocator } from '../../../../shared/node/readParameters';
import { z } from '../../../../shared/vendor/zod';

/** The field that leads to an address, or to the folder that it lies in; of several that which leads the farthest. */
export function labelFor(
	at: string,
	fields: readonly INodeProperties[],
	found: ReadonlyMap<string, Entry>,
	context: IExecuteFunctions,
	item: number,
): string | undefined {
	const places = placesOf(at, found);
	let best: { path: string[]; length: number } | undefined;
	for (const path of pathsOf(fields)) {
		const address = addressIn(path, fields, context, item);
		if (address === undefined) continue;
		const ways = placesOf(address, found).filter((way) =>
			places.some((place) => place === way || place.startsWith(`${way}/`)),
		);
		// Two fields may lead to one folder, but only one of them by this address.
		const length = address === at ? Infinity : Math.max(-1, ...ways.map((way) => way.length));
		if (length > (best?.length ?? -1)) best = { path, length };
	}
	const path = best?.path ?? allPaths(fields).find((each) => BESIDE.includes(each.at(-1) ?? ''));
	return path && labelOf(path, fields);
}

/** Fields that say where the folder is that lies beside the case folder, or beside the document. */
const BESIDE = ['clientUploadsFolder', 'archiveFolder'];

/** Fields as parameters: the name, and that within a collection. */
const allPaths = (fields: readonly INodeProperties[]): string[][] =>
	fields.flatMap(({ name, type, options = [] }) =>
		type === 'collection' ? options.map((option) => [name, option.name]) : [[name]],
	);

/** The parameters that hold addresses. */
const pathsOf = (fields: readonly INodeProperties[]): string[][] =>
	allPaths(fields).filter((path) => {
		const field = fieldAt(path, fields);
		return field?.type === 'resourceLocator' || field?.name === EXISTING;
	});

function fieldAt(
	[name = '', inner]: readonly string[],
	fields: readonly INodeProperties[],
): INodeProperties | undefined {
	const field = fields.find((each) => each.name === name);
	if (inner === undefined) return field;
	return (field?.options as INodeProperties[] | undefined)?.find((each) => each.name === inner);
}

/** The one address that is plain text. */
const EXISTING = 'existingFolderId';

/** An address in each way that is known to lead there, in their comparable forms. */
function placesOf(address: string, found: ReadonlyMap<string, Entry>): string[] {
	const [head = ''] = address.split('/');
	const entry = found.get(address);
	const around = head === '' ? undefined : found.get(head);
	const ways = [
		address,
		...(entry === undefined ? [] : [idOf(entry), entry.path ?? idOf(entry)]),
		...(around?.path === undefined ? [] : [around.path + address.slice(head.length)]),
	];
	return [...new Set(ways.map(addressKey))];
}

const idOf = (entry: Entry): string => (entry.kind === 'file' ? entry.id : stableAddress(entry));

/** Undefined where the field is hidden, empty, or leads nowhere. */
function addressIn(
	[name = '', inner]: readonly string[],
	fields: readonly INodeProperties[],
	context: IExecuteFunctions,
	item: number,
): string | undefined {
	try {
		if (inner !== undefined) {
			const within = readParameters(context, item, { [name]: z.record(z.unknown()) })[name];
			const value = within?.[inner];
			return addressFrom(
				isLocator(value) ? resourceLocator.parse(value) : { mode: 'id', value: optionalText.parse(value) },
			);
		}
		const given = readParameters(context, item, { [name]: resourceLocator })[name];
		const isOfDocuments = fields.some((field) => field.name === name && findsDocuments(field));
		return given && (isOfDocuments ? documentAddressFrom(given) : addressFrom(given));
	} catch {
		// n8n throws where the panel hides a field. The item has its refusal already, which is what is to be told.
		return undefined;
	}
}

const findsDocuments = ({ modes = [] }: INodeProperties): boolean =>
	modes.some(({ typeOptions }) => typeOptions?.searchListMethod === 'searchFiles');
