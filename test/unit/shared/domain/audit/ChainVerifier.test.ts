/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { ChainVerifier } from '@/nodes/shared/domain/audit/ChainVerifier';
import type { Anchor } from '@/nodes/shared/domain/audit/Anchor';
import { EMPTY_ROOT, sha256 } from '@/nodes/shared/domain/audit/merkle';
import { readSegment } from '@/nodes/shared/domain/audit/readSegment';
import { treeAfter, writeSegment, writtenEvent, emptyHead } from '@/nodes/shared/domain/audit/Segment';
import { eventOf, segmentsOf, trailOf } from './trails';

/** Verifies what stands at the numbers from 1 on; nothing where undefined. */
function verify(segments: ReadonlyArray<Buffer | undefined>, anchor?: Anchor) {
	const verifier = new ChainVerifier(anchor);
	segments.forEach((bytes, index) => bytes && verifier.add(index + 1, bytes));
	return verifier.finish();
}
const found = (...given: Parameters<typeof verify>): string[] =>
	verify(...given).findings.map(({ kind, segment, eventId }) => `${kind} ${segment} ${eventId}`);

const anchorOf = (segments: readonly Buffer[]): Anchor => {
	const { events, root } = verify(segments);
	return { events, root };
};
/** With another text in place of one, the bytes around it as they are. */
const edited = (bytes: Buffer | undefined, from: string, to: string): Buffer => {
	const text = bytes?.toString() ?? '';
	expect(text).toContain(from);
	return Buffer.from(text.replace(from, to));
};
/** Replaced by segments that were written anew from there on. */
const forged = (segments: readonly Buffer[], number: number, events: string[]): Buffer[] => {
	const { header } = readSegment(segments[number - 2] ?? Buffer.alloc(0));
	const head =
		header === undefined
			? emptyHead()
			: { segment: number - 1, hash: sha256(segments[number - 2] as Buffer), tree: treeAfter(header) };
	return segments.with(
		number - 1,
		writeSegment(
			head,
			events.map((id) => writtenEvent(eventOf(id))),
		).bytes,
	);
};

const chain = trailOf(2, 1, 3, 1);

it('finds nothing in what is as it was written', () => {
	expect(verify(chain)).toEqual({
		...{ ok: true, events: 7, segments: 4, findings: [] },
		root: readSegment(chain[3] as Buffer).header?.root,
	});
	expect(verify([])).toEqual({
		...{ ok: true, events: 0, segments: 0, findings: [], root: EMPTY_ROOT.toString('hex') },
	});
});

it('names the event of ten that was altered', () => {
	const segments = trailOf(10);
	const [bytes] = segments;
	const text = bytes?.toString() ?? '';
	const line = text.split('\n')[7] ?? '';
	const altered = Buffer.from(text.replace(line, line.replace('"done"', '"refused"')));
	expect(verify([altered]).findings).toEqual([
		{
			...{ kind: 'eventAltered', segment: 1, eventId: 'e7', says: 'Event 7 of the segment was changed.' },
			whatToDo: expect.stringContaining('version history') as string,
		},
	]);
});

/** Of changes of one segment those after which Verify does not blame that segment, and no other. */
const unnoticed = (
	number: number,
	changes: ReadonlyArray<readonly [what: string, bytes: Buffer]>,
): string[] =>
	changes.flatMap(([what, bytes]) => {
		const { ok, findings } = verify(tiny.with(number - 1, bytes));
		const blamed = new Set(findings.map(({ segment }) => segment));
		return !ok && blamed.size === 1 && blamed.has(number) ? [] : [`${what}: ${[...blamed].join()}`];
	});
/** Small, so that each of its bytes can be tried; with a tree that is not full, and one behind it that is. */
const tiny = trailOf(2, 1, 1);
const places = (bytes: Buffer): number[] => [...bytes.keys()];

it('finds each byte that is another one, and says in which segment', () => {
	const flip = (bytes: Buffer, at: number) => {
		const altered = Buffer.from(bytes);
		// Now one that makes another letter of it, now one that makes it large or small.
		altered[at] = (altered[at] ?? 0) ^ (at % 2 === 0 ? 1 : 32);
		return [`byte ${at}`, altered] as const;
	};
	for (const [index, bytes] of tiny.entries())
		expect(
			unnoticed(
				index + 1,
				places(bytes).map((at) => flip(bytes, at)),
			),
		).toEqual([]);
});

it('finds each byte that is missing, each that was added, and each end that was cut off', () => {
	for (const [index, bytes] of tiny.entries()) {
		const changes = places(bytes).flatMap((at) => {
			const [before, behind] = [bytes.subarray(0, at), bytes.subarray(at)];
			return [
				[`${at} missing`, Buffer.concat([before, behind.subarray(1)])] as const,
				[`added at ${at}`, Buffer.concat([before, Buffer.from('\n'), behind])] as const,
				[`cut at ${at}`, before] as const,
			];
		});
		expect(unnoticed(index + 1, changes)).toEqual([]);
		expect(unnoticed(index + 1, [['longer', Buffer.concat([bytes, Buffer.from('x')])]])).toEqual([]);
	}
});

