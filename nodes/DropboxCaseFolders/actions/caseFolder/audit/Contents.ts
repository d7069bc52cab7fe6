import { lastingAddress, type FolderEntry } from '../../../../shared/domain/entry';
import { comparable } from '../../../../shared/domain/paths';
import type { Listings } from '../../../../shared/ports';
import type { AuditRequest } from './request';
import type { Spot } from './Finding';

/** What an audit needs of all that is in a case folder; of its documents nothing, unless they are looked at. */
export interface Contents {
	sharedFolders: FolderEntry[];
	privilegedFolders: FolderEntry[];
	documents: Spot[];
	/** Of these IDs, those that are in the case folder. */
	present: Set<string>;
}

/** @param lookedFor IDs of things whose place is not known otherwise */
export async function contentsOf(
	caseFolder: FolderEntry,
	request: AuditRequest,
	lookedFor: ReadonlySet<string>,
	dropbox: Listings,
): Promise<Contents> {
	const contents: Contents = {
		...{ sharedFolders: [], privilegedFolders: [], documents: [] },
		present: new Set(),
	};
	// After a cursor was called off entries come twice.
	const seen = new Set<string>();
	for await (const page of dropbox.list(lastingAddress(caseFolder), 'all levels')) {
		for (const entry of page) {
			if (lookedFor.has(entry.id)) contents.present.add(entry.id);
			const isOfInterest = entry.kind === 'folder' || request.documents === 'each';
			if (!isOfInterest || seen.has(entry.id)) continue;
			seen.add(entry.id);
			if (entry.kind === 'file') contents.documents.push({ id: entry.id, path: entry.path });
			else add(entry, caseFolder, request, contents);
		}
	}
	return contents;
}

function add(folder: FolderEntry, caseFolder: FolderEntry, request: AuditRequest, contents: Contents): void {
	if (folder.ownNamespaceId !== undefined) contents.sharedFolders.push(folder);
	if (isNamed(folder, caseFolder, request.privileged)) contents.privilegedFolders.push(folder);
}

/** By its own name on any level, or by its whole path below the case folder. */
function isNamed({ name, path }: FolderEntry, top: FolderEntry, names: readonly string[]): boolean {
	const relative =
		path === undefined || top.path === undefined ? name : path.slice(top.path.length).replace(/^\//, '');
	const keys = [comparable(name), comparable(relative)];
	return names.some((wanted) => keys.includes(comparable(wanted)));
}
