import type { files } from 'dropbox';
import { readPathArg } from '../../arguments/files';
import { RouteError, type DownloadResponse } from '../../route';
import type { FileEntry, FolderEntry } from '../../state/Entry';
import { find } from '../../state/find';
import { folderMetadata } from '../../state/metadata';
import { noLookup } from '../../state/refusals';
import { holderOf } from '../../state/tree';
import type { View } from '../../state/View';
import { zipStream, type ZipEntry } from '../../zip/zipStream';
import { route, viewOf } from './define';
import { refused } from './refused';

const LARGEST_SUM = 20e9;
const LARGEST_FILE = 4e9;
/** "fewer than 10,000 total file and folder entries, including the top level folder" (spec). */
const TOO_MANY_ENTRIES = 10_000;

export const downloadZip = route({
	name: 'files/download_zip',
	argument: readPathArg,
	async answer(call): Promise<DownloadResponse> {
		const view = viewOf(call);
		const folder = refused({ lookup: 'path' }, () => folderAt(view, call.argument.path));
		const entries = collect(view, folder);
		const result: files.DownloadZipResult = { metadata: folderMetadata(view, folder) };
		const response = {
			status: 200,
			headers: { 'content-type': 'application/zip' },
			body: zipStream(entries),
		};
		return { download: { result, response } };
	},
});

function folderAt(view: View, path: string): FolderEntry {
	const entry = find(view, path);
	if (entry.kind === 'file') throw noLookup('not_folder');
	return entry;
}

/** All that goes into the archive, below the folder's own name. Throws too_large or too_many_files. */
function collect(view: View, top: FolderEntry): ZipEntry[] {
	const entries: ZipEntry[] = [];
	let sum = 0;
	const add = (folder: FolderEntry, path: string): void => {
		entries.push({ path: `${path}/`, modified: view.state.clock.now() });
		for (const child of holderOf(folder).children) {
			if (!view.sees(child)) continue;
			if (child.kind === 'folder') add(child, `${path}/${child.name}`);
			else if (isDownloadable(view, child)) {
				const { blob, serverModified } = child.revision;
				sum += blob.size;
				if (blob.size >= LARGEST_FILE || sum >= LARGEST_SUM) throw new RouteError({ '.tag': 'too_large' });
				const read = () => view.state.contents.read(blob);
				entries.push({
					...{ path: `${path}/${child.name}`, modified: serverModified * 1000, read },
					...form(view, blob.size, entries.length),
				});
			}
			if (entries.length >= TOO_MANY_ENTRIES) throw new RouteError({ '.tag': 'too_many_files' });
		}
	};
	add(top, top.name);
	return entries;
}

/** What becomes of files without contents to download is not said; left out, a client has to find that out. */
function isDownloadable({ state }: View, { number }: FileEntry): boolean {
	return !state.exportedAs.has(number) && !state.withheld.has(number);
}

/** Files above this size are stored as they are, which costs no time. */
const LARGEST_DEFLATED = 1024 * 1024;

function form({ state }: View, size: number, index: number): Pick<ZipEntry, 'isDeflated' | 'isWide'> {
	if (state.switches.zipEntries === 'plain') return {};
	return { isDeflated: index % 2 === 0 && size <= LARGEST_DEFLATED, isWide: index % 5 === 4 };
}
