import type { ExpectedDocument, FindingKind, ReconciliationFinding } from './Reconciliation';

/** A finding about a document; undefined for a file that is none. */
export const findingOf = (
	kind: FindingKind,
	document: ExpectedDocument | undefined,
	more: Partial<Omit<ReconciliationFinding, 'kind' | 'documentId' | 'versionId' | 'isPrivileged'>> = {},
): ReconciliationFinding => ({
	...{ kind, reason: '', documentId: document?.documentId ?? '', versionId: document?.versionId ?? '' },
	...{ fileId: '', subfolder: '', isPrivileged: document?.standing === 'restricted', mend: undefined },
	...more,
});

/** Of a document that is not to be in Dropbox, or of which that cannot be told. */
export const apartFrom = (document: ExpectedDocument): ReconciliationFinding =>
	findingOf(document.standing === 'not decided' ? 'notCompared' : 'leftOut', document, {
		reason: document.reason,
	});

export const isFiledAtAll = ({ standing }: ExpectedDocument): boolean =>
	standing === 'open' || standing === 'restricted';
