import { z } from 'zod';
import { answerWith, NO_CONTENT, requireFields, requireMatch } from '../gateway/answers';
import { badRequest, notFound, unprocessable } from '../gateway/ClioRefusal';
import { readData } from '../gateway/readData';
import { answerList } from '../lists/answerList';
import { wholeNumber } from '../lists/filters';
import type { Call, Need, Route } from '../route';
import { FOLDER, ITEM, seesItem, type Item } from '../schema/items';
import { trashDocument } from '../state/documents';
import { changeFolder, createFolder, foldersBelow, rootFolder } from '../state/folders';
import type { Folder } from '../state/records';
import type { Changes } from '../state/Table';
import { FLAG, LINK_OR_NONE, NEW_PROPERTIES, PROPERTIES } from './bodies';
import { visibleDocuments } from './documents';
import { categoryOf, changedProperties, newProperties } from './itemChanges';
import { itemFilters, itemOrders, withTrash } from './itemLists';
import { FOLDER_PARENT, placeOf } from './place';
import { readRoutes } from './readRoutes';

const READ: readonly Need[] = [['documents', 'read']];
const WRITE: readonly Need[] = [['documents', 'write']];

const visible = (call: Call): Folder[] =>
	withTrash(call, call.state.folders.all).filter((folder) => seesItem(folder, call.scene));

function find(call: Call): Folder {
	const folder = call.state.folders.get(call.id);
	if (!folder || !seesItem(folder, call.scene)) throw notFound(`Folder ${call.id}`);
	return folder;
}

const reading = readRoutes<Folder>({
	...{ path: 'folders', schema: FOLDER, needs: READ, visible, find },
	filters: itemFilters,
	orders: () => itemOrders<Folder>(),
});

/** Documents and folders together, of one folder: the account's root unless another is named. */
const list: Route = {
	...{ name: 'GET folders/list', needs: READ },
	answer: (call) => {
		const parent = call.query.get('parent_id');
		if (parent === 'null') throw badRequest("parent_id can't be null here");
		if (parent !== null && !call.state.folders.get(wholeNumber('parent_id', parent)))
			throw notFound(`Folder ${parent}`);
		const query = new URLSearchParams(call.query);
		query.set('parent_id', parent ?? String(rootFolder(call.state).id));
		const items: Item[] = [...visible(call), ...visibleDocuments(call)];
		const options = { schema: ITEM, filters: itemFilters<Item>(call), orders: itemOrders<Item>() };
		return answerList({ ...call, query }, items, { ...options, cursorOnly: true });
	},
};

const NEW = z
	.object({
		name: z.string().min(1),
		parent: FOLDER_PARENT,
		document_category: LINK_OR_NONE.optional(),
		external_properties: NEW_PROPERTIES.optional(),
		restore: FLAG.optional(),
	})
	.strict();

const create: Route = {
	...{ name: 'POST folders', needs: WRITE },
	answer: (call) => {
		requireFields(call, FOLDER);
		const data = readData(call.request, NEW);
		const folder = createFolder(call.state, {
			...{ ...placeOf(call, data.parent), name: data.name, creatorId: call.user.id },
			...categoryOf(call, data.document_category),
			externalProperties: newProperties(call, data.external_properties),
		});
		return answerWith(call, FOLDER, folder, 201);
	},
};

const CHANGES = NEW.partial().extend({ external_properties: PROPERTIES.optional() }).strict();

/** The root, and the folders that matters were opened with, are as they are. */
function requireFree({ state }: Call, { id, root, locked }: Folder): void {
	const isMatters = state.matters.all.some(({ folderId }) => folderId === id);
	if (root || locked || isMatters) throw unprocessable(`Folder ${id} cannot be modified`);
}

const update: Route = {
	...{ name: 'PATCH folders/:id', needs: WRITE },
	answer: (call) => {
		const folder = find(call);
		requireMatch(call, FOLDER, folder);
		requireFields(call, FOLDER);
		const data = readData(call.request, CHANGES);
		if (data.name !== undefined || data.parent !== undefined) requireFree(call, folder);
		const place = data.parent && placeOf(call, data.parent);
		if (place && foldersBelow(call.state, folder).some(({ id }) => id === place.parentId))
			throw unprocessable('parent: a folder cannot be moved into itself');
		const changes: Changes<Folder> = {
			...(data.name === undefined ? {} : { name: data.name }),
			...place,
			...(data.restore === true ? { deletedAt: null } : {}),
			...categoryOf(call, data.document_category),
			...changedProperties(call, folder.externalProperties, data.external_properties),
		};
		return answerWith(call, FOLDER, changeFolder(call.state, folder, changes));
	},
};

/** Into the trash, with everything below. */
const remove: Route = {
	...{ name: 'DELETE folders/:id', needs: WRITE },
	answer: (call) => {
		const { state } = call;
		const top = find(call);
		requireFree(call, top);
		const deletedAt = state.clock.now();
		for (const folder of foldersBelow(state, top)) {
			if (folder.deletedAt === null) changeFolder(state, folder, { deletedAt }, 'deleted');
			for (const document of state.documents.all)
				if (document.parentId === folder.id && document.deletedAt === null) trashDocument(state, document);
		}
		return NO_CONTENT;
	},
};

export const folderRoutes: readonly Route[] = [list, ...reading, create, update, remove];
