/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { verify } from '@/nodes/DropboxCaseFolders/actions/auditTrail/verify.operation';
import { EMPTY_ROOT } from '@/nodes/shared/domain/audit/merkle';
import { segmentPath } from '@/nodes/shared/domain/audit/segmentPlace';
import type { Anchor } from '@/nodes/shared/domain/audit/Anchor';
import { createItemContext } from '@/test/support/createItemContext';
import { AUDIT, createTrailHarness, ids, segmentsIn } from './trailHarness';

let world: Awaited<ReturnType<typeof createTrailHarness>>;
beforeEach(async () => {
	world = await createTrailHarness();
});
afterEach(() => world.close());

async function verified(anchor?: Anchor) {
	const [outcome] = await verify.run([{ auditFolder: AUDIT, anchor }], world);
	if (outcome?.ok !== true) throw outcome?.refusal;
	return { ...outcome.value, notes: verify.notes?.([outcome.value]) };
}
const found = async (anchor?: Anchor) =>
	(await verified(anchor)).findings.map(({ kind, segment, eventId }) => `${kind} ${segment} ${eventId}`);
/** Writes another text in place of one into a segment. */
const edit = async (number: number, from: string, to: string) => {
	const text = (await segmentsIn(world)).get(number)?.toString() ?? '';
	expect(text).toContain(from);
	await world.save(segmentPath(number), text.replace(from, to));
};

it('names the one of ten events that was altered', async () => {
	await world.append(ids(10));
	expect(await verified()).toMatchObject({ ok: true, events: 10, segments: 1, findings: [], notes: [] });
	const line = /^.*"eventId":"e7".*$/m.exec((await segmentsIn(world)).get(1)?.toString() ?? '')?.[0] ?? '';
	await edit(1, line, line.replace('"done"', '"refused"'));
	const [outcome] = await verify.run([{ auditFolder: AUDIT, anchor: undefined }], world);
	expect(outcome?.ok === true && verify.rows(outcome.value)).toEqual([
		{
			...{ ok: false, events: 10, segments: 1, findingCount: 1 },
			root: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
			anchor: expect.stringMatching(/^10:[0-9a-f]{64}$/) as string,
			findings: [
				{
					...{ kind: 'eventAltered', segment: 1, eventId: 'e7', says: 'Event 7 of the segment was changed.' },
					whatToDo: expect.stringContaining('version history') as string,
				},
			],
		},
	]);
	expect((await verified()).notes).toEqual([
		'1 audit trail is not what was written. The findings say where.',
	]);
});

it('finds segments that are missing, in the place of another, or copied', async () => {
	for (const batch of [1, 2, 3]) await world.append(ids(batch));
	const { person } = world;
	const at = (path: string) => `${AUDIT}/${path}`;
	await person.filesCopyV2({ from_path: at(segmentPath(2)), to_path: at('00001/000000002 (1).jsonl') });
	expect(await found()).toEqual(['segmentMisplaced null null']);
	expect((await verified()).findings[0]?.says).toBe(
		'Folder 00001 contains 1 thing that is no segment, such as a copy.',
	);
	await person.filesCreateFolderV2({ path: at('00001/more') });
	expect((await verified()).findings[0]?.says).toMatch(/contains 2 things/);
	await person.filesDeleteV2({ path: at('00001/more') });
	await person.filesMoveV2({ from_path: at('00001/000000002 (1).jsonl'), to_path: at(segmentPath(4)) });
	expect(await found()).toEqual(['segmentMisplaced 4 null']);
	await person.filesDeleteV2({ path: at(segmentPath(4)) });
	expect(await found()).toEqual([]);
	await person.filesDeleteV2({ path: at(segmentPath(2)) });
	expect(await found()).toEqual(['segmentMissing 2 null']);
});

