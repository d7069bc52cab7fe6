/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { appendEvents } from '@/nodes/DropboxCaseFolders/actions/auditTrail/appendEvents.operation';
import { createGuardedDropbox } from '@/nodes/shared/dropbox/guard/createGuardedDropbox';
import { createItemContext } from '@/test/support/createItemContext';
import { treeOf } from '@/test/support/treeOf';
import { createTrailHarness, eventOf, ids, requestOf, segmentsIn, trailIn } from './trailHarness';

let world: Awaited<ReturnType<typeof createTrailHarness>>;
beforeEach(async () => {
	world = await createTrailHarness();
});
afterEach(() => world.close());

const rowsOf = (outcomes: Awaited<ReturnType<typeof world.append>>) =>
	outcomes.map((outcome) => (outcome.ok ? appendEvents.rows(outcome.value)[0] : outcome.refusal.reason));

it('adds the events of a run as one segment, and says where each stands', async () => {
	const rows = rowsOf(await world.append(['a', 'b']));
	const { root, events, ids: written } = await trailIn(world);
	expect(rows).toEqual(
		['a', 'b'].map((eventId, position) => ({
			...{ status: 'appended', eventId, segment: 1, position, events: 2, root, anchor: `2:${root}` },
		})),
	);
	expect([events, written]).toEqual([2, ['a', 'b']]);
	expect(await treeOf(world.dropbox, '/Audit')).toEqual({
		'/Audit/00001': 'folder',
		'/Audit/00001/000000001.jsonl': expect.any(String) as string,
	});
});

it('adds an event once, in whatever run it comes again', async () => {
	await world.append(['a', 'b']);
	const first = await trailIn(world);
	const again = rowsOf(await world.append(['b', 'c', 'c', 'a']));
	expect(again).toMatchObject([
		{ status: 'alreadyThere', eventId: 'b', segment: 1, position: 1, events: 2, root: first.root },
		{ status: 'appended', eventId: 'c', segment: 2, position: 2, events: 3 },
		{ status: 'alreadyThere', eventId: 'c', segment: 2, position: 2, events: 3 },
		{ status: 'alreadyThere', eventId: 'a', segment: 1, position: 0 },
	]);
	expect(await trailIn(world)).toMatchObject({ ok: true, ids: ['a', 'b', 'c'] });
});

it('says where an event with the ID of another was left out', async () => {
	await world.append(['a']);
	const { dropbox, clock } = world;
	const other = await appendEvents.run([requestOf('a', { outcome: 'refused' })], { dropbox, clock });
	expect(rowsOf(other)).toMatchObject([
		{ status: 'alreadyThere', warnings: [expect.stringContaining('says something else')] },
	]);
	expect((await trailIn(world)).events).toBe(1);
});

it('says so too where both come in the same run: the first is added', async () => {
	const { dropbox, clock } = world;
	const requests = [requestOf('a'), requestOf('a', { outcome: 'refused' }), requestOf('a')];
	const [first, other, same] = rowsOf(await appendEvents.run(requests, { dropbox, clock }));
	expect(first).toMatchObject({ status: 'appended', position: 0 });
	expect(other).toMatchObject({
		...{ status: 'alreadyThere', position: 0 },
		warnings: [expect.stringContaining('says something else')],
	});
	expect(same).toMatchObject({ status: 'alreadyThere', position: 0 });
	expect([first, same]).not.toContainEqual(
		expect.objectContaining({ warnings: expect.anything() as unknown }),
	);
	expect(await trailIn(world)).toMatchObject({ ok: true, ids: ['a'] });
});

it('takes few calls: two listings and an upload, and none for what it knows', async () => {
	await world.append(['a']);
	world.emulator.log.clear();
	await world.append(['b']);
	expect(world.emulator.log.calls.map(({ route }) => route)).toEqual([
		...['files/get_metadata', 'files/list_folder', 'files/list_folder', 'files/upload'],
	]);
	world.emulator.log.clear();
	await world.append(['a', 'b']);
	expect(world.calls('files/upload') + world.calls('files/download')).toBe(0);
});

