import { z } from 'zod';
import { unprocessable } from '../gateway/ClioRefusal';
import type { Call } from '../route';
import { seesItem } from '../schema/items';
import { seesMatter } from '../schema/matter';
import { seesContact } from '../schema/people';
import { contactFolder, placeIn, type Place } from '../state/folders';
import type { Folder } from '../state/records';
import { ID } from './bodies';

export const PARENT = z
	.object({ id: ID, type: z.enum(['Document', 'Folder', 'Contact', 'Matter']) })
	.strict();
export const FOLDER_PARENT = z.object({ id: ID, type: z.enum(['Folder', 'Contact', 'Matter']) }).strict();

/** Where something shall lie. Throws the 422 for a place that there is not, or that the caller does not see. */
export function placeOf(call: Call, parent: z.infer<typeof PARENT>): Place {
	const folder = folderOf(call, parent);
	if (!folder || folder.deletedAt !== null)
		throw unprocessable(`parent: there is no ${parent.type} ${parent.id}`);
	if (folder.locked) throw unprocessable('parent: is locked');
	return placeIn(folder);
}

function folderOf({ state, scene, user }: Call, { id, type }: z.infer<typeof PARENT>): Folder | undefined {
	if (type === 'Matter') {
		const matter = state.matters.get(id);
		return matter && seesMatter(matter, scene) ? state.folders.get(matter.folderId) : undefined;
	}
	if (type === 'Contact') {
		const contact = state.contacts.get(id);
		return contact && seesContact(contact, scene) ? contactFolder(state, id, user.id) : undefined;
	}
	const folder = state.folders.get(id);
	return folder && seesItem(folder, scene) ? folder : undefined;
}
