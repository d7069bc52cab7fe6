/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type {
	CaseToCompare,
	ExpectedDocument,
	FiledDocument,
	FolderFile,
} from '@/nodes/shared/domain/reconciliation/Reconciliation';

/* Both sides of a case, for tests. */

export const documentOf = (documentId: string, more: Partial<ExpectedDocument> = {}): ExpectedDocument => ({
	...{
		documentId,
		names: [`Letter ${documentId}.pdf`],
		size: 10,
		versionId: `v-${documentId}`,
		updatedAt: 1000,
	},
	...{ standing: 'open', reason: '', subfolder: 'Letters', restrictedFolder: 'Privileged' },
	...more,
});

export const fileOf = (documentId: string, more: Partial<FolderFile> = {}): FolderFile => ({
	...{ fileId: `id:${documentId}`, name: `Letter ${documentId}.pdf`, subfolder: 'Letters', size: 10 },
	...{ contentHash: `hash-${documentId}`, isArchived: false },
	...more,
});

export const filedOf = (documentId: string, more: Partial<FiledDocument> = {}): FiledDocument => ({
	...{ documentId, versionId: `v-${documentId}`, fileId: `id:${documentId}`, subfolder: 'Letters' },
	...{ contentHash: `hash-${documentId}`, filedAt: 2000 },
	...more,
});

export interface World {
	documents: ExpectedDocument[];
	files: FolderFile[];
	register: FiledDocument[];
}

export const caseOf = (
	{ documents, files, register }: World,
	more: Partial<CaseToCompare> = {},
): CaseToCompare => ({
	...{ documents: { items: documents }, files: { items: files }, register: { items: register } },
	...{ hadFolder: false, elsewhere: new Set() },
	...more,
});
