import type { IExecuteFunctions } from 'n8n-workflow';
import { Refusal } from '../../../../../../nodes/shared/core/Refusal';
import type { Operation } from '../../../../../../nodes/shared/node/Operation';
import { CONTENT_HASH_PROPERTY, FILE_ID_PROPERTY } from '../../../../../../nodes/shared/clio/port';
import { documentLocator } from '../../../../../../nodes/shared/clioNode/fields';
import { readParameters, recordLocator } from '../../../../../../nodes/shared/clioNode/readParameters';
import { optionsField } from '../../../../../../nodes/shared/node/panel';
import { optionalText } from '../../../../../../nodes/shared/node/readParameters';
import { z } from '../../../../../../nodes/shared/vendor/zod';
import type { Dependencies } from '../shared/Dependencies';
import { DRY_RUN, dryRunNotes, dryRunSchema } from '../shared/dryRunOption';
import { changeDocuments, type ChangedDocument, type ChangeRequest } from './changeDocuments';

/** Mark: one output item per document. */
export const mark: Operation<ChangeRequest, ChangedDocument, Dependencies> = {
	fields: [
		documentLocator({
			...{ displayName: 'Document', name: 'document', required: true },
			description: 'The document to mark',
		}),
		{
			displayName: 'Dropbox File ID',
			name: 'dropboxFileId',
			type: 'string',
			default: '',
			placeholder: 'e.g. {{ $json.fileId }}',
			description:
				'The ID of the document’s file in Dropbox: the fileId from an earlier node. Leave empty to keep what is there.',
		},
		{
			displayName: 'Dropbox Content Hash',
			name: 'dropboxContentHash',
			type: 'string',
			default: '',
			placeholder: 'e.g. {{ $json.contentHash }}',
			description:
				'The content hash of that file: the contentHash from an earlier node. Leave empty to keep what is there.',
		},
		optionsField([DRY_RUN]),
	],
	read: readMarkRequest,
	run: async (requests, { clio, progress }) => await changeDocuments(requests, clio, progress),
	rows: ({ status, document, change, dryRun }) => [
		{
			...{ status, documentId: document.id, name: document.name, ...change.properties },
			...(dryRun ? { dryRun } : {}),
		},
	],
	notes: (results) => dryRunNotes(results, results.length === 1 ? 'document' : 'documents'),
};

/** @throws Refusal `invalid_input` naming the field */
function readMarkRequest(context: IExecuteFunctions, item: number): ChangeRequest {
	const { document, dropboxFileId, dropboxContentHash, options } = readParameters(context, item, {
		document: recordLocator('documents'),
		dropboxFileId: optionalText,
		dropboxContentHash: optionalText,
		options: z.object({ dryRun: dryRunSchema }).default({}),
	});
	const [fileId, hash] = [dropboxFileId.trim(), dropboxContentHash.trim().toLowerCase()];
	if (fileId === '' && hash === '') throw nothingRefusal();
	if (fileId !== '' && !/^id:[\w-]{1,100}$/.test(fileId))
		throw formRefusal('Dropbox File ID', 'must start with id:');
	if (hash !== '' && !/^[\da-f]{64}$/.test(hash))
		throw formRefusal('Dropbox Content Hash', 'must be 64 digits and letters from a to f');
	const properties = {
		...(fileId === '' ? {} : { [FILE_ID_PROPERTY]: fileId }),
		...(hash === '' ? {} : { [CONTENT_HASH_PROPERTY]: hash }),
	};
	return { documentId: document, change: { properties }, dryRun: options.dryRun };
}

const nothingRefusal = (): Refusal =>
	new Refusal(
		'invalid_input',
		'The fields “Dropbox File ID” and “Dropbox Content Hash” are both empty',
		'Fill in one of them or both.',
	);

const formRefusal = (label: string, form: string): Refusal =>
	new Refusal(
		'invalid_input',
		`The field “${label}” is not valid: it ${form}`,
		'Check the field, or the expression that fills it.',
	);
