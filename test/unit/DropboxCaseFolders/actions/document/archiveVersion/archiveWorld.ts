import type { VersionToArchive } from '../../../../../../nodes/DropboxCaseFolders/actions/document/archiveVersion/archiveVersions';
import type { FileEntry } from '../../../../../../nodes/shared/domain/entry';
import type { Send } from '../../../../../../nodes/shared/ports';
import { emulated } from '../../../../../support/emulated';
import { treeOf } from '../../../../../support/treeOf';

export const CASE = '/Cases/22-1';

/** Day of the emulator's clock, in UTC. */
export const TODAY = '20260501';

/** A case folder with the documents that a test saves in it, as a person would. */
export async function archiveWorld(through?: (send: Send) => Send) {
	const world = emulated(through === undefined ? {} : { through });
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
	return { ...world, caseFolder, save, version, names, tree: async () => await treeOf(dropbox, CASE) };
}
