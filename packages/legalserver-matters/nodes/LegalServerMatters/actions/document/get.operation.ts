import type { ListVersion, MatterKey } from '../../../../../../nodes/shared/legalserver/port';
import { matterField } from '../../../../../../nodes/shared/legalserverNode/fields';
import {
	documentKey,
	matterKey,
	readParameters,
} from '../../../../../../nodes/shared/legalserverNode/readParameters';
import type { Operation } from '../../../../../../nodes/shared/node/Operation';
import { optionsField } from '../../../../../../nodes/shared/node/panel';
import { z } from '../../../../../../nodes/shared/vendor/zod';
import type { Dependencies } from '../shared/Dependencies';
import { apiVersionField, apiVersionSchema } from './apiVersion';
import { documentRow } from './documentRow';
import { findDocument, type CaseDocument, type DocumentKey } from './findDocument';
import { listOfCases } from './listOfCases';

interface DocumentRequest {
	key: MatterKey;
	version: ListVersion;
	document: DocumentKey;
}

/** Get Document: one output item per document. LegalServer reads none by itself, so that a case is listed once for all of them. */
export const get: Operation<DocumentRequest, CaseDocument, Dependencies> = {
	// It only reads.
	asTool: 'runs',
	fields: [
		matterField('The case that the document belongs to.'),
		{
			displayName: 'Document',
			name: 'document',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. {{ $json.documentUuid }}',
			description: 'The document to get. Enter its UUID or its ID: documentUuid or documentId from Get Many.',
		},
		optionsField([
			apiVersionField(
				'Which version of LegalServer’s API to use. Version 2 also returns the folder, type, storage, programs and funding code of the document.',
			),
		]),
	],
	read(context, item) {
		const { matter, document, options } = readParameters(context, item, {
			...{ matter: matterKey, document: documentKey },
			options: z.object({ apiVersion: apiVersionSchema }).default({}),
		});
		return { key: matter, version: options.apiVersion, document };
	},
	async run(requests, { legalServer, progress }) {
		const listed = await listOfCases(requests, legalServer, (count, all) => progress(count, all, 'cases'));
		return requests.map(({ document }, index) => findDocument(document, listed[index]));
	},
	rows: ({ matter, document }) => [documentRow(matter, document)],
};
