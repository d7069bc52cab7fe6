import type { ChangeEvent, FolderChange } from '../../shared/domain/changes/FolderChange';
import type { EventIds } from '../../shared/domain/changes/EventIds';
import type { TreeUpdate } from '../../shared/domain/changes/TreeUpdate';
import type { FileEntry, FolderEntry } from '../../shared/domain/entry';
import { folderLink, webLink } from '../../shared/domain/webLink';
import type { Watch } from './Watch';

/** A change as a workflow gets it. Times are ISO 8601 in UTC, sizes are bytes; null is what there is not. */
export interface ChangeRow {
	event: ChangeEvent;
	/** The same when a change is told of again: what a workflow drops repeats by. */
	eventId: string;
	folderId: string | null;
	folderName: string | null;
	fileId: string | null;
	name: string;
	path: string | null;
	previousPath: string | null;
	modified: string | null;
	url: string | null;
	rev: string | null;
	size: number | null;
	contentHash: string | null;
	modifiedBy: string | null;
}

/** What most workflows do without. */
const DETAILS = ['rev', 'size', 'contentHash', 'modifiedBy'];

/** The fields that most workflows need. */
export const simplifyRow = (row: ChangeRow): Partial<ChangeRow> =>
	Object.fromEntries(Object.entries(row).filter(([name]) => !DETAILS.includes(name)));

/** The changes as a workflow gets them, with the IDs that these give. */
export function changeRows(
	changes: readonly FolderChange[],
	update: Pick<TreeUpdate, 'files' | 'writers'>,
	root: FolderEntry,
	{ scope }: Pick<Watch, 'scope'>,
	eventIds: EventIds,
): ChangeRow[] {
	const watched = scope === 'caseFolder' ? { id: root.id, name: root.name } : undefined;
	const full = (place: string | undefined) => (place === undefined ? null : `${root.path ?? ''}${place}`);
	return changes.map((change) => {
		const file = change.place === undefined ? undefined : update.files.get(change.id);
		const path = change.path ?? full(change.place);
		const caseFolder = change.caseFolder ?? watched;
		const rev = file?.rev ?? null;
		return {
			event: change.event,
			eventId: eventIds.of(change, rev),
			folderId: caseFolder?.id || null,
			folderName: caseFolder?.name ?? null,
			fileId: change.isDocument ? change.id : null,
			name: change.name,
			path,
			previousPath: change.previousPath ?? full(change.previousPlace),
			modified: file?.serverModified ?? null,
			url: urlOf(path, change, file),
			rev,
			size: file?.size ?? null,
			contentHash: file?.contentHash ?? null,
			modifiedBy: update.writers.get(change.id) ?? null,
		};
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
