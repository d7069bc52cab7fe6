import { isSegmentFolder, segmentAt } from '../../../../shared/domain/audit/segmentPlace';
import type { FileEntry } from '../../../../shared/domain/entry';
import { joinPath } from '../../../../shared/domain/paths';
import type { Listings } from '../../../../shared/dropbox/port';

/** A file in the place of a segment. */
export interface SegmentFile {
	number: number;
	file: FileEntry;
}

/**
 * The segments of a trail, the last one first, in pages of a folder each: listed only as far as they are asked for.
 * @param address of the audit folder
 */
export async function* listSegmentsBackward(
	address: string,
	dropbox: Listings,
): AsyncGenerator<SegmentFile[], undefined> {
	const folders: string[] = [];
	for await (const page of dropbox.list(address, 'one level')) {
		for (const { kind, name } of page) if (kind === 'folder' && isSegmentFolder(name)) folders.push(name);
	}
	for (const folder of [...new Set(folders)].sort().reverse())
		yield await listFolder(address, folder, dropbox);
}

async function listFolder(address: string, folder: string, dropbox: Listings): Promise<SegmentFile[]> {
	const found = new Map<number, SegmentFile>();
	for await (const page of dropbox.list(joinPath(address, folder), 'one level')) {
		for (const entry of page) {
			const number = segmentAt(`${folder}/${entry.name}`);
			if (entry.kind === 'file' && number !== undefined) found.set(number, { number, file: entry });
		}
	}
	return [...found.values()].sort((one, other) => other.number - one.number);
}
