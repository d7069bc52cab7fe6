import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { addressFrom } from '../../shared/domain/address';
import { documentAddressFrom } from '../../shared/domain/documentAddress';
import { lastingAddress, type Entry } from '../../shared/domain/entry';
import { outcomeFrom, refused, type Outcome } from '../../shared/domain/outcome';
import type { RefusalKind } from '../../shared/domain/Refusal';
import type { Dependencies, Operation } from './Operation';
import { addressed } from './addressed';
import { pointer, readParameters } from './parameters';
import { comparablePlace } from './standingAt';
import { labelOf } from './UnfittingField';

/** Reasons that are about a place, of which somebody has to know which field leads to it. */
const OF_PLACES: readonly RefusalKind[] = [
	...(['not_found', 'deleted', 'no_access', 'not_a_folder', 'not_a_file', 'still_exposed'] as const),
];

/**
 * Runs an operation; what it refuses for the sake of a place in Dropbox says which field of the panel leads there.
 * @param items the numbers of the requests' items
 */
export async function runNamingFields(
	operation: Operation,
	requests: readonly unknown[],
	dependencies: Dependencies,
	context: IExecuteFunctions,
	items: readonly number[],
): Promise<Array<Outcome<unknown>>> {
	const { dropbox, found } = addressed(dependencies.dropbox);
	const outcomes = await operation.run(requests, { ...dependencies, dropbox });
	return outcomes.map((outcome, index) => {
		if (outcome.ok || outcome.refusal.at === undefined) return outcome;
		if (!OF_PLACES.includes(outcome.refusal.kind)) return outcome;
		const label = labelFor(outcome.refusal.at, operation.fields, found, context, items[index] ?? 0);
		return label === undefined
			? outcome
			: refused(outcome.refusal.reworded(`“${label}”: ${outcome.refusal.message}`));
	});
}

/** The field that leads to an address, or to the folder that it lies in; of several that which leads the farthest. */
function labelFor(
	at: string,
	fields: readonly INodeProperties[],
	found: ReadonlyMap<string, Entry>,
	context: IExecuteFunctions,
	item: number,
): string | undefined {
	const places = placesOf(at, found);
	let best: { label: string; length: number } | undefined;
	for (const field of fields.filter(({ type }) => type === 'resourceLocator')) {
		const address = addressIn(field, context, item);
		if (address === undefined) continue;
		for (const way of placesOf(address, found)) {
			const leads = places.some((place) => place === way || place.startsWith(`${way}/`));
			if (leads && way.length >= (best?.length ?? 0)) {
				best = { label: labelOf([field.name], fields), length: way.length };
			}
		}
	}
	return best?.label;
}

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
	return [...new Set(ways.map(comparablePlace))];
}

const idOf = (entry: Entry): string => (entry.kind === 'file' ? entry.id : lastingAddress(entry));

/** Undefined where the field is hidden, empty, or leads nowhere. */
function addressIn(field: INodeProperties, context: IExecuteFunctions, item: number): string | undefined {
	const read = outcomeFrom(() => {
		const given = readParameters(context, item, { [field.name]: pointer })[field.name];
		if (given === undefined) return undefined;
		return isOfDocuments(field) ? documentAddressFrom(given) : addressFrom(given);
	});
	return read.ok ? read.value : undefined;
}

const isOfDocuments = ({ modes = [] }: INodeProperties): boolean =>
	modes.some(({ typeOptions }) => typeOptions?.searchListMethod === 'searchFiles');