it('lets runs of one process take turns, so that none has to begin again', async () => {
	await Promise.all(['a', 'b', 'c'].map(async (id) => await world.append([id])));
	expect(world.calls('files/upload')).toBe(3);
	expect(await trailIn(world)).toMatchObject({ ok: true, segments: 3, ids: ['a', 'b', 'c'] });
});

it('refuses what has no folder, and a time that is to come; the others are added', async () => {
	const { dropbox, clock } = world;
	const requests = [
		requestOf('a'),
		{ ...requestOf('b'), auditFolder: '/Nowhere' },
		requestOf('c', { time: '2026-05-01T13:00:00.000Z' }),
		requestOf('d', { time: '2026-05-01T11:00:00.000Z' }),
	];
	expect(rowsOf(await appendEvents.run(requests, { dropbox, clock }))).toMatchObject([
		...[{ eventId: 'a', position: 0 }, 'not_found', 'invalid_input', { eventId: 'd', position: 1 }],
	]);
	expect(await appendEvents.run(requests.slice(1, 3), { dropbox, clock })).toMatchObject([
		{ refusal: { reason: 'not_found' } },
		{ refusal: { message: expect.stringContaining('“Time”') as string } },
	]);
});

it('writes nothing in a dry run, which tells what the run would say', async () => {
	await world.append(['a']);
	const before = await treeOf(world.dropbox);
	const { dropbox, clock } = world;
	const dry = await appendEvents.run(
		['a', 'b'].map((id) => ({ ...requestOf(id), dryRun: true })),
		{ dropbox, clock },
	);
	expect(await treeOf(world.dropbox)).toEqual(before);
	const strip = (row: unknown) => ({ ...(row as object), dryRun: undefined });
	expect(rowsOf(dry)).toMatchObject([{ dryRun: true }, { dryRun: true, status: 'appended', segment: 2 }]);
	expect(rowsOf(dry).map(strip)).toEqual(rowsOf(await world.append(['a', 'b'])).map(strip));
});

it('writes nothing where the credential does not allow it', async () => {
	const other = (await world.person.filesCreateFolderV2({ path: '/Other' })).result.metadata.id;
	const guarded = createGuardedDropbox(world.dropbox, { onlyBelow: [other], neverBelow: [] });
	const before = await treeOf(world.dropbox);
	expect(rowsOf(await world.append(['a'], guarded))).toEqual(['guarded']);
	expect(await treeOf(world.dropbox)).toEqual(before);
	const allowed = createGuardedDropbox(world.dropbox, { onlyBelow: [], neverBelow: [other] });
	expect(rowsOf(await world.append(['a'], allowed))).toMatchObject([{ status: 'appended' }]);
});

it('keeps trails of several folders apart, by ID or by path', async () => {
	const { person, dropbox, clock } = world;
	const other = (await person.filesCreateFolderV2({ path: '/Other' })).result.metadata.id;
	const requests = [
		requestOf('a'),
		{ ...requestOf('a'), auditFolder: other },
		{ ...requestOf('b'), auditFolder: '/other' },
	];
	expect(rowsOf(await appendEvents.run(requests, { dropbox, clock }))).toMatchObject([
		{ segment: 1, position: 0, events: 1 },
		{ segment: 1, position: 0, events: 2 },
		{ segment: 1, position: 1, events: 2 },
	]);
	expect(Object.keys(await treeOf(dropbox, '/Other'))).toEqual([
		...['/Other/00001', '/Other/00001/000000001.jsonl'],
	]);
});

