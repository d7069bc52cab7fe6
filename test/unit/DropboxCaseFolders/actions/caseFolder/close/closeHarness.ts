/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { closeCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/close/closeCaseFolders';
import type { CloseRequest } from '@/nodes/DropboxCaseFolders/actions/caseFolder/close/request';
import { reopenCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/reopen/reopenCaseFolders';
import type { ReopenRequest } from '@/nodes/DropboxCaseFolders/actions/caseFolder/reopen/planReopens';
import type { Outcome } from '@/nodes/shared/core/outcome';
import type { DropboxPort } from '@/nodes/shared/dropbox/port';
import { createTestDropbox, type TestDropboxOptions } from '@/test/support/createTestDropbox';
import { documentOf } from '@/test/support/sourceOf';
import { treeOf } from '@/test/support/treeOf';

export const CLOSED_AT = '2026-05-01T16:00:00.000Z';

/** Of the default way, to be changed. */
export const closeRequest = (folder: string, more: Partial<CloseRequest> = {}): CloseRequest => ({
	folder,
	way: { kind: 'move', closedFolder: '/Closed' },
	...{ closedAt: CLOSED_AT, year: '2026', revokeLinks: false, skipEmptyFolders: false },
	...{ dryRun: false, simplify: false, ...more },
});

export const prefixRequest = (folder: string, more: Partial<CloseRequest> = {}): CloseRequest =>
	closeRequest(folder, { way: { kind: 'prefix', prefix: 'Closed' }, ...more });

export const reopenRequest = (folder: string, more: Partial<ReopenRequest> = {}): ReopenRequest => ({
	folder,
	...{ restoreTo: undefined, dryRun: false, ...more },
});

/** A ZIP of the default place, to be changed. */
export const zipRequest = (
	folder: string,
	more: Partial<CloseRequest> = {},
	afterwards: 'stays' | 'moves' = 'stays',
): CloseRequest =>
	closeRequest(folder, {
		way: { kind: 'zip', closedFolder: '/Closed', matterNumber: '', afterwards },
		...more,
	});

export type CloseHarness = ReturnType<typeof createCloseHarness>;

/** An emulated Dropbox with case folders in it, and the operations at work on it. */
export function createCloseHarness(as: TestDropboxOptions = {}) {
	const world = createTestDropbox(as);
	const makeFolder = async (path: string): Promise<string> =>
		(await world.person.filesCreateFolderV2({ path })).result.metadata.id;
	const put = async (address: string, content: string) => {
		const [outcome] = await world.dropbox.upload([
			{ address, mode: { kind: 'add' }, source: documentOf(content) },
		]);
		if (outcome?.ok !== true) throw new Error(`${address} was not put there`);
		return outcome.value.file;
	};
	/** A case folder with these documents, and its ID. */
	const caseFolder = async (path: string, documents: Record<string, string> = {}): Promise<string> => {
		const id = await makeFolder(path);
		for (const [name, content] of Object.entries(documents)) await put(`${path}/${name}`, content);
		return id;
	};
	return {
		...{ world, makeFolder, put, caseFolder },
		close: async (...requests: CloseRequest[]) => await closeCaseFolders(requests, world.dropbox),
		/** The same on a Dropbox that does something else. */
		closeOn: async (dropbox: DropboxPort, ...requests: CloseRequest[]) =>
			await closeCaseFolders(requests, dropbox),
		reopen: async (...requests: ReopenRequest[]) => await reopenCaseFolders(requests, world.dropbox),
		tree: async (address = '') => await treeOf(world.dropbox, address),
		/** Moves or renames as a person does in Dropbox. */
		move: async (from: string, to: string) => {
			await world.person.filesMoveV2({ from_path: from, to_path: to });
		},
		remove: async (path: string) => {
			await world.person.filesDeleteV2({ path });
		},
		pathOf: async (id: string) => (await world.dropbox.find(id)).path,
	};
}

/** What came out, in a word for each item. */
export const statuses = (outcomes: ReadonlyArray<Outcome<{ status: string }>>): string[] =>
	outcomes.map((outcome) => (outcome.ok ? outcome.value.status : outcome.refusal.reason));

/** The result of the only item. */
export function onlyResult<R>(outcomes: ReadonlyArray<Outcome<R>>): R {
	const [outcome] = outcomes;
	if (outcomes.length !== 1 || outcome === undefined) throw new Error('not one item');
	if (!outcome.ok) throw outcome.refusal;
	return outcome.value;
}
