import type { ClioState } from './ClioState';
import type { Folder, Placed } from './records';
import type { Changes } from './Table';

/** Where something is to lie. */
export type Place = Pick<Placed, 'parentId' | 'matterId' | 'contactId'>;

export interface NewFolder extends Place {
	name: string;
	creatorId: number;
	root?: boolean;
	categoryId?: number | null;
	externalProperties?: Folder['externalProperties'];
}

export function createFolder(state: ClioState, folder: NewFolder): Folder {
	const { name, creatorId, root = false, categoryId = null, externalProperties = [] } = folder;
	const { parentId, matterId, contactId } = folder;
	const after = state.folders.create({
		...{ name, creatorId, root, categoryId, externalProperties, parentId, matterId, contactId },
		...{ groupId: null, locked: false, deletedAt: null },
	});
	state.journal.tell({ model: 'folder', event: 'created', before: undefined, after });
	return after;
}

export function changeFolder(
	state: ClioState,
	before: Folder,
	changes: Changes<Folder>,
	event = 'updated',
): Folder {
	const after = state.folders.change(before, changes);
	state.journal.tell({ model: 'folder', event, before, after });
	return after;
}

/** The one folder of the account that all others lie in. */
export function rootFolder({ folders }: ClioState): Folder {
	const root = folders.first;
	if (!root?.root) throw new Error('the emulator has no root folder');
	return root;
}

/** The folder of a contact, made when it is first needed. */
export function contactFolder(state: ClioState, contactId: number, creatorId: number): Folder {
	const root = rootFolder(state);
	const known = state.folders.all.find(
		(folder) => folder.contactId === contactId && folder.parentId === root.id && folder.matterId === null,
	);
	const { name } = state.contacts.at(contactId);
	return known ?? createFolder(state, { name, creatorId, parentId: root.id, matterId: null, contactId });
}

/** Inside a folder: what lies there belongs to its matter or contact. */
export function placeIn({ id, matterId, contactId }: Folder): Place {
	return { parentId: id, matterId, contactId };
}

/** A folder and all that lie in it, at any depth. */
export function foldersBelow({ folders }: ClioState, top: Folder): Folder[] {
	const found = [top];
	for (const folder of found) found.push(...folders.all.filter(({ parentId }) => parentId === folder.id));
	return found;
}
