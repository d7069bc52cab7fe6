/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IBinaryData } from 'n8n-workflow';
import { list } from '@/nodes/DropboxCaseFolders/actions/caseFolder/list.operation';
import type { ListRequest } from '@/nodes/DropboxCaseFolders/actions/caseFolder/list/readListRequest';
import type { EntryRow } from '@/nodes/shared/domain/listing/rows';
import type { DropboxPort } from '@/nodes/shared/dropbox/port';
import type { DocumentStore } from '@/nodes/shared/core/DocumentStore';
import { createFolder } from '@/test/emulators/dropbox/state/createFolder';
import { find } from '@/test/emulators/dropbox/state/find';
import { idOf } from '@/test/emulators/dropbox/state/ids';
import { putFile } from '@/test/emulators/dropbox/state/putFile';
import { move } from '@/test/emulators/dropbox/state/relocate';
import { remove } from '@/test/emulators/dropbox/state/remove';
import type { View } from '@/test/emulators/dropbox/state/View';

/** A request for everything in /Case, changed as said. */
export const listRequest = (
	change: Partial<Omit<ListRequest, 'wanted'>> & { wanted?: Partial<ListRequest['wanted']> } = {},
): ListRequest => ({
	...{ address: '/Case', output: 'entries', simplify: true },
	...change,
	wanted: { depth: Infinity, limit: Infinity, filter: {}, ...change.wanted },
});

/** For listings that make no file. */
export const noDocumentStore: DocumentStore<IBinaryData> = {
	keep: async () => await Promise.reject(new TypeError('nothing is to be kept here')),
};

/** Runs the operation for one item. @throws the refusal, if it is refused */
export async function listRows(dropbox: DropboxPort, change: Parameters<typeof listRequest>[0] = {}) {
	const [outcome] = await list.run([listRequest(change)], { dropbox, documents: noDocumentStore });
	if (!outcome?.ok) throw outcome?.refusal ?? new Error('no outcome');
	return list.rows(outcome.value);
}

export async function relativePaths(dropbox: DropboxPort, change: Parameters<typeof listRequest>[0] = {}) {
	return ((await listRows(dropbox, change)) as EntryRow[]).map((row) => row.relativePath);
}

/** What people and other programs do in Dropbox, past the API. */
export function people(view: () => View) {
	return {
		folders: (...paths: string[]) =>
			paths.forEach((path) => createFolder(view(), path, { autorename: false })),
		files: (...paths: string[]) => paths.forEach((path) => fileOfSize(view(), path, 10)),
		fileOfSize: (path: string, size: number) => fileOfSize(view(), path, size),
		move: (fromPath: string, toPath: string) => move(view(), { fromPath, toPath, autorename: false }),
		remove: (path: string) => remove(view(), find(view(), path)),
		idOf: (path: string) => idOf(find(view(), path).number),
	};
}

function fileOfSize(view: View, path: string, size: number): void {
	const commit = { path, mode: { '.tag': 'add' } as const, autorename: false, strictConflict: false };
	putFile(view, commit, view.state.contents.ofSize(size));
}

/** The port, with something happening in Dropbox after the first page of a listing. */
export function betweenPages(dropbox: DropboxPort, happens: () => void): DropboxPort {
	return {
		...dropbox,
		async *list(...given) {
			let isFirst = true;
			for await (const page of dropbox.list(...given)) {
				yield page;
				if (isFirst) happens();
				isFirst = false;
			}
		},
	};
}
