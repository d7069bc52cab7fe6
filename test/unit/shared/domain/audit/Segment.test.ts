/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { GrowingTree, leafHash, sha256 } from '@/nodes/shared/domain/audit/merkle';
import { eachMark, readMarks, readSegment } from '@/nodes/shared/domain/audit/readSegment';
import {
	emptyHead,
	treeAfter,
	writeSegment,
	writtenEvent,
	type SegmentHeader,
} from '@/nodes/shared/domain/audit/Segment';
import { eventOf, trailOf } from './trails';

const events = ['a', 'b', 'c'].map((id) => writtenEvent(eventOf(id)));

it('writes a line that says what came before, and one for each event', () => {
	const { bytes, header, head } = writeSegment(emptyHead(), events);
	const [first = '', ...lines] = bytes.toString().split('\n');
	expect(JSON.parse(first)).toEqual({ format: 'case-folders-audit/1', ...header });
	expect(header).toMatchObject({ segment: 1, previous: '', eventsBefore: 0, events: 3 });
	expect(lines[0]).toBe(
		`${sha256(Buffer.from('a')).slice(0, 16)} ${leafHash(events[0]?.json as Buffer)
			.toString('hex')
			.slice(0, 16)} ${events[0]?.json.toString()}`,
	);
	expect([lines.length, lines[3]]).toEqual([4, '']);
	expect(head).toEqual({ segment: 1, hash: sha256(bytes), tree: expect.any(GrowingTree) as unknown });

	const next = writeSegment(head, events.slice(0, 1));
	expect(next.header).toMatchObject({ segment: 2, previous: sha256(bytes), eventsBefore: 3, events: 1 });
	const whole = new GrowingTree();
	for (const { leaf } of [...events, ...events.slice(0, 1)]) whole.append(leaf);
	expect(next.header.root).toBe(whole.root().toString('hex'));
	expect(treeAfter(next.header).peaks).toEqual(whole.peaks);
	// What was written before is not touched.
	expect(head.tree.size).toBe(3);
});

it('reads back what it wrote', () => {
	const { bytes, header } = writeSegment(emptyHead(), events);
	const read = readSegment(bytes);
	expect([read.header, read.isWhole]).toEqual([header, true]);
	expect(read.lines).toEqual(events.map((event) => ({ ...event, isSound: true })));
	expect([...eachMark(readMarks(bytes))]).toEqual(
		events.map(({ idMark, eventMark }, index) => ({ index, idMark, eventMark })),
	);
});

it.each([
	['nothing', Buffer.alloc(0)],
	['bytes', Buffer.from([0xff, 0x0a, 0xfe])],
	['a page', Buffer.from('<html>\n<p>gone</p>\n')],
	['lists', Buffer.from('[]\n[]')],
])('reads %s as far as it goes', (_what, bytes) => {
	const { header, lines } = readSegment(bytes);
	expect([header, lines.filter(({ isSound }) => isSound)]).toEqual([undefined, []]);
	expect([...eachMark(readMarks(bytes))].map(({ idMark }) => idMark.trim())).toEqual(lines.map(() => ''));
});

it('takes a first line that contradicts itself for none', () => {
	const [bytes = Buffer.alloc(0)] = trailOf(3);
	const { header } = readSegment(bytes);
	const without = (change: Partial<Record<keyof SegmentHeader, unknown>>) =>
		readSegment(Buffer.from(`${JSON.stringify({ format: 'case-folders-audit/1', ...header, ...change })}\n`))
			.header;
	expect(without({})).toEqual(header);
	for (const change of [
		...[{ segment: -1 }, { segment: '1' }, { previous: 'x' }, { previous: null }, { events: 4 }],
		...[{ events: 1.5 }, { root: '0'.repeat(64) }, { root: 'x' }, { peaks: [] }, { peaks: 'x' }],
		...[
			{ peaks: ['x', 'y'] },
			{ peaks: [...(header?.peaks ?? [])].reverse() },
			{ format: 'other' },
			{ more: 1 },
		],
	]) {
		expect([change, without(change)]).toEqual([change, undefined]);
	}
});
