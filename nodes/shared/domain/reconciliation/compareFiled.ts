import { apartFrom, findingOf, isFiledAtAll } from './findingOf';
import { isIn, isSameSubfolder } from './FolderFiles';
import type { ExpectedDocument, FiledDocument, FolderFile, ReconciliationFinding } from './Reconciliation';

/* Of what was filed, the register says as which file, and what its content was. */

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
	const version = compareVersions(document, row, file);
	const findings = [
		...version,
		...comparePlaces(document, row, file, version.length > 0),
		...(isEdited(row, file) ? [{ kind: 'edited', reason: '' } as const] : []),
	];
	return findings.length === 0
		? [findingOf('present', document, about)]
		: findings.map(({ kind, ...more }) => findingOf(kind, document, { ...about, ...more }));
}

/**
 * Somebody took it away, and may have meant to: it is told, and not filed anew before there is a new version of it. What is
 * kept outside the case folder is in no listing of it.
 */
function withoutFile(
	document: ExpectedDocument,
	row: FiledDocument,
	elsewhere: ReadonlySet<string>,
): ReconciliationFinding {
	const about = { fileId: row.fileId, subfolder: row.subfolder };
	const isKeptOutside = document.standing === 'restricted' && document.restrictedFolder === '';
	if (versionOf(document, row) === 'another')
		return findingOf('missing', document, { ...about, reason: 'newer_version', mend: 'update' });
	if (elsewhere.has(row.fileId))
		return isKeptOutside
			? findingOf('present', document, about)
			: findingOf('moved', document, { ...about, reason: 'outside' });
	return findingOf('missing', document, { ...about, reason: 'gone' });
}

/** Without a version to go by, when it changed: a name or a category counts as well. */
function versionOf(document: ExpectedDocument, row: FiledDocument): 'the same' | 'another' | 'changed since' {
	if (row.versionId !== '' && document.versionId !== '')
		return row.versionId === document.versionId ? 'the same' : 'another';
	return row.filedAt > 0 && document.updatedAt > row.filedAt ? 'changed since' : 'the same';
}

type Difference = Pick<ReconciliationFinding, 'kind' | 'reason'> &
	Partial<Pick<ReconciliationFinding, 'mend'>>;

/** What somebody may have edited gives way to another version, as it always does, but not to one that may be the same. */
function compareVersions(document: ExpectedDocument, row: FiledDocument, file: FolderFile): Difference[] {
	const version = versionOf(document, row);
	if (version === 'the same') return [];
	return version === 'another' || isAsFiled(row, file)
		? [{ kind: 'different', reason: 'version', mend: 'update' }]
		: [{ kind: 'different', reason: 'not_registered' }];
}

/**
 * What lies where it belongs now is in order, wherever it was filed.
 * @param isUpdated whether it gets a new version, by which it moves as well
 */
function comparePlaces(
	document: ExpectedDocument,
	row: FiledDocument,
	file: FolderFile,
	isUpdated: boolean,
): Difference[] {
	const isApart = isIn(document.restrictedFolder, file.subfolder);
	if (document.standing === 'restricted')
		return isApart
			? []
			: [{ kind: 'different', reason: 'privileged', mend: isUpdated ? undefined : 'update' }];
	// What was privileged is never laid open by a machine.
	if (isApart) return [{ kind: 'different', reason: 'restricted_before' }];
	if (file.isArchived) return [{ kind: 'moved', reason: 'archived' }];
	if (isSameSubfolder(file.subfolder, document.subfolder)) return [];
	if (!isSameSubfolder(file.subfolder, row.subfolder)) return [{ kind: 'moved', reason: '' }];
	return [
		{
			...{ kind: 'different', reason: 'category' },
			// Filed anew, it would replace what somebody edited.
			mend: isUpdated ? undefined : isAsFiled(row, file) ? 'update' : 'move',
		},
	];
}

const isEdited = (row: FiledDocument, file: FolderFile): boolean =>
	row.contentHash !== '' && file.contentHash !== '' && row.contentHash !== file.contentHash;

/** Whether it is sure that nobody edited it. */
const isAsFiled = (row: FiledDocument, file: FolderFile): boolean =>
	row.contentHash !== '' && row.contentHash === file.contentHash;
