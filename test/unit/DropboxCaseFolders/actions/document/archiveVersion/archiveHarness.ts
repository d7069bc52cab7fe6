/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { VersionToArchive } from '@/nodes/DropboxCaseFolders/actions/shared/archive/archiveVersions';
import type { FileEntry } from '@/nodes/shared/domain/entry';
import { createApi } from '@/nodes/shared/dropbox/client/createApi';
import { createDropbox } from '@/nodes/shared/dropbox/createDropbox';
import type { DropboxPort } from '@/nodes/shared/dropbox/port';
import type { Send } from '@/nodes/shared/http/types';
import { createTestDropbox } from '@/test/support/createTestDropbox';
import { treeOf } from '@/test/support/treeOf';

export const CASE = '/Cases/22-1';

/** Day of the emulator's clock, in UTC. */
export const TODAY = '20260501';

/** A case folder with the documents that a test saves in it, as a person would. */
export async function createArchiveHarness() {
	const world = createTestDropbox();
	const { person, dropbox } = world;
	const caseFolder = (await person.filesCreateFolderV2({ path: CASE })).result.metadata.id;
	const save = async (path: string, content: string): Promise<FileEntry> => {
		const mode = { '.tag': 'overwrite' } as const;
		await person.filesUpload({ path: `${CASE}/${path}`, contents: content, mode });
		return (await dropbox.find(`${CASE}/${path}`)) as FileEntry;
	};
	const version = (file: FileEntry, more: Partial<VersionToArchive> = {}): VersionToArchive => ({
		...{ file, name: file.name, caseFolder, folder: '_Archive', timezone: 'UTC' },
		...more,
	});
	const names = async (path = `${CASE}/_Archive`) =>
		Object.keys(await treeOf(dropbox, path)).map((each) => each.slice(path.length + 1));
	/** The adapter of another run, whose calls go through this. */
	const runThrough = (through: (send: Send) => Send): DropboxPort => {
		const api = createApi(through(world.send), world.clock, async () => ({}));
		return createDropbox(api, world.clock, { whoAmI: dropbox.whoAmI });
	};
	return {
		...world,
		runThrough,
		caseFolder,
		save,
		version,
		names,
		tree: async () => await treeOf(dropbox, CASE),
	};
}
