import { headerOf, readMarks } from '../../../../shared/domain/audit/readSegment';
import type { SegmentHeader } from '../../../../shared/domain/audit/Segment';
import type { SegmentBytes } from '../shared/readSegmentFile';

/** What has to be known of a segment to write on it, and to tell whether an event stands in it. */
export interface KnownSegment {
	/** SHA-256 of its bytes. */
	hash: string;
	/** Undefined where it cannot be read. */
	header: SegmentHeader | undefined;
	/** See `readMarks`. */
	marks: string;
}

/** Characters of marks that are kept, 32 for each event. */
const MOST_KEPT = 32 * 200_000;

/**
 * Segments that were read, or written, by their content: what was read once need not be fetched again, since a segment
 * that is another one now has another content hash. The oldest are dropped.
 */
export class KnownSegments {
	private readonly segments = new Map<string, KnownSegment>();
	private kept = 0;

	/** @param contentHash Dropbox's own; undefined where it says none */
	async get(contentHash: string | undefined, read: () => Promise<SegmentBytes>): Promise<KnownSegment> {
		const known = contentHash === undefined ? undefined : this.segments.get(contentHash);
		return known ?? this.add(contentHash, await read());
	}

	add(contentHash: string | undefined, { bytes, hash }: SegmentBytes): KnownSegment {
		const segment: KnownSegment = { hash, header: headerOf(bytes), marks: readMarks(bytes) };
		if (contentHash === undefined || this.segments.has(contentHash)) return segment;
		this.segments.set(contentHash, segment);
		this.kept += segment.marks.length;
		this.dropOldest();
		return segment;
	}

	private dropOldest(): void {
		for (const [key, { marks }] of this.segments) {
			if (this.kept <= MOST_KEPT) return;
			this.segments.delete(key);
			this.kept -= marks.length;
		}
	}
}
