import type { Operation } from '../../../../../../nodes/shared/node/Operation';
import { documentLocator } from '../../../../../../nodes/shared/clioNode/fields';
import { readParameters, recordLocator } from '../../../../../../nodes/shared/clioNode/readParameters';
import type { Document } from '../../../../../../nodes/shared/clio/port';
import type { Dependencies } from '../shared/Dependencies';
import { readRecords } from '../shared/readRecords';
import { documentRow } from '../shared/rows';

/** Get Document: one output item per document, however many by one call for 200 of them. */
export const get: Operation<number, Document, Dependencies> = {
	// It only reads.
	asTool: 'runs',
	fields: [
		documentLocator({
			...{ displayName: 'Document', name: 'document', required: true },
			description: 'The document to get. Its ID is the number in the address of its page in Clio.',
		}),
	],
	read: (context, item) => readParameters(context, item, { document: recordLocator('documents') }).document,
	run: async (ids, { clio }) =>
		await readRecords(ids, {
			one: async (id) => await clio.readDocument(id),
			many: async (several) => await clio.readDocuments(several),
		}),
	rows: (document) => [documentRow(document)],
};
