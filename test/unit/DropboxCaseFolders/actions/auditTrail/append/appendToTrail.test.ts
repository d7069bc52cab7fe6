/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import {
	appendToTrail,
	SEGMENT_LIMITS,
} from '@/nodes/DropboxCaseFolders/actions/auditTrail/append/appendToTrail';
import { KnownSegments } from '@/nodes/DropboxCaseFolders/actions/auditTrail/append/KnownSegments';
import { writtenEvent } from '@/nodes/shared/domain/audit/Segment';
import { segmentPath } from '@/nodes/shared/domain/audit/segmentPlace';
import type { DropboxPort } from '@/nodes/shared/dropbox/port';
import { AUDIT, createTrailHarness, eventOf, ids, segmentsIn, trailIn } from '../trailHarness';

let world: Awaited<ReturnType<typeof createTrailHarness>>;
beforeEach(async () => {
	world = await createTrailHarness();
});
afterEach(() => world.close());

/** A process of its own, which knows only what it has read or written. */
function createProcess(dropbox: DropboxPort = world.dropbox, limits = SEGMENT_LIMITS) {
	const known = new KnownSegments();
	const since = Date.parse('2026-04-29T00:00:00Z');
	return async (events: string[], more: object = {}) => {
		const written = events.map((id) => writtenEvent(eventOf(id)));
		const outcomes = await appendToTrail(written, { address: AUDIT, since, dropbox, known, limits, ...more });
		return outcomes.map((outcome) =>
			outcome.ok
				? `${outcome.value.alreadyThere ? 'there' : 'added'} ${outcome.value.segment} ${outcome.value.position}`
				: outcome.refusal.reason,
		);
	};
}

it('cuts a run into segments that are sent by one request each', async () => {
	const few = createProcess(world.dropbox, { events: 2, bytes: 1000 });
	expect(await few(ids(5))).toEqual(['added 1 0', 'added 1 1', 'added 2 2', 'added 2 3', 'added 3 4']);
	expect(world.calls('files/list_folder')).toBe(1);
	const short = createProcess(world.dropbox, { events: 9, bytes: 1 });
	expect(await short(['a', 'b'])).toEqual(['added 4 5', 'added 5 6']);
	expect(await trailIn(world)).toMatchObject({ ok: true, segments: 5, events: 7 });
});

it('goes on behind what another process has written meanwhile, and adds nothing twice', async () => {
	const other = createProcess();
	let isFirst = true;
	const overtaken: DropboxPort = {
		...world.dropbox,
		upload: async (documents, settled) => {
			if (isFirst) {
				isFirst = false;
				expect(await other(['x', 'b'])).toEqual(['added 1 0', 'added 1 1']);
			}
			return await world.dropbox.upload(documents, settled);
		},
	};
	expect(await createProcess(overtaken)(['a', 'b'])).toEqual(['added 2 2', 'there 1 1']);
	expect(await trailIn(world)).toMatchObject({ ok: true, ids: ['x', 'b', 'a'] });
});

it('makes one trail of two processes that add a thousand events each at once', async () => {
	const work = async (name: string) => {
		const append = createProcess();
		for (let batch = 0; batch < 20; batch++)
			expect(await append(ids(50, `${name}${batch}-`))).toEqual(
				Array.from({ length: 50 }, () => expect.stringMatching(/^added /) as string),
			);
	};
	await Promise.all(['one', 'other'].map(work));
	const { ok, events, segments, ids: written } = await trailIn(world);
	expect({ ok, events, segments }).toEqual({ ok: true, events: 2000, segments: 40 });
	expect(new Set(written).size).toBe(2000);
});

it('makes one trail where both add the same events', async () => {
	const outcomes = await Promise.all(
		[createProcess(), createProcess()].map(async (append) => await append(ids(9))),
	);
	expect(outcomes.flat().every((outcome) => / 1 \d$/.test(outcome))).toBe(true);
	expect(await trailIn(world)).toMatchObject({ ok: true, events: 9, segments: 1 });
});

