import type { FolderChange } from '../../shared/domain/changes/FolderChange';
import { shortHash } from '../../shared/domain/changes/mark';
import type { Reading } from '../../shared/domain/changes/Reading';
import type { FileEntry, FolderEntry } from '../../shared/domain/entry';
import { folderLink, webLink } from '../../shared/domain/webLink';
import type { ChangeRow } from './ChangeRow';
import type { Watch } from './Watch';

/** Characters of an event ID: 126 bits. */
const ID_LENGTH = 21;

/** The changes as a workflow gets them. `base` is the cursor that the event IDs are made with. */
export function rowsOf(
	changes: readonly FolderChange[],
	reading: Pick<Reading, 'files' | 'writers'>,
	root: FolderEntry,
	{ scope }: Pick<Watch, 'scope'>,
	base: string,
): ChangeRow[] {
	const watched = scope === 'caseFolder' ? { id: root.id, name: root.name } : undefined;
	const full = (place: string | undefined) => (place === undefined ? null : `${root.path ?? ''}${place}`);
	return changes.map((change) => {
		const file = change.place === undefined ? undefined : reading.files.get(change.id);
		const path = change.path ?? full(change.place);
		const caseFolder = change.caseFolder ?? watched;
		const row = {
			event: change.event,
			eventId: '',
			caseFolderId: caseFolder?.id || null,
			caseFolderName: caseFolder?.name ?? null,
			fileId: change.isDocument ? change.id : null,
			name: change.name,
			path,
			previousPath: change.previousPath ?? full(change.previousPlace),
			modified: file?.serverModified ?? null,
			url: urlOf(path, change, file),
			rev: file?.rev ?? null,
			size: file?.size ?? null,
			contentHash: file?.contentHash ?? null,
			modifiedBy: reading.writers.get(change.id) ?? null,
		};
		return { ...row, eventId: eventId(base, change, row) };
	});
}

function urlOf(
	path: string | null,
	{ isDocument }: FolderChange,
	file: FileEntry | undefined,
): string | null {
	if (path === null) return null;
	if (!isDocument) return folderLink(path);
	return (file && webLink({ ...file, path })) ?? null;
}

/**
 * The same for the same change however often it is told, and another for any other change: two of one reading
 * differ in what happened to what, two readings in the cursor that they start from.
 */
const eventId = (base: string, { event, id }: FolderChange, { path, previousPath, rev }: ChangeRow) =>
	shortHash(JSON.stringify([base, event, id, path, previousPath, rev]), ID_LENGTH);
