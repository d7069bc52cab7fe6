import type { EventIds } from '../../shared/domain/changes/EventIds';
import type { FolderChange } from '../../shared/domain/changes/FolderChange';
import type { TreeUpdate } from '../../shared/domain/changes/TreeUpdate';
import type { FileEntry, FolderEntry } from '../../shared/domain/entry';
import { folderLink, webLink } from '../../shared/domain/webLink';
import type { ChangeRow } from './ChangeRow';
import type { Watch } from './Watch';

/** The changes as a workflow gets them, with the IDs that these give. */
export function changeRows(
	changes: readonly FolderChange[],
	reading: Pick<TreeUpdate, 'files' | 'writers'>,
	root: FolderEntry,
	{ scope }: Pick<Watch, 'scope'>,
	eventIds: EventIds,
): ChangeRow[] {
	const watched = scope === 'caseFolder' ? { id: root.id, name: root.name } : undefined;
	const full = (place: string | undefined) => (place === undefined ? null : `${root.path ?? ''}${place}`);
	return changes.map((change) => {
		const file = change.place === undefined ? undefined : reading.files.get(change.id);
		const path = change.path ?? full(change.place);
		const caseFolder = change.caseFolder ?? watched;
		const rev = file?.rev ?? null;
		return {
			event: change.event,
			eventId: eventIds.of(change, rev),
			caseFolderId: caseFolder?.id || null,
			caseFolderName: caseFolder?.name ?? null,
			fileId: change.isDocument ? change.id : null,
			name: change.name,
			path,
			previousPath: change.previousPath ?? full(change.previousPlace),
			modified: file?.serverModified ?? null,
			url: urlOf(path, change, file),
			rev,
			size: file?.size ?? null,
			contentHash: file?.contentHash ?? null,
			modifiedBy: reading.writers.get(change.id) ?? null,
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
