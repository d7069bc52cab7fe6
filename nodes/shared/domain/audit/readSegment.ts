import { parseObject } from '../../core/parseObject';
import { MARK, idMark } from './AuditEvent';
import { leafHash, peaksOf } from './merkle';
import { headerLine, markOf, treeAfter, type SegmentHeader, type WrittenEvent } from './Segment';

const LINE_FEED = 0x0a;
/** `<mark of the ID> <mark of the event> <JSON>`. */
const PREFIX = /^[0-9a-f]{16} [0-9a-f]{16} $/;
const PREFIX_BYTES = 2 * MARK + 2;

/** A line of a segment as it was found. */
export interface SegmentLine extends WrittenEvent {
	/** Whether its marks are those of what it says. */
	isSound: boolean;
}

/** A segment as it was found. */
export interface ReadSegment {
	/** Undefined where it is not one that was written: it cannot be read, or contradicts itself. */
	header: SegmentHeader | undefined;
	lines: SegmentLine[];
	/** Whether its last line has an end. */
	isWhole: boolean;
}

/** Reads whatever stands where a segment should be, as far as it goes. */
export function readSegment(bytes: Buffer): ReadSegment {
	const isWhole = bytes.at(-1) === LINE_FEED;
	const lines = linesOf(bytes).slice(1);
	return { header: headerOf(bytes), lines: lines.map(readLine), isWhole };
}

/** What its first line says, as `readSegment` has it; no event is looked at. */
export function headerOf(bytes: Buffer): SegmentHeader | undefined {
	const [first] = eachLine(bytes);
	return readHeader(first?.toString() ?? '');
}

/**
 * The marks of the IDs and events alone, by which a batch is held against what is there: nothing is hashed. They stand
 * one behind the other, as many characters for a line that has none.
 */
export const readMarks = (bytes: Buffer): string =>
	linesOf(bytes)
		.slice(1)
		.map((line) => {
			const { idMark, eventMark } = marksIn(line);
			return `${idMark}${eventMark}`.padEnd(2 * MARK);
		})
		.join('');

/** The marks that `readMarks` gave, event by event. */
export function* eachMark(
	marks: string,
): Generator<{ index: number } & Pick<WrittenEvent, 'idMark' | 'eventMark'>> {
	for (let at = 0; at < marks.length; at += 2 * MARK) {
		const [idMark, eventMark] = [marks.slice(at, at + MARK), marks.slice(at + MARK, at + 2 * MARK)];
		yield { index: at / (2 * MARK), idMark, eventMark };
	}
}

function* eachLine(bytes: Buffer): Generator<Buffer> {
	for (let start = 0; start < bytes.length;) {
		const found = bytes.indexOf(LINE_FEED, start);
		const end = found < 0 ? bytes.length : found;
		yield bytes.subarray(start, end);
		start = end + 1;
	}
}

const linesOf = (bytes: Buffer): Buffer[] => [...eachLine(bytes)];

function marksIn(line: Buffer) {
	const prefix = line.toString('latin1', 0, PREFIX_BYTES);
	const isPrefix = PREFIX.test(prefix);
	return {
		idMark: isPrefix ? prefix.slice(0, MARK) : '',
		eventMark: isPrefix ? prefix.slice(MARK + 1, -1) : '',
	};
}

function readLine(line: Buffer): SegmentLine {
	const marks = marksIn(line);
	const json = line.subarray(PREFIX_BYTES);
	const leaf = leafHash(json);
	const id = parseObject(json.toString())['eventId'];
	const isSound = marks.eventMark === markOf(leaf) && typeof id === 'string' && marks.idMark === idMark(id);
	return { ...marks, json, leaf, isSound };
}

function readHeader(line: string): SegmentHeader | undefined {
	const { segment, previous, eventsBefore, events, root, peaks } = parseObject(line);
	const isHeader =
		isCount(segment) && isCount(eventsBefore) && isCount(events) && isHash(root) && Array.isArray(peaks);
	if (!isHeader || !peaks.every(isHash) || (previous !== '' && !isHash(previous))) return undefined;
	const header: SegmentHeader = { segment, previous, eventsBefore, events, root, peaks };
	return headerLine(header) === line && agrees(header) ? header : undefined;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

const agrees = ({ eventsBefore, events, root, peaks }: SegmentHeader): boolean =>
	peaks.length === peaksOf(eventsBefore + events) &&
	treeAfter({ eventsBefore, events, peaks }).root().toString('hex') === root;
