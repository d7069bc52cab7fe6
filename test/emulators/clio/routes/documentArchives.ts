/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { answerWith, requireFields, showRecord } from '../gateway/answers';
import { notFound, unprocessable } from '../gateway/ClioRefusal';
import { readData } from '../gateway/readData';
import type { Call, Need, Route } from '../route';
import { seesItem } from '../schema/items';
import { base, DEFAULTS, type Schema } from '../schema/Schema';
import { foldersBelow } from '../state/folders';
import type { ArchiveState, Document, DocumentArchive } from '../state/records';
import { archiveKey, archivePath, storageHost } from '../storage/places';
import { signedAddress } from '../storage/sign';
import { zip, type ZipEntry } from '../storage/zip';
import { ID } from './bodies';

const PROGRESS: Record<ArchiveState, number> = {
	...{ not_started: 0, queued: 0, in_progress: 50, completed: 100, failed: 0 },
};

const DOCUMENT_ARCHIVE: Schema<DocumentArchive> = {
	...{ kind: 'DocumentArchive', defaults: DEFAULTS, associations: {} },
	scalars: {
		...base<DocumentArchive>('DocumentArchive'),
		size: ({ size }) => size,
		progress: ({ state }) => PROGRESS[state],
		state: ({ state }) => state,
		message: ({ message }) => message,
	},
};

const READ: readonly Need[] = [['documents', 'read']];

const DATA = z
	.object({
		items: z.array(z.object({ id: ID, type: z.enum(['Document', 'Folder']) }).strict()).min(1),
	})
	.strict();

/** Throws the 422 for what there is not, or the caller does not see. */
function requireItems({ state, scene }: Call, items: DocumentArchive['items']): void {
	for (const { id, type } of items) {
		const item = type === 'Document' ? state.documents.get(id) : state.folders.get(id);
		if (!item || !seesItem(item, scene)) throw unprocessable(`items: there is no ${type} ${id}`);
	}
}

const create: Route = {
	...{ name: 'POST document_archives', needs: [['documents', 'write']] },
	answer: (call) => {
		const { state, user } = call;
		requireFields(call, DOCUMENT_ARCHIVE);
		const { items } = readData(call.request, DATA);
		requireItems(call, items);
		const archive = state.archives.create({
			...{ userId: user.id, items, state: 'queued', message: null, size: null },
			doneAt: state.clock.now() + state.switches.archiveDelay,
		});
		return answerWith(call, DOCUMENT_ARCHIVE, archive, 201);
	},
};

/** As it is now: archives go on by themselves. */
async function find(call: Call): Promise<DocumentArchive> {
	const { state, user, id } = call;
	const archive = state.archives.get(id);
	if (archive?.userId !== user.id) throw notFound(`DocumentArchive ${id}`);
	if (['completed', 'failed'].includes(archive.state)) return archive;
	const { archiveFailure: message } = state.switches;
	if (message !== null) return state.archives.change(archive, { state: 'failed', message });
	if (archive.doneAt > state.clock.now()) return state.archives.change(archive, { state: 'in_progress' });
	const blob = state.bytes.put([
		zip(await entriesOf(call, archive), { sizesBehind: state.switches.archiveSizesBehind }),
	]);
	state.objects.set(archiveKey(id), blob);
	return state.archives.change(archive, { state: 'completed', size: blob.size });
}

/** Folders become folders, and documents that have no bytes or are in the trash are left out. */
async function entriesOf(call: Call, { items }: DocumentArchive): Promise<ZipEntry[]> {
	const { state } = call;
	const entries: ZipEntry[] = [];
	const add = async (document: Document, folder: string): Promise<void> => {
		const version = document.versions.findLast(({ fullyUploaded }) => fullyUploaded);
		const blob = version && state.objects.get(version.uuid);
		if (!blob || document.deletedAt !== null || !seesItem(document, call.scene)) return;
		const path = pathIn(entries, `${folder}${safe(document.name)}`, state.switches.archiveNumbersNames);
		entries.push({ path, bytes: await buffer(state.bytes.read(blob)) });
	};
	for (const { id, type } of items) {
		if (type === 'Document') {
			await add(state.documents.at(id), '');
			continue;
		}
		const paths = new Map<number, string>();
		for (const folder of foldersBelow(state, state.folders.at(id))) {
			const path = `${paths.get(folder.parentId ?? 0) ?? ''}${safe(folder.name)}/`;
			paths.set(folder.id, path);
			for (const document of state.documents.all)
				if (document.parentId === folder.id) await add(document, path);
		}
	}
	return entries;
}

/** Numbered, where the name is taken and that is wanted: `Letter (1).pdf`. */
function pathIn(entries: readonly ZipEntry[], wanted: string, isNumbered: boolean): string {
	const isTaken = (path: string) => entries.some((entry) => entry.path === path);
	let path = wanted;
	for (let number = 1; isNumbered && isTaken(path); number++)
		path = wanted.replace(/(\.[^./]*)?$/, (ending) => ` (${number})${ending}`);
	return path;
}

const safe = (name: string): string => name.replace(/[\\/]/g, '_');

const show: Route = {
	...{ name: 'GET document_archives/:id', needs: READ },
	answer: async (call) => showRecord(call, DOCUMENT_ARCHIVE, await find(call)),
};

const download: Route = {
	...{ name: 'GET document_archives/:id/download', needs: READ },
	answer: async (call) => {
		const { state } = call;
		const archive = await find(call);
		if (archive.state !== 'completed') throw notFound(`The file of DocumentArchive ${call.id}`);
		const location = signedAddress({
			...{ method: 'GET', host: state.switches.downloadHost ?? storageHost(state), headers: [] },
			...{ path: archivePath(call.id), now: state.clock.now(), lifetimeMs: state.switches.downloadLifetime },
		});
		return { status: 303, headers: { location }, body: '' };
	},
};

export const documentArchiveRoutes: readonly Route[] = [create, show, download];
