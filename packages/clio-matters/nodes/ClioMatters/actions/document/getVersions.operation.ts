import { inParallel, outcomeOf } from '../../../../../../nodes/shared/core/outcome';
import type { Operation } from '../../../../../../nodes/shared/node/Operation';
import { documentLocator } from '../../../../../../nodes/shared/clioNode/fields';
import { readParameters, recordLocator } from '../../../../../../nodes/shared/clioNode/readParameters';
import type { DocumentVersion } from '../../../../../../nodes/shared/clio/port';
import type { Dependencies } from '../shared/Dependencies';
import { versionRow } from '../shared/rows';

interface Versions {
	documentId: number;
	versions: DocumentVersion[];
}

/** Get Versions of a document: one output item per version, the first one first. */
export const getVersions: Operation<number, Versions, Dependencies> = {
	// It only reads.
	asTool: 'runs',
	fields: [
		documentLocator({
			...{ displayName: 'Document', name: 'document', required: true },
			description: 'The document whose versions to get',
		}),
	],
	read: (context, item) => readParameters(context, item, { document: recordLocator('documents') }).document,
	run: async (ids, { clio }) =>
		await inParallel(
			ids,
			async (documentId) =>
				await outcomeOf(async () => ({ documentId, versions: await clio.listVersions(documentId) })),
		),
	rows: ({ documentId, versions }) => versions.map((version) => versionRow(documentId, version)),
};