describe('the panel', () => {
	const folder = { auditFolder: { mode: 'path', value: '/Audit' } };
	const read = (more: object) => appendEvents.read(createItemContext({ ...folder, ...more }), 0);
	const written = async (more: object) => {
		const { event, warnings } = await read(more);
		return [JSON.parse(event.json.toString()), warnings];
	};
	const refusal = async (more: object) =>
		await Promise.resolve()
			.then(async () => await read(more))
			.catch((thrown: Error) => thrown.message);
	const json = { ...eventOf('a'), caseId: 22, matterId: null, person: '', attempts: '2' };

	it('takes an event from an object, or its JSON', async () => {
		const expected = [{ ...eventOf('a'), caseId: '22', attempts: 2 }, []];
		expect(await written({ event: json })).toEqual(expected);
		expect(await written({ eventFrom: 'json', event: JSON.stringify(json) })).toEqual(expected);
		expect((await read({ event: json })).auditFolder).toBe('/Audit');
	});

	it('takes an event from fields; a time without a zone is one of the workflow’s place', async () => {
		const fields = {
			...{ eventFrom: 'fields', eventId: ' a ', time: '2026-05-01 10:00', eventOperation: 'upload' },
			...{ outcome: 'done', details: { caseId: '22-1', attempts: 3, reason: 'name_taken' } },
		};
		expect(await written(fields)).toEqual([
			{
				...eventOf('a', { time: '2026-05-01T14:00:00.000Z' }),
				...{ caseId: '22-1', attempts: 3, reason: 'name_taken' },
			},
			[],
		]);
	});

	it('writes paths and sentences only where somebody wanted that', async () => {
		const event = { ...json, paths: '/Doe/a.pdf\n\n/Doe/b.pdf', reason: 'Jane Doe asked for it' };
		expect(await written({ event })).toEqual([
			{ ...eventOf('a'), caseId: '22', attempts: 2, reason: 'other' },
			[expect.stringContaining('Include Paths and Names')],
		]);
		expect(await written({ event, options: { includePaths: true } })).toEqual([
			{
				...{ ...eventOf('a'), caseId: '22', attempts: 2, paths: ['/Doe/a.pdf', '/Doe/b.pdf'] },
				reason: 'Jane Doe asked for it',
			},
			[],
		]);
	});

	it.each([
		[{ event: 'x' }, 'The field “Event” cannot be used: it is not a JSON object'],
		[{ event: [json] }, 'The field “Event” cannot be used: it is not a JSON object'],
		[
			{ event: { ...json, client: 'Jane Doe' } },
			/it has a field that events do not have\. They have attempts,/,
		],
		[
			{ event: { ...json, eventId: 'undefined' } },
			/“Event” cannot be used: eventId: it contains what an expression/,
		],
		[{ event: { ...json, caseId: 'NYC-undefined' } }, /caseId: it contains what an expression/],
		[{ event: { ...json, eventId: undefined } }, /eventId: its expression found no value/],
		[{ event: { ...json, time: 'soon' } }, /time: it is not a date/],
		[{ event: { ...json, time: null } }, /time: it is empty/],
		[{ event: { ...json, attempts: 'x' } }, /attempts: it is not a whole number/],
		[{ event: { ...json, caseId: {} } }, /caseId: it contains an object instead of text/],
		[{ event: { ...json, caseId: 'x'.repeat(1001) } }, /caseId: it has more than 1000 characters/],
		[{ event: { ...json, paths: 1 } }, /paths: it contains a number instead of a list/],
		[{ event: { ...json, paths: ids(101) } }, /paths: it has more than 100 paths/],
		[
			{ eventFrom: 'fields', eventId: '', time: '2026-05-01', eventOperation: 'x', outcome: 'y' },
			/^The field “Event ID” cannot be used/,
		],
	])('refuses %j', async (given, message) => {
		const said = await refusal(given);
		expect(said).toMatch(message);
		expect(said).not.toMatch(/Jane/);
	});
});

it('is the same trail for whoever reads its segments', async () => {
	await world.append(ids(3));
	await world.append(ids(5));
	expect([...(await segmentsIn(world)).keys()]).toEqual([1, 2]);
	expect(await trailIn(world)).toMatchObject({ ok: true, events: 5, ids: ids(5) });
});