it('finds each segment that is missing; the last one with an anchor', () => {
	expect(
		chain.slice(0, 3).map((_, index) => found(chain.map((bytes, at) => (at === index ? undefined : bytes)))),
	).toEqual([['segmentMissing 1 null'], ['segmentMissing 2 null'], ['segmentMissing 3 null']]);
	expect(verify([undefined, undefined, undefined, chain[3]]).findings).toMatchObject([
		{ kind: 'segmentMissing', segment: 1, says: 'The segments 1 to 3 are not there.' },
	]);
	expect(found(chain.slice(0, 3))).toEqual([]);
	expect(found(chain.slice(0, 3), anchorOf(chain))).toEqual(['cutOff null null']);
	expect(found([], anchorOf(chain))).toEqual(['cutOff null null']);
});

it('finds segments that changed places, and those that are there twice', () => {
	for (let one = 0; one < chain.length; one++) {
		for (let other = one + 1; other < chain.length; other++) {
			const swapped = chain.with(one, chain[other] as Buffer).with(other, chain[one] as Buffer);
			expect(found(swapped)).toEqual([one + 1, other + 1].map((number) => `segmentMisplaced ${number} null`));
		}
		const doubled = [...chain.slice(0, one + 1), ...chain.slice(one)];
		expect(found(doubled)).toEqual(
			chain.slice(one).map((_, index) => `segmentMisplaced ${one + 2 + index} null`),
		);
		expect(found([...chain, chain[one]])).toEqual(['segmentMisplaced 5 null']);
	}
});

it('finds events that were inserted, taken out, doubled or put into another order', () => {
	const lines = chain[2]?.toString().split('\n') ?? [];
	const [header = '', one = '', two = '', three = ''] = lines;
	const from = (...its: string[]) => chain.with(2, Buffer.from([...its, ''].join('\n')));
	expect(found(from(header, one, three))).toEqual(['cutOff 3 null']);
	expect(found(from(header, one, two, two, three))).toEqual(['eventTwice 3 e5', 'segmentAltered 3 null']);
	expect(found(from(header, two, one, three))).toEqual(['segmentAltered 3 null']);
	const [inserted = ''] =
		segmentsOf([eventOf('new')])[0]
			?.toString()
			.split('\n')
			.slice(1) ?? [];
	expect(found(from(header, one, inserted, two, three))).toEqual(['segmentAltered 3 null']);
	expect(found(from(header, one, inserted, three))).toEqual(['segmentAltered 3 null']);
	expect(found(segmentsOf([eventOf('a')], [eventOf('b'), eventOf('a')]))).toEqual(['eventTwice 2 a']);
});

it('finds a segment that was written anew, and what was written anew behind it', () => {
	expect(found(forged(chain, 2, ['other']))).toEqual(['segmentAltered 2 null']);
	expect(found(forged(chain, 1, ['e1', 'other']))).toEqual(['segmentAltered 1 null']);
	// With as many events, and the link of the next one mended: that one’s tree is another.
	const mended = forged(chain, 2, ['other']);
	const link = readSegment(chain[2] as Buffer).header?.previous ?? '';
	const next = edited(mended[2], link, sha256(mended[1] as Buffer));
	expect(found(mended.with(2, next))).toContain('segmentAltered 3 null');
	const [first] = forged(chain, 1, ['e1', 'other']);
	expect(found([edited(first, '"previous":""', `"previous":"${'0'.repeat(64)}"`)])).toEqual([
		'segmentAltered 1 null',
	]);
});

it('finds a trail that was written anew as a whole, or from somewhere on, with an anchor', () => {
	const anew = segmentsOf([eventOf('e1'), eventOf('e2', { outcome: 'refused' })], [eventOf('e3')]);
	const anchor = anchorOf(trailOf(2, 1));
	expect(found(anew)).toEqual([]);
	expect(found(anew, anchor)).toEqual(['rewritten null null']);
	expect(found(trailOf(2, 1, 5), anchor)).toEqual([]);
	// Where the same events were put into other segments the anchor holds: they are the same events.
	expect(found(trailOf(1, 1, 1, 1), anchor)).toEqual([]);
	expect(found(trailOf(3, 4), { events: 0, root: EMPTY_ROOT.toString('hex') })).toEqual([]);
});

it('holds an anchor against what was written, whatever was damaged later', () => {
	const damaged = chain.with(1, edited(chain[1], '"done"', '"gone"'));
	expect(found(damaged, anchorOf(chain))).toEqual(['eventAltered 2 e3']);
	expect(found(damaged, anchorOf(chain.slice(0, 2)))).toEqual(['eventAltered 2 e3']);
});

it('goes on behind a segment that is damaged, and finds what else is wrong', () => {
	const noHeader = edited(chain[1], '"format"', '"fromat"');
	expect(found(chain.with(1, noHeader))).toEqual(['segmentAltered 2 null']);
	const two = chain
		.with(1, edited(chain[1], '"done"', '"gone"'))
		.with(2, edited(chain[2], '"done"', '"gone"'));
	expect(found(two)).toEqual(['eventAltered 2 e3', 'eventAltered 3 e4']);
	const both = chain.with(1, edited(chain[1], '"done"', '"gone"'));
	const [header = '', one = '', ...rest] = chain[2]?.toString().split('\n') ?? [];
	const swapped = Buffer.from([header, rest[0], one, ...rest.slice(1)].join('\n'));
	expect(found(both.with(2, swapped))).toEqual(['eventAltered 2 e3', 'segmentAltered 3 null']);
});

it('names no event whose ID cannot be read', () => {
	expect(found([edited(chain[0], '"eventId":"e1"', '"eventId":"e1')])).toEqual(['eventAltered 1 null']);
});
