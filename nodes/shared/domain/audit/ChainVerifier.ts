import { parseObject } from '../../core/parseObject';
import { AnchorCheck, type Anchor } from './Anchor';
import { findingOf, type Finding, type FindingKind } from './Finding';
import { GrowingTree, sha256 } from './merkle';
import { readSegment, type ReadSegment, type SegmentLine } from './readSegment';
import { treeAfter, type SegmentHeader } from './Segment';

/** What a trail was found to be. */
export interface Verification {
	/** Whether nothing is wrong with it. */
	ok: boolean;
	events: number;
	segments: number;
	/** Of the tree of all its events, in hex. */
	root: string;
	findings: Finding[];
}

/**
 * Verifies a trail segment by segment, none of which is kept: only the peaks of the tree, and a mark for each ID.
 *
 * Where a segment is not what it was, those behind it are still looked at: they were written on what it was then, which
 * is its own word for it, or what its lines come to. Each of these is tried, and which of them fits says who is at fault.
 */
export class ChainVerifier {
	private readonly anchor: AnchorCheck;
	private readonly findings: Finding[] = [];
	private readonly ids = new Set<string>();
	/** The trees on which the next segment may have been written, the likeliest first; none where one is missing. */
	private bases: GrowingTree[] = [new GrowingTree()];
	/** Whether the segment before says by itself what it came to. */
	private isBaseKnown = true;
	private lastNumber = 0;
	private lastHash = '';
	private segments = 0;

	/** @param anchor what was noted of the trail earlier */
	constructor(anchor?: Anchor) {
		this.anchor = new AnchorCheck(anchor);
	}

	/**
	 * Looks at what stands in the place of a segment.
	 * @param number of that place; each must be larger than the one before
	 * @param hash SHA-256 of all bytes, where `bytes` has not all of them
	 * @returns its lines, those that are part of the trail
	 */
	add(number: number, bytes: Buffer, hash = sha256(bytes)): readonly SegmentLine[] {
		this.seeMissing(number);
		const read = readSegment(bytes);
		this.segments++;
		const isOther = read.header !== undefined && read.header.segment !== number;
		if (isOther) this.find('segmentMisplaced', number, `It is segment ${read.header?.segment}.`);
		else this.addLines(number, read);
		this.isBaseKnown = !isOther && read.header !== undefined;
		this.lastNumber = number;
		this.lastHash = hash;
		return isOther ? [] : read.lines;
	}

	/** Something that is wrong with the files, rather than with what stands in them. */
	addFinding(finding: Finding): void {
		this.findings.push(finding);
	}

	/** After the last segment. */
	finish(): Verification {
		const tree = this.bases[0] ?? new GrowingTree();
		const findings = [...this.findings, ...this.anchor.findings(tree.size)];
		const { segments } = this;
		return {
			...{ ok: findings.length === 0, events: tree.size, segments },
			...{ root: tree.root().toString('hex'), findings },
		};
	}

	private seeMissing(number: number): void {
		const [first, last] = [this.lastNumber + 1, number - 1];
		if (first > last) return;
		const which = first === last ? `Segment ${first} is` : `The segments ${first} to ${last} are`;
		this.find('segmentMissing', first, `${which} not there.`);
		this.bases = [];
		this.isBaseKnown = false;
	}

	private addLines(number: number, read: ReadSegment): void {
		const { header, lines } = read;
		lines.forEach((line, index) => this.addLine(number, line, index));
		this.checkEnd(number, read);
		const grown = this.bases.map((base) => this.grow(base, lines));
		if (header === undefined) {
			this.find('segmentAltered', number, 'Its first line is not what was written there.');
			this.bases = grown;
			return;
		}
		const claimed = treeAfter(header);
		this.anchor.see(claimed);
		const fits = (tree: GrowingTree) => tree.size === claimed.size && tree.root().equals(claimed.root());
		const isProven = grown.some((tree) => tree.size - lines.length === header.eventsBefore && fits(tree));
		this.checkLink(number, header, isProven);
		// One that is proven needs no other; else its own word comes first, as whoever wrote the next went by it.
		this.bases = isProven ? [claimed] : [claimed, ...grown.filter((tree) => !fits(tree)).slice(0, 2)];
	}

	private addLine(number: number, { idMark, isSound, json }: SegmentLine, index: number): void {
		if (!isSound) this.findAltered(number, json, index);
		else if (this.ids.has(idMark)) this.findTwice(number, json, index);
		else this.ids.add(idMark);
	}

	private findAltered(number: number, json: Buffer, index: number): void {
		const { eventId: id } = parseObject(json.toString());
		const event = typeof id === 'string' ? id : null;
		this.find('eventAltered', number, `Event ${index + 1} of the segment was changed.`, event);
	}

	private findTwice(number: number, json: Buffer, index: number): void {
		const says = `Event ${index + 1} of the segment has the ID of one that stands before it.`;
		this.find('eventTwice', number, says, String(parseObject(json.toString())['eventId']));
	}

	private checkEnd(number: number, { header, lines, isWhole }: ReadSegment): void {
		const { length } = lines;
		const expected = header?.events ?? length;
		if (length < expected) this.find('cutOff', number, `It has ${length} of its ${expected} events.`);
		else if (!isWhole) this.find('cutOff', number, 'The end of its last line is missing.');
		if (length > expected)
			this.find('segmentAltered', number, `It has ${length} events, and says that it has ${expected}.`);
	}

	/** Whether the segment was written on the one before as that is now, and whether its events are those it was written with. */
	private checkLink(number: number, { previous }: SegmentHeader, isProven: boolean): void {
		const isUnknown = this.bases.length === 0;
		const isLinked = previous === this.lastHash;
		const isKnown = (segment: number) => this.findings.some((finding) => finding.segment === segment);
		if (isProven && !isLinked && !isKnown(number - 1))
			this.find('segmentAltered', number, 'Its link to the segment before it was changed.');
		if (isProven || isUnknown || isKnown(number)) return;
		if (isLinked || (isKnown(number - 1) && this.isBaseKnown))
			this.find('segmentAltered', number, 'Its events are not those that it was written with.');
		else if (number === 1) this.find('segmentAltered', number, 'It is not the first segment of a trail.');
		else if (!isKnown(number - 1))
			this.find('segmentAltered', number - 1, `It is not the one on which segment ${number} was written.`);
	}

	private grow(base: GrowingTree, lines: readonly SegmentLine[]): GrowingTree {
		const tree = base.copy();
		for (const { leaf } of lines) {
			tree.append(leaf);
			this.anchor.see(tree);
		}
		return tree;
	}

	private find(kind: FindingKind, segment: number, says: string, event: string | null = null): void {
		this.findings.push(findingOf(kind, segment, says, event));
	}
}
