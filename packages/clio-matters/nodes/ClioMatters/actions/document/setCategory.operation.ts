import type { Operation } from '../../../../../../nodes/shared/node/Operation';
import { categoryLocator, documentLocator } from '../../../../../../nodes/shared/clioNode/fields';
import { readParameters, recordLocator } from '../../../../../../nodes/shared/clioNode/readParameters';
import { optionsField } from '../../../../../../nodes/shared/node/panel';
import { z } from '../../../../../../nodes/shared/vendor/zod';
import type { Dependencies } from '../shared/Dependencies';
import { DRY_RUN, dryRunNotes, dryRunSchema } from '../shared/dryRunOption';
import { changeDocuments, type ChangedDocument, type ChangeRequest } from './changeDocuments';

/** Set Category: one output item per document. */
export const setCategory: Operation<ChangeRequest, ChangedDocument, Dependencies> = {
	fields: [
		documentLocator({
			...{ displayName: 'Document', name: 'document', required: true },
			description: 'The document to put in the category',
		}),
		categoryLocator({
			...{ displayName: 'Document Category', name: 'category', required: true },
			description: 'The category that the document gets. It replaces the one that it has.',
		}),
		optionsField([DRY_RUN]),
	],
	read(context, item) {
		const { document, category, options } = readParameters(context, item, {
			document: recordLocator('documents'),
			category: recordLocator(),
			options: z.object({ dryRun: dryRunSchema }).default({}),
		});
		return { documentId: document, change: { categoryId: category }, dryRun: options.dryRun };
	},
	run: async (requests, { clio, progress }) => await changeDocuments(requests, clio, progress),
	rows: ({ status, document, dryRun }) => [
		{
			...{ status, documentId: document.id, name: document.name },
			...{ categoryId: document.category?.id ?? null, category: document.category?.name ?? '' },
			...(dryRun ? { dryRun } : {}),
		},
	],
	notes: (results) => dryRunNotes(results, results.length === 1 ? 'document' : 'documents'),
};
