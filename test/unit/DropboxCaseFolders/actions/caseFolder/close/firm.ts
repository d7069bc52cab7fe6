import { closeFolders } from '../../../../../../nodes/DropboxCaseFolders/actions/caseFolder/close/closeFolders';
import type { CloseRequest } from '../../../../../../nodes/DropboxCaseFolders/actions/caseFolder/close/CloseRequest';
import { reopenFolders } from '../../../../../../nodes/DropboxCaseFolders/actions/caseFolder/reopen/reopenFolders';
import type { ReopenRequest } from '../../../../../../nodes/DropboxCaseFolders/actions/caseFolder/reopen/ReopenedCaseFolder';
import type { Outcome } from '../../../../../../nodes/shared/domain/outcome';
import { apiOn } from '../../../../../../nodes/shared/dropbox/apiOn';
import { dropboxOn } from '../../../../../../nodes/shared/dropbox/dropboxOn';
import type { DropboxPort } from '../../../../../../nodes/shared/ports';
import { emulated, type As } from '../../../../../support/emulated';
import { documentOf } from '../../../../../support/sourceOf';
import { treeOf } from '../../../../../support/treeOf';
import type { Through } from '../../../../../support/troubles';

export const CLOSED_AT = '2026-05-01T16:00:00.000Z';

/** Of the default way, to be changed. */
export const closing = (folder: string, more: Partial<CloseRequest> = {}): CloseRequest => ({
	folder,
	way: { kind: 'move', closedFolder: '/Closed' },
	...{ closedAt: CLOSED_AT, year: '2026', revokeLinks: false, onlyWithDocuments: false },
	...{ dryRun: false, simplify: false, ...more },
});

export const prefixing = (folder: string, more: Partial<CloseRequest> = {}): CloseRequest =>
	closing(folder, { way: { kind: 'prefix', prefix: 'Closed' }, ...more });

export const reopening = (folder: string, more: Partial<ReopenRequest> = {}): ReopenRequest => ({
	folder,
	...{ restoreTo: undefined, dryRun: false, ...more },
});

/** A ZIP of the default place, to be changed. */
export const zipping = (
	folder: string,
	more: Partial<CloseRequest> = {},
	afterwards: 'stays' | 'moves' = 'stays',
): CloseRequest =>
	closing(folder, {
		way: { kind: 'zip', closedFolder: '/Closed', matterNumber: '', afterwards },
		...more,
	});

export type Firm = ReturnType<typeof firm>;

/** An emulated Dropbox with case folders in it, and the operations at work on it. */
export function firm(as: As = {}) {
	const world = emulated(as);
	const { whoAmI } = world.dropbox;
	/** @param through what calls and downloads go through */
	const dropboxOver = (through: Through): DropboxPort => {
		const api = apiOn(through(world.send), world.clock, async () => as.headers ?? {}, through(world.open));
		return dropboxOn(api, world.clock, { whoAmI });
	};
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
		...{ world, dropboxOver, makeFolder, put, caseFolder },
		close: async (...requests: CloseRequest[]) => await closeFolders(requests, world.dropbox),
		/** The same on a Dropbox that does something else. */
		closeOn: async (dropbox: DropboxPort, ...requests: CloseRequest[]) =>
			await closeFolders(requests, dropbox),
		reopen: async (...requests: ReopenRequest[]) => await reopenFolders(requests, world.dropbox),
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
	outcomes.map((outcome) => (outcome.ok ? outcome.value.status : outcome.refusal.kind));

/** The result of the only item. */
export function only<R>(outcomes: ReadonlyArray<Outcome<R>>): R {
	const [outcome] = outcomes;
	if (outcomes.length !== 1 || outcome === undefined) throw new Error('not one item');
	if (!outcome.ok) throw outcome.refusal;
	return outcome.value;
}
