/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { FolderEntry } from '@/nodes/shared/domain/entry';
import { markerContent, markerFileName } from '@/nodes/shared/domain/marker/markerFile';
import type { Outcome } from '@/nodes/shared/core/outcome';
import type { MarkerKind, Marking } from '@/nodes/shared/dropbox/port';
import { createTestDropbox, type TestDropboxOptions } from '@/test/support/createTestDropbox';

const valueOf = <R>(outcome: Outcome<R> | undefined): R => {
	if (outcome === undefined || !outcome.ok) throw outcome?.refusal ?? new Error('no outcome');
	return outcome.value;
};
const kinds = (outcomes: ReadonlyArray<Outcome<unknown>>) =>
	outcomes.map((outcome) => (outcome.ok ? 'done' : outcome.refusal.reason));

/** A user's own token, which may put properties on folders, and a team's that acts for a member, which may not. */
const worlds: Array<[string, TestDropboxOptions, MarkerKind, string]> = [
	['a connected account', {}, 'properties', '/Cases'],
	[
		'a team member acted for',
		{ fixture: 'teamSpace', token: 'team', account: 'jane', inTeamSpace: true },
		'file',
		'/Matters',
	],
];

describe.each(worlds)('Case markers with %s', (_who, as, automatic, cases) => {
	let world: ReturnType<typeof createTestDropbox>;
	const start = async () => {
		world = createTestDropbox(as.token === 'team' ? { ...as, headers: { selectUser: memberId() } } : as);
		await world.dropbox.createFolders([cases]);
	};
	const memberId = () => {
		const probe = createTestDropbox({ fixture: 'teamSpace', token: 'jane' });
		const id = probe.fixture.accounts['jane']?.teamMemberId ?? '';
		probe.close();
		return id;
	};
	const folder = async (name: string): Promise<FolderEntry> => {
		const [outcome] = await world.dropbox.createFolders([`${cases}/${name}`]);
		return outcome?.ok ? outcome.value : ((await world.dropbox.find(`${cases}/${name}`)) as FolderEntry);
	};
	const mark = async (...markings: Marking[]) => await world.dropbox.markFolders(markings);

	beforeEach(start);
	afterEach(() => world.close());

	const allowed: Array<MarkerKind | 'automatic'> =
		automatic === 'properties' ? ['automatic', 'properties', 'file'] : ['automatic', 'file'];

	it.each(allowed)('are put on folders, read and found again (%s)', async (kind) => {
		const [one, two] = [await folder('One'), await folder('Two')];
		const outcomes = await mark({ folder: one, caseId: '22-1', kind }, { folder: two, caseId: '22-2', kind });
		const expected = kind === 'automatic' ? automatic : kind;
		expect(outcomes.map(valueOf)).toEqual([
			{ caseId: '22-1', folderId: one.id, kind: expected },
			{ caseId: '22-2', folderId: two.id, kind: expected },
		]);
		const third = await folder('Three');
		const read = await world.dropbox.markersOf([
			{ folder: one },
			{ folder: third },
			{ folder: two, caseId: '22-2' },
		]);
		expect(read.map(valueOf)).toEqual([valueOf(outcomes[0]), undefined, valueOf(outcomes[1])]);

		await world.person.filesMoveV2({ from_path: `${cases}/One`, to_path: `${cases}/Sub/Uno` });
		const found = await world.dropbox.findMarkedFolders(['22-1', '22-2', '22-3'], cases);
		expect(found.map(valueOf)).toMatchObject([
			[{ folder: { id: one.id, name: 'Uno' }, marker: { caseId: '22-1', folderId: one.id, kind: expected } }],
			[{ folder: { id: two.id }, marker: { caseId: '22-2' } }],
			[],
		]);
		expect(
			(await world.dropbox.findMarkedFolders(['22-1', '22-2'], `${cases}/Sub`)).map(
				(each) => valueOf(each).length,
			),
		).toEqual([1, 0]);
		expect(valueOf((await world.dropbox.findMarkedFolders(['22-1'], ''))[0])).toHaveLength(1);
	});

	it.each(allowed)('are there once, and never for a second case (%s)', async (kind) => {
		const one = await folder('One');
		expect(kinds(await mark({ folder: one, caseId: '22-1', kind }))).toEqual(['done']);
		expect(kinds(await mark({ folder: one, caseId: '22-1', kind }))).toEqual(['done']);
		for (const other of allowed) {
			expect(kinds(await mark({ folder: one, caseId: '22-2', kind: other }))).toEqual([
				'belongs_to_another_case',
			]);
		}
		expect(
			kinds(await mark({ folder: one, caseId: '22-1', kind: 'file' }, { folder: one, caseId: '22-9', kind })),
		).toEqual(['done', 'belongs_to_another_case']);
		expect(valueOf((await world.dropbox.markersOf([{ folder: one }]))[0])).toMatchObject({ caseId: '22-1' });
	});

	it.each([
		'ab/1: "x"',
		'AB-1',
		'ab-1',
		'e\u0301-1',
		'???',
		'🙂 7',
		' 22-1 ',
		'x'.repeat(2000),
		'../22',
		'a\nb',
		'ς',
	])('tell every case ID (%s)', async (caseId) => {
		const one = await folder('One');
		const [marked] = await mark({ folder: one, caseId, kind: 'automatic' });
		expect(valueOf(marked).caseId).toBe(caseId.normalize('NFC').trim());
		const found = await world.dropbox.findMarkedFolders(
			[caseId, `${caseId}-`, caseId.toUpperCase() + '.'],
			'',
		);
		expect(found.map((each) => valueOf(each).length)).toEqual([1, 0, 0]);
		expect(valueOf((await world.dropbox.markersOf([{ folder: one, caseId }]))[0])).toEqual(valueOf(marked));
	});

	it('tell a copy from the folder that was copied', async () => {
		const one = await folder('One');
		await mark({ folder: one, caseId: '22-1', kind: 'file' });
		await world.person.filesCopyV2({ from_path: `${cases}/One`, to_path: `${cases}/Copy` });
		const copy = await folder('Copy');
		const found = valueOf((await world.dropbox.findMarkedFolders(['22-1'], cases))[0]);
		expect(found.map(({ folder: { id }, marker }) => [id, marker.folderId]).sort()).toEqual(
			[
				[one.id, one.id],
				[copy.id, one.id],
			].sort(),
		);
		expect(kinds(await mark({ folder: copy, caseId: '22-2', kind: 'automatic' }))).toEqual([
			'belongs_to_another_case',
		]);
		expect(kinds(await mark({ folder: copy, caseId: '22-1', kind: 'file' }))).toEqual(['done']);
		expect(valueOf((await world.dropbox.markersOf([{ folder: copy }]))[0])).toMatchObject({
			folderId: copy.id,
		});
	});

	it('are missing where a person edited, emptied or renamed the file, and are put there again', async () => {
		const one = await folder('One');
		const place = `${cases}/One/${markerFileName('22-1')}`;
		const marking: Marking = { folder: one, caseId: '22-1', kind: 'file' };
		const read = async () => valueOf((await world.dropbox.markersOf([{ folder: one, caseId: '22-1' }]))[0]);
		for (const contents of ['', 'hello', '{"caseId": 22}', markerContent('22-2', one.id).toString()]) {
			await world.person.filesUpload({
				path: place,
				contents: Buffer.from(contents),
				mode: { '.tag': 'overwrite' },
			});
			expect(await read()).toBeUndefined();
			expect(kinds(await mark(marking))).toEqual(['done']);
			expect(await read()).toMatchObject({ caseId: '22-1', folderId: one.id });
		}
		await world.person.filesMoveV2({
			from_path: place,
			to_path: `${cases}/One/renamed ${markerFileName('22-1')}`,
		});
		expect(await read()).toBeUndefined();
		expect(valueOf((await world.dropbox.findMarkedFolders(['22-1'], cases))[0])).toEqual([]);
	});

	it('give a folder that carries two cases’ marks to neither', async () => {
		const one = await folder('One');
		for (const caseId of ['22-1', '22-2']) {
			const contents = markerContent(caseId, one.id);
			await world.person.filesUpload({ path: `${cases}/One/${markerFileName(caseId)}`, contents });
		}
		for (const caseId of ['22-1', '22-2']) {
			expect(kinds(await mark({ folder: one, caseId, kind: 'file' }))).toEqual(['belongs_to_another_case']);
		}
	});

	it.each(allowed)('are found for a thousand cases by few calls (%s)', async (kind) => {
		const paths = Array.from({ length: 1000 }, (_, number) => `${cases}/22-${number}`);
		const folders = (await world.dropbox.createFolders(paths)).map(valueOf);
		world.emulator.log.clear();
		const isUnmarked = true;
		await mark(...folders.map((each) => ({ folder: each, caseId: each.name, kind, isUnmarked })));
		const expected = kind === 'automatic' ? automatic : kind;
		expect(world.calls()).toBeLessThanOrEqual(expected === 'file' ? 12 : 1003);

		world.emulator.log.clear();
		const found = await world.dropbox.findMarkedFolders(
			folders.map(({ name }) => name),
			cases,
		);
		expect(found.every((each, index) => valueOf(each)[0]?.folder.id === folders[index]?.id)).toBe(true);
		expect(world.calls()).toBeLessThanOrEqual(12);

		world.emulator.log.clear();
		const read = await world.dropbox.markersOf(folders.map((each) => ({ folder: each, caseId: each.name })));
		expect(read.every((each, index) => valueOf(each)?.caseId === folders[index]?.name)).toBe(true);
		expect(world.calls()).toBeLessThanOrEqual(12);
	});
});
