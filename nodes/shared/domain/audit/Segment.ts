import { MARK, idMark, type AuditEvent, writeEvent } from './AuditEvent';
import { GrowingTree, leafHash, sha256 } from './merkle';

/** What the first line of a segment says. Hashes are in hex. */
export interface SegmentHeader {
	/** Its number; the first is 1. */
	segment: number;
	/** SHA-256 of all bytes of the segment before; empty in the first. */
	previous: string;
	/** How many events stand in the segments before. */
	eventsBefore: number;
	/** How many stand in this one. */
	events: number;
	/** Of the tree of all events up to the last of this segment. */
	root: string;
	/** Of the same tree, so that the next segment is written without what came before. */
	peaks: readonly string[];
}

/** The end of a trail, on which the next segment is written. */
export interface TrailHead {
	/** The number of the last segment; 0 where there is none. */
	segment: number;
	/** SHA-256 of its bytes; empty where there is none. */
	hash: string;
	/** Of all events so far. */
	tree: GrowingTree;
}

/** An event in the form in which it is written. */
export interface WrittenEvent {
	/** See `idMark`. */
	idMark: string;
	/** The beginning of `leaf`, in hex. */
	eventMark: string;
	/** In UTF-8. */
	json: Buffer;
	leaf: Buffer;
}

const FORMAT = 'case-folders-audit/1';

export const emptyHead = (): TrailHead => ({ segment: 0, hash: '', tree: new GrowingTree() });

export function writtenEvent(event: AuditEvent): WrittenEvent {
	const json = Buffer.from(writeEvent(event));
	const leaf = leafHash(json);
	return { idMark: idMark(event.eventId), eventMark: markOf(leaf), json, leaf };
}

/** See `eventMark`. */
export const markOf = (leaf: Buffer): string => leaf.toString('hex').slice(0, MARK);

/** The next segment, and the end of the trail with it. The same events on the same head give the same bytes. */
export function writeSegment(
	head: TrailHead,
	events: readonly WrittenEvent[],
): { bytes: Buffer; header: SegmentHeader; head: TrailHead } {
	const tree = head.tree.copy();
	for (const { leaf } of events) tree.append(leaf);
	const header: SegmentHeader = {
		segment: head.segment + 1,
		previous: head.hash,
		eventsBefore: head.tree.size,
		events: events.length,
		root: tree.root().toString('hex'),
		peaks: tree.peaks.map((peak) => peak.toString('hex')),
	};
	const lines = events.map(({ idMark: id, eventMark, json }) => [
		...[Buffer.from(`${id} ${eventMark} `), json, Buffer.from('\n')],
	]);
	const bytes = Buffer.concat([Buffer.from(`${headerLine(header)}\n`), ...lines.flat()]);
	return { bytes, header, head: { segment: header.segment, hash: sha256(bytes), tree } };
}

/** The first line as it is written. */
export function headerLine({ segment, previous, eventsBefore, events, root, peaks }: SegmentHeader): string {
	return JSON.stringify({ format: FORMAT, segment, previous, eventsBefore, events, root, peaks });
}

/** The tree up to the end of a segment, as its header has it. */
export const treeAfter = ({
	eventsBefore,
	events,
	peaks,
}: Pick<SegmentHeader, 'eventsBefore' | 'events' | 'peaks'>): GrowingTree =>
	new GrowingTree(
		eventsBefore + events,
		peaks.map((peak) => Buffer.from(peak, 'hex')),
	);
