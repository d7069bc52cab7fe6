import { inParallel } from '../../../../shared/core/outcome';
import { GrowingTree } from '../../../../shared/domain/audit/merkle';
import { readSegment } from '../../../../shared/domain/audit/readSegment';
import { emptyHead, treeAfter, type TrailHead } from '../../../../shared/domain/audit/Segment';
import type { Downloads, Listings } from '../../../../shared/dropbox/port';
import { readSegmentFile } from '../shared/readSegmentFile';
import type { KnownSegment, KnownSegments } from './KnownSegments';
import { listSegments, type SegmentFile, type SegmentFolder } from '../shared/listSegments';

/** Where a trail ends. */
export interface TrailEnd {
	/** On which the next segment is written. */
	head: TrailHead;
	/** The segments that were written lately, the last one first. */
	recent: Array<KnownSegment & { number: number }>;
}

/**
 * Finds where a trail ends: by two listings, and by reading those of its segments that are recent and not known yet.
 * @param address of the audit folder
 * @param since milliseconds since 1970; segments that were written later are recent
 */
export async function findEnd(
	address: string,
	since: number,
	dropbox: Listings & Downloads,
	known: KnownSegments,
): Promise<TrailEnd> {
	const files = new BackwardFiles(listSegments(address, 'last', dropbox));
	const isRecent = ({ file }: SegmentFile) => Date.parse(file.serverModified) >= since;
	// What was written before a segment that is old is older still, whatever was restored since.
	while (files.seen.every(isRecent) && (await files.seeMore()));
	const read = async ({ number, file }: SegmentFile) => ({
		number,
		...(await known.get(file.contentHash, async () => await readSegmentFile(file.id, dropbox))),
	});
	const recent = await inParallel(files.seen.filter(isRecent), read);
	const tree = await treeAt(0, files, read, dropbox);
	const last = files.seen[0];
	if (last === undefined) return { head: emptyHead(), recent };
	return { head: { segment: last.number, hash: (await read(last)).hash, tree }, recent };
}

/** The files of a trail's segments, the last one first, as far as they were asked for. */
class BackwardFiles {
	readonly seen: SegmentFile[] = [];

	constructor(private readonly pages: AsyncGenerator<SegmentFolder, undefined>) {}

	/** Whether there were more. */
	async seeMore(): Promise<boolean> {
		const next = await this.pages.next();
		if (next.done === true) return false;
		this.seen.push(...next.value.files.reverse());
		return true;
	}

	async at(index: number): Promise<SegmentFile | undefined> {
		while (index >= this.seen.length && (await this.seeMore()));
		return this.seen[index];
	}
}

/**
 * The tree up to a segment. Its own first line says it. Where that is damaged it is the tree before it with the lines
 * that are there; where another segment lies in its place, the tree before it.
 */
async function treeAt(
	index: number,
	files: BackwardFiles,
	read: (file: SegmentFile) => Promise<KnownSegment>,
	dropbox: Downloads,
): Promise<GrowingTree> {
	const segment = await files.at(index);
	if (segment === undefined) return new GrowingTree();
	const { header } = await read(segment);
	if (header?.segment === segment.number) return treeAfter(header);
	const tree = await treeAt(index + 1, files, read, dropbox);
	if (header !== undefined) return tree;
	const { bytes } = await readSegmentFile(segment.file.id, dropbox);
	for (const { leaf } of readSegment(bytes).lines) tree.append(leaf);
	return tree;
}