describe('behind a segment that is damaged', () => {
	const damage: Array<[string, (bytes: Buffer, first: Buffer) => Buffer | string, string[]]> = [
		['whose event was changed', (bytes) => bytes.toString().replace('done', 'gone'), ['eventAltered 2']],
		[
			'whose first line was changed',
			(bytes) => bytes.toString().replace('format', 'fromat'),
			['segmentAltered 2'],
		],
		['that is empty', () => '', ['segmentAltered 2', 'cutOff 2']],
		[
			'that is something else',
			() => Buffer.from([0xff, 0, 0x0a, 1]),
			['segmentAltered 2', 'eventAltered 2', 'cutOff 2'],
		],
		['that is another one', (_bytes, first) => first, ['segmentMisplaced 2']],
	];
	it.each(damage)('it goes on: %s', async (_what, change, findings) => {
		await createProcess()(ids(3));
		await createProcess()(['x', 'y']);
		const segments = await segmentsIn(world);
		const changed = change(segments.get(2) as Buffer, segments.get(1) as Buffer);
		await world.save(segmentPath(2), changed);
		const [added] = await createProcess()(['new']);
		expect(added).toMatch(/^added 3 /);
		expect(await createProcess()(['new', 'e1'])).toEqual([
			added?.replace('added', 'there'),
			expect.stringMatching(/^there /),
		]);
		expect(await createProcess()(['next'])).toEqual([expect.stringMatching(/^added 4 /)]);
		const { findings: found } = await trailIn(world);
		expect(findings).toEqual(expect.arrayContaining(found.map(({ kind, segment }) => `${kind} ${segment}`)));
		expect(found.length).toBeGreaterThan(0);
	});

	it('it goes on behind the events before it where a copy of an earlier one is the last', async () => {
		await createProcess()(ids(3));
		await createProcess()(['x', 'y']);
		await world.save(segmentPath(3), (await segmentsIn(world)).get(1) as Buffer);
		expect(await createProcess()(['new'])).toEqual(['added 4 5']);
		const { findings } = await trailIn(world);
		expect(findings.map(({ kind, segment }) => `${kind} ${segment}`)).toEqual(['segmentMisplaced 3']);
	});

	it.each([
		['99999/099999000.jsonl', [99_999_001, 99_999_002]],
		['1000000/999999999.jsonl', [1_000_000_000, 1_000_000_001]],
	])('it goes on behind a stray file, whatever number it has: %s', async (stray, [first, second]) => {
		await createProcess()(ids(3));
		await world.save(stray, 'mine');
		expect(await createProcess()(['new'])).toEqual([`added ${first} 3`]);
		expect(await createProcess()(['next', 'e1', 'new'])).toEqual([
			...[`added ${second} 4`, 'there 1 0', `there ${first} 3`],
		]);
		const { events, findings } = await trailIn(world);
		expect([events, findings.every(({ segment }) => segment !== first && segment !== second)]).toEqual([
			...[5, true],
		]);
	});

	it('it goes on although none is left that can be read', async () => {
		await createProcess()(['a']);
		await world.save(segmentPath(1), 'x');
		expect(await createProcess()(['b'])).toEqual(['added 2 0']);
		expect((await trailIn(world)).findings.every(({ segment }) => segment === 1)).toBe(true);
	});
});

it('reads only segments that were written since the oldest of its events happened', async () => {
	for (const id of ids(4)) await createProcess()([id]);
	const { clock } = world;
	await clock.sleep(48 * 60 * 60_000);
	await createProcess()(['late']);
	world.emulator.log.clear();
	expect(await createProcess()(['new'], { since: clock.now() - 60_000 })).toEqual(['added 6 5']);
	expect(world.calls('files/download')).toBe(1);
	expect(await createProcess()(['e1', 'late'])).toEqual(['there 1 0', 'there 5 4']);
});

it('looks into the folders before where their segments may be recent, and goes on in the next folder', async () => {
	await createProcess()(['a']);
	const [bytes] = (await segmentsIn(world)).values();
	// As if there were a thousand: the last of a folder, which counts for what it is, a copy.
	await world.save(segmentPath(1000), bytes as Buffer);
	expect(await createProcess()(['b'])).toEqual(['added 1001 1']);
	expect(Object.keys(Object.fromEntries(await segmentsIn(world)))).toEqual(['1', '1000', '1001']);
	expect(await createProcess()(['a', 'b'])).toEqual([expect.stringMatching(/^there /), 'there 1001 1']);
});

it('leaves alone what is no segment, and refuses where that is in the way', async () => {
	await world.save('notes.txt', 'mine');
	await world.save('00001/000000001 (1).jsonl', 'a copy');
	await world.person.filesCreateFolderV2({ path: `${AUDIT}/00001/000000001.jsonl` });
	expect(await createProcess()(['a'])).toEqual(['name_taken']);
	await world.person.filesDeleteV2({ path: `${AUDIT}/00001/000000001.jsonl` });
	expect(await createProcess()(['a'])).toEqual(['added 1 0']);
});

it('says what was added before there was no more space', async () => {
	const owner = [...world.state.registry.accounts.values()].find(
		({ accountId }) => accountId === world.fixture.accounts['owner']?.accountId,
	);
	const few = createProcess(world.dropbox, { events: 1, bytes: 1000 });
	expect(await few(['a'])).toEqual(['added 1 0']);
	const [segment] = (await segmentsIn(world)).values();
	if (owner !== undefined) owner.quotaBytes = 2.5 * (segment?.length ?? 0);
	expect(await few(['b', 'c', 'a'])).toEqual(['added 2 1', 'no_space', 'there 1 0']);
	if (owner !== undefined) owner.quotaBytes = Infinity;
	expect(await few(['b', 'c', 'a'])).toEqual(['there 2 1', 'added 3 2', 'there 1 0']);
	expect(await trailIn(world)).toMatchObject({ ok: true, ids: ['a', 'b', 'c'] });
});
