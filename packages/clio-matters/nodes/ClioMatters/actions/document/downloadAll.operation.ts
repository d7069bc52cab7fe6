import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { Refusal } from '../../../../../../nodes/shared/core/Refusal';
import { inParallel, outcomeOf, type Outcome } from '../../../../../../nodes/shared/core/outcome';
import type { Operation } from '../../../../../../nodes/shared/node/Operation';
import { optionsField } from '../../../../../../nodes/shared/node/panel';
import { optionalText } from '../../../../../../nodes/shared/node/readParameters';
import { matterLocator } from '../../../../../../nodes/shared/clioNode/fields';
import {
	emptyFieldRefusal,
	readParameters,
	recordLocator,
} from '../../../../../../nodes/shared/clioNode/readParameters';
import { z } from '../../../../../../nodes/shared/vendor/zod';
import type { Dependencies } from '../shared/Dependencies';
import { downloadMatter, type DownloadedMatter, type MatterRequest } from './downloadAll/downloadMatter';
import { matterNotes } from './downloadAll/matterNotes';
import { fileNameFor, folderPathFor } from './keepContent';
import { readListed, type KnownDocument } from './downloadAll/readListed';
import { nameOf } from './nameOf';

/** Download All of a Matter: one output item per document, with its file in a binary field. */
export const downloadAll: Operation<MatterRequest, DownloadedMatter, Dependencies> = {
	fields: [
		matterLocator({
			...{ displayName: 'Matter', name: 'matter', required: true },
			description: 'The matter whose documents to download',
		}),
		{
			displayName: 'Put Output File in Field',
			name: 'outputField',
			type: 'string',
			required: true,
			default: 'data',
			placeholder: 'e.g. data',
			hint: 'The name of the output binary field to put each file in',
		},
		optionsField([
			{
				displayName: 'Documents Already Listed',
				name: 'documents',
				type: 'json',
				default: '[]',
				description:
					'The documents of the matter as Get Many returned them with all fields, as a list. Only these are downloaded then, and the matter is not listed again.',
			},
			{
				displayName: 'Use Clio’s ZIP',
				name: 'zip',
				type: 'boolean',
				default: true,
				description:
					'Whether Clio may pack the documents of a matter into one ZIP, which takes a few requests instead of one per document. Turn it off to download them one by one.',
			},
		]),
	],
	// It only reads.
	asTool: 'runs',
	read: readMatterRequest,
	run: downloadMatters,
	rows: ({ documents }) => documents.map(rowOf),
	binaries: ({ documents, field }) =>
		documents.map(({ outcome }) => (outcome.ok ? { [field]: outcome.value } : {})),
	notes: matterNotes,
};

/** @throws Refusal `invalid_input` naming the field */
function readMatterRequest(context: IExecuteFunctions, item: number): MatterRequest {
	const { matter, outputField, options } = readParameters(context, item, {
		matter: recordLocator('matters'),
		outputField: optionalText,
		options: z.object({ zip: z.boolean().default(true), documents: z.unknown() }).default({}),
	});
	const field = outputField.trim();
	if (field === '')
		throw emptyFieldRefusal('Put Output File in Field', 'the name of the binary field, usually data');
	return { matterId: matter, field, byZip: options.zip, known: knownFrom(options.documents) };
}

/** Without documents of a matter, it is listed as always. */
function knownFrom(given: unknown): KnownDocument[] | undefined {
	const list = typeof given === 'string' && given.trim() !== '' ? parseList(given) : given;
	if (list === undefined || list === null || list === '') return undefined;
	if (!Array.isArray(list)) throw notAList();
	return list.length === 0 ? undefined : readListed(list);
}

function parseList(given: string): unknown {
	try {
		return JSON.parse(given);
	} catch {
		throw notAList();
	}
}

const notAList = (): Refusal =>
	new Refusal(
		'invalid_input',
		'Documents Already Listed is not a list',
		'Enter the items of Get Many as a list, such as [{"documentId": 88001, …}], or leave it out.',
	);

/** Matters that are downloaded at once; each has a ZIP of its own, and Clio takes its time to make it. */
const AT_ONCE = 2;

async function downloadMatters(
	requests: readonly MatterRequest[],
	dependencies: Dependencies,
): Promise<Array<Outcome<DownloadedMatter>>> {
	let done = 0;
	let of = 0;
	const expect = (documents: number) => (of += documents);
	const tell = () => dependencies.progress(++done, of, 'documents');
	return await inParallel(
		requests,
		async (request) =>
			await outcomeOf(async () => await downloadMatter(request, dependencies, { expect, tell })),
		AT_ONCE,
	);
}

function rowOf({ document, row, folders, outcome }: DownloadedMatter['documents'][number]): IDataObject {
	const what = outcome.ok
		? { status: 'downloaded' }
		: { status: 'skipped', reason: outcome.refusal.reason, message: outcome.refusal.message };
	return {
		...what,
		...row,
		fileName: fileNameFor(nameOf(document), document.id),
		folder: folders === undefined ? null : folderPathFor(folders),
	};
}
