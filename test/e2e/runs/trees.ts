import type { EmulatedDropbox } from '../stack/EmulatedDropbox';

/** The files of a case folder by their paths below it, each with its content hash. */
export async function filesBelow(dropbox: EmulatedDropbox, folder: string): Promise<Record<string, string>> {
	const entries = await dropbox.entriesIn('matters', folder);
	const files = entries.filter(({ kind }) => kind === 'file');
	return Object.fromEntries(
		files.map(({ path, contentHash = '' }) => [path.slice(folder.length + 1), contentHash]),
	);
}

/** Makes a case folder of `/Matters`, and says what a webhook is told of it. */
export async function newCaseFolder(dropbox: EmulatedDropbox, name: string): Promise<{ folderId: string }> {
	const [made] = await dropbox.makeFolders('matters', [`/${name}`]);
	return { folderId: made?.id ?? '' };
}