it('finds by an anchor what was cut off, or written anew as a whole', async () => {
	await world.append(ids(2));
	const { events, root } = await verified();
	const anchor = { events, root };
	await world.append(ids(3));
	const later = await verified();
	expect(await found(anchor)).toEqual([]);
	await world.person.filesDeleteV2({ path: `${AUDIT}/${segmentPath(2)}` });
	expect(await found()).toEqual([]);
	expect(await found({ events: later.events, root: later.root })).toEqual(['cutOff null null']);
	await world.person.filesDeleteV2({ path: `${AUDIT}/00001` });
	await world.append(['e1', 'other']);
	expect(await found()).toEqual([]);
	expect(await found(anchor)).toEqual(['rewritten null null']);
});

it('reads a trail of several folders, in the order of its numbers', async () => {
	await world.append(['a']);
	const [bytes] = (await segmentsIn(world)).values();
	await world.save(segmentPath(1001), bytes as Buffer);
	await world.save('00003/notes.txt', 'mine');
	await world.save('notes.txt', 'mine');
	expect((await verified()).findings.map(({ kind, segment, says }) => [kind, segment, says])).toEqual([
		['segmentMissing', 2, 'The segments 2 to 1000 are not there.'],
		['segmentMisplaced', 1001, 'It is segment 1.'],
		['segmentMisplaced', null, 'Folder 00003 contains 1 thing that is no segment, such as a copy.'],
	]);
});

it('says of a segment that is deleted while it is read that it is missing', async () => {
	for (const batch of [1, 2, 3]) await world.append(ids(batch));
	const dropbox: typeof world.dropbox = {
		...world.dropbox,
		async *list(...asked) {
			for await (const page of world.dropbox.list(...asked)) {
				if (page.length === 3) await world.person.filesDeleteV2({ path: `${AUDIT}/${segmentPath(2)}` });
				yield page;
			}
		},
	};
	const [outcome] = await verify.run([{ auditFolder: AUDIT, anchor: undefined }], { dropbox });
	expect(outcome).toMatchObject({ value: { findings: [{ kind: 'segmentMissing', segment: 2 }] } });
});

it('does not read what is too long to be a segment into memory, and says so', async () => {
	await world.append(['a']);
	const [entry] = [...(await segmentsIn(world)).keys()];
	expect(entry).toBe(1);
	await world.save(segmentPath(2), Buffer.alloc(33 * 1024 * 1024));
	expect(await found()).toEqual(expect.arrayContaining(['segmentAltered 2 null']));
});

it('takes few calls: a listing for a thousand segments, and a download each', async () => {
	for (const batch of [1, 2, 3]) await world.append(ids(batch));
	world.emulator.log.clear();
	expect(await found()).toEqual([]);
	const routes = world.emulator.log.calls.map(({ route }) => route).sort();
	expect(routes).toEqual([
		...['files/download', 'files/download', 'files/download'],
		...['files/get_metadata', 'files/list_folder', 'files/list_folder'],
	]);
});

it('finds nothing in a trail that has not begun, and refuses what is no folder', async () => {
	expect(await verified()).toMatchObject({
		...{ ok: true, events: 0, segments: 0 },
		root: EMPTY_ROOT.toString('hex'),
	});
	await world.save('a.txt', 'a');
	const requests = ['/Nowhere', `${AUDIT}/a.txt`].map((auditFolder) => ({ auditFolder, anchor: undefined }));
	expect(await verify.run(requests, world)).toMatchObject([
		{ refusal: { reason: 'not_found' } },
		{ refusal: { reason: 'not_a_folder' } },
	]);
});

it('reads the panel, and takes no part of an anchor', () => {
	const read = (options: object) =>
		verify.read(createItemContext({ auditFolder: { mode: 'path', value: AUDIT }, options }), 0);
	const root = 'Ab'.repeat(32);
	expect([read({}), read({ anchor: ' ' })]).toEqual(
		[1, 2].map(() => ({ auditFolder: AUDIT, anchor: undefined })),
	);
	expect(read({ anchor: ` 7:${root}` })).toEqual({
		...{ auditFolder: AUDIT, anchor: { events: 7, root: root.toLowerCase() } },
	});
	for (const anchor of ['7', root, `7:${root.slice(1)}`, `x:${root}`])
		expect(() => read({ anchor })).toThrow('“Anchor” cannot be used: it is not an anchor');
});
