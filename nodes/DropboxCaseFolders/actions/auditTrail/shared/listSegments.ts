import { isSegmentFolder, segmentAt } from '../../../../shared/domain/audit/segmentPlace';
import type { FileEntry } from '../../../../shared/domain/entry';
import { joinPath } from '../../../../shared/domain/paths';
import type { Listings } from '../../../../shared/dropbox/port';

/** A file in the place of a segment. */
export interface SegmentFile {
	number: number;
	file: FileEntry;
}

/** What lies in one of the folders of a trail. */
export interface SegmentFolder {
	name: string;
	/** In the order of their numbers. */
	files: SegmentFile[];
	/** How many other files and folders lie there, such as copies of segments. */
	others: number;
}

/**
 * The segments of a trail by the folders they lie in, listed only as far as they are asked for: names are enough, so that it
 * works wherever the folder lies.
 * @param address of the audit folder
 * @param from the end at which to begin
 * @throws Refusal `not_found`, `not_a_folder`, `no_access`
 */
export async function* listSegments(
	address: string,
	from: 'first' | 'last',
	dropbox: Listings,
): AsyncGenerator<SegmentFolder, undefined> {
	const names = new Set<string>();
	for await (const page of dropbox.list(address, 'one level')) {
		for (const { kind, name } of page) if (kind === 'folder' && isSegmentFolder(name)) names.add(name);
	}
	const ordered = [...names].sort((one, other) => Number(one) - Number(other));
	for (const name of from === 'first' ? ordered : ordered.reverse())
		yield await listFolder(address, name, dropbox);
}

async function listFolder(address: string, name: string, dropbox: Listings): Promise<SegmentFolder> {
	const files = new Map<number, SegmentFile>();
	const others = new Set<string>();
	for await (const page of dropbox.list(joinPath(address, name), 'one level')) {
		for (const entry of page) {
			const number = segmentAt(`${name}/${entry.name}`);
			if (entry.kind === 'file' && number !== undefined) files.set(number, { number, file: entry });
			else others.add(entry.id);
		}
	}
	const ordered = [...files.values()].sort((one, other) => one.number - other.number);
	return { name, files: ordered, others: others.size };
}
