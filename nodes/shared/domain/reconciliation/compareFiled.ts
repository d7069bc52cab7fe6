import { apartFrom, findingOf, isFiledAtAll } from './findingOf';
import { isIn, isSameSubfolder } from './FolderFiles';
import type { ExpectedDocument, FiledDocument, FolderFile, ReconciliationFinding } from './Reconciliation';

/**
 * A document that was filed, against its file.
 * @param file undefined where it is not in the case folder
 * @param elsewhere as of a case
 */
export function compareFiled(
	document: ExpectedDocument,
	row: FiledDocument,
	file: FolderFile | undefined,
	elsewhere: ReadonlySet<string>,
): ReconciliationFinding[] {
	if (!isFiledAtAll(document)) return [apartFrom(document)];
	if (file === undefined) return [withoutFile(document, row, elsewhere)];
	const about = { fileId: file.fileId, subfolder: file.subfolder };
	const findings = [
		...compareVersions(document, row).map(
			(reason) => ({ kind: 'different', reason, mend: 'update' }) as const,
		),
		...comparePlaces(document, row, file),
		...(isEdited(row, file) ? [{ kind: 'edited', reason: '' } as const] : []),
	];
	return findings.length === 0
		? [findingOf('present', document, about)]
		: findings.map(({ kind, ...more }) => findingOf(kind, document, { ...about, ...more }));
}

/**
 * Somebody took it away, and may have meant to: it is told, and not filed anew. What is kept outside the case folder is in
 * no listing of it.
 */
function withoutFile(
	document: ExpectedDocument,
	{ fileId, subfolder }: FiledDocument,
	elsewhere: ReadonlySet<string>,
): ReconciliationFinding {
	const about = { fileId, subfolder };
	if (document.standing === 'restricted' && document.restrictedFolder === '')
		return findingOf('present', document, about);
	return elsewhere.has(fileId)
		? findingOf('moved', document, { ...about, reason: 'outside' })
		: findingOf('missing', document, { ...about, reason: 'gone' });
}

/** Without a version to go by, when it changed: a name or a category counts as well, and does no harm when it is looked at. */
function compareVersions(document: ExpectedDocument, row: FiledDocument): Array<'version'> {
	const isOther =
		row.versionId === '' || document.versionId === ''
			? row.filedAt > 0 && document.updatedAt > row.filedAt
			: row.versionId !== document.versionId;
	return isOther ? ['version'] : [];
}

type Difference = Pick<ReconciliationFinding, 'kind' | 'reason'> &
	Partial<Pick<ReconciliationFinding, 'mend'>>;

/** What lies where it belongs now is in order, wherever it was filed. */
function comparePlaces(document: ExpectedDocument, row: FiledDocument, file: FolderFile): Difference[] {
	const isApart = isIn(document.restrictedFolder, file.subfolder);
	if (document.standing === 'restricted')
		return isApart ? [] : [{ kind: 'different', reason: 'privileged', mend: 'update' }];
	// What was privileged is never laid open by a machine.
	if (isApart) return [{ kind: 'different', reason: 'restricted_before' }];
	if (file.isArchived) return [{ kind: 'moved', reason: 'archived' }];
	if (isSameSubfolder(file.subfolder, document.subfolder)) return [];
	return isSameSubfolder(file.subfolder, row.subfolder)
		? [{ kind: 'different', reason: 'category', mend: 'move' }]
		: [{ kind: 'moved', reason: '' }];
}

const isEdited = (row: FiledDocument, file: FolderFile): boolean =>
	row.contentHash !== '' && file.contentHash !== '' && row.contentHash !== file.contentHash;
