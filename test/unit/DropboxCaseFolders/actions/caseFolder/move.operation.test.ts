/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { move } from '@/nodes/DropboxCaseFolders/actions/caseFolder/move.operation';
import type {
	MovedFolder,
	MoveRequest,
} from '@/nodes/DropboxCaseFolders/actions/caseFolder/move/MoveRequest';
import type { Outcome } from '@/nodes/shared/core/outcome';
import { createGuardedDropbox } from '@/nodes/shared/dropbox/guard/createGuardedDropbox';
import type { Progress } from '@/nodes/shared/core/Progress';
import type { Send } from '@/nodes/shared/http/types';
import { createTestDropbox, type TestDropboxOptions } from '@/test/support/createTestDropbox';
import { createItemContext } from '@/test/support/createItemContext';
import { treeOf } from '@/test/support/treeOf';

const WRITING = /move|create|upload|delete|copy/;

let world: ReturnType<typeof createTestDropbox>;
const start = (as: TestDropboxOptions = {}) => {
	world = createTestDropbox(as);
};
beforeEach(() => start());
afterEach(() => world.close());

/** Makes folders, and yields their IDs. */
const make = async (...paths: string[]): Promise<string[]> => {
	await world.dropbox.createFolders(paths);
	const ids = await Promise.all(paths.map(async (path) => (await world.dropbox.find(path)).id));
	world.emulator.log.clear();
	return ids;
};
const asked = (folder = '', destination = '/New', dryRun = false): MoveRequest => ({
	folder,
	destination,
	dryRun,
});
const silent: Progress = () => undefined;
const run = async (requests: MoveRequest[], progress: Progress = silent) => {
	const needs = { dropbox: world.dropbox, progress };
	return await move.run(requests, needs as unknown as Parameters<typeof move.run>[1]);
};
const summarize = (outcomes: Array<Outcome<MovedFolder>>) =>
	outcomes.map((outcome) =>
		outcome.ok ? `${outcome.value.status} ${outcome.value.path}` : outcome.refusal.reason,
	);
const go = async (...requests: MoveRequest[]) => summarize(await run(requests));
const writes = () => world.emulator.log.calls.filter(({ route }) => WRITING.test(route ?? '')).length;
const paths = async () => Object.keys(await treeOf(world.dropbox));
const save = async (path: string) => (await world.person.filesUpload({ path, contents: path })).result.id;

it('reads the folder and the destination as people point at them', async () => {
	const context = createItemContext({
		caseFolder: { mode: 'id', value: 'id:AAAAAAAAAAAAAAAAAAAAAA' },
		newDestination: { mode: 'path', value: '/Cases/2027/' },
		options: { dryRun: true },
	});
	expect(await move.read(context, 0)).toEqual(asked('id:AAAAAAAAAAAAAAAAAAAAAA', '/Cases/2027', true));
	const nowhere = createItemContext({ caseFolder: { mode: 'id', value: '' }, newDestination: '/Cases' });
	expect(() => move.read(nowhere, 0)).toThrow('No folder was selected');
});

it('moves a case folder with what is in it, and reports it', async () => {
	const [id = ''] = await make('/Old/Doe, Jane - 1', '/New');
	const file = await save('/Old/Doe, Jane - 1/Letters/a.txt');
	const [outcome] = await run([asked(id)]);
	const value = outcome?.ok === true ? outcome.value : undefined;
	expect(value && move.rows(value)).toEqual([
		{
			folderId: id,
			name: 'Doe, Jane - 1',
			previousPath: '/Old/Doe, Jane - 1',
			path: '/New/Doe, Jane - 1',
			url: 'https://www.dropbox.com/home/New/Doe%2C%20Jane%20-%201',
			status: 'moved',
			warnings: [],
		},
	]);
	expect((await world.dropbox.find(file)).path).toBe('/New/Doe, Jane - 1/Letters/a.txt');
});

it('leaves what is in the destination already', async () => {
	const [a = '', b = ''] = await make('/New/a', '/Old/b', '/New');
	expect(await go(asked(a), asked(b))).toEqual(['alreadyThere /New/a', 'moved /New/b']);
	world.emulator.log.clear();
	expect(await go(asked(a), asked(b))).toEqual(['alreadyThere /New/a', 'alreadyThere /New/b']);
	expect(writes()).toBe(0);
});

it('moves to the top of the Dropbox', async () => {
	const [id = ''] = await make('/Old/a');
	expect(await go(asked(id, ''))).toEqual(['moved /a']);
	expect(await go(asked(id, ''))).toEqual(['alreadyThere /a']);
});

it('refuses what cannot be, each for itself', async () => {
	const [a = '', taken = '', gone = '', good = '', destination = ''] = await make(
		...['/Old/a', '/Old/taken', '/Old/gone', '/Old/good', '/New', '/New/taken', '/Gone'],
	);
	const file = await save('/file');
	await world.person.filesDeleteV2({ path: '/Old/gone' });
	await world.person.filesDeleteV2({ path: '/Gone' });
	const outcomes = await run([
		asked(taken),
		asked(gone),
		asked('/never'),
		asked(file),
		asked(''),
		asked(a, '/Gone'),
		asked(a, '/never'),
		asked(a, '/file'),
		asked(a, '/Old/a'),
		asked(destination, '/New/taken'),
		asked(good),
	]);
	expect(summarize(outcomes)).toEqual([
		...['name_taken', 'deleted', 'not_found', 'not_a_folder', 'invalid_input'],
		...['deleted', 'not_found', 'not_a_folder', 'invalid_input', 'invalid_input', 'moved /New/good'],
	]);
	const messages = outcomes.map((outcome) => (outcome.ok ? '' : outcome.refusal.message));
	expect(messages[1]).toContain('case folder');
	expect(messages[5]).toContain('new destination');
	expect(await paths()).toEqual(['/file', '/New', '/New/good', '/New/taken', '/Old', '/Old/a', '/Old/taken']);
});

it('gives a name that two of a run want to the first, and merges nothing', async () => {
	const [one = '', other = ''] = await make('/A/Doe', '/B/DOE', '/New');
	expect(await go(asked(one), asked(other))).toEqual(['moved /New/Doe', 'name_taken']);
	expect(await paths()).toEqual(['/A', '/B', '/B/DOE', '/New', '/New/Doe']);
});

it('does not take the place of one that is there already, whichever item comes first', async () => {
	const [there = '', other = ''] = await make('/New/Doe', '/B/Doe');
	expect(await go(asked(other), asked(there))).toEqual(['name_taken', 'alreadyThere /New/Doe']);
});

it('moves a folder once that stands in two items, and to one destination only', async () => {
	const [id = ''] = await make('/Old/a', '/New', '/Other');
	expect(await go(asked(id), asked('/Old/a'), asked(id, '/Other'))).toEqual([
		'moved /New/a',
		'moved /New/a',
		'invalid_input',
	]);
});

it('moves folders that lie in one another', async () => {
	const [outer = '', inner = ''] = await make('/Old/outer', '/Old/outer/inner', '/New');
	expect(await go(asked(outer), asked(inner))).toEqual(['moved /New/outer', 'moved /New/inner']);
});

it('follows a destination that is moved on the way', async () => {
	let isMoved = false;
	start({
		through: (send: Send) => async (request) => {
			if (request.url.includes('/move') && !isMoved) {
				isMoved = true;
				await world.person.filesMoveV2({ from_path: '/New', to_path: '/Elsewhere' });
			}
			return await send(request);
		},
	});
	const [id = ''] = await make('/Old/a', '/New');
	expect(await go(asked(id))).toEqual(['moved /Elsewhere/a']);
	expect(await paths()).toEqual(['/Elsewhere', '/Elsewhere/a', '/Old']);
});

describe('a dry run', () => {
	it('says what the real one does, and writes nothing', async () => {
		const ids = await make('/Old/a', '/Old/taken', '/New/there', '/Old/b/Doe', '/Old/c/doe', '/New/taken');
		const requests = (dryRun: boolean) => ids.slice(0, 5).map((id) => asked(id, '/New', dryRun));
		const before = await treeOf(world.dropbox);
		world.emulator.log.clear();
		const dry = await run(requests(true));
		expect(writes()).toBe(0);
		expect(await treeOf(world.dropbox)).toEqual(before);
		const real = await run(requests(false));
		expect(summarize(dry)).toEqual(summarize(real));
		expect(summarize(real)).toEqual([
			...['moved /New/a', 'name_taken', 'alreadyThere /New/there', 'moved /New/Doe', 'name_taken'],
		]);
		const [first] = dry;
		expect(first?.ok === true && move.rows(first.value)[0]).toMatchObject({
			dryRun: true,
			previousPath: '/Old/a',
			url: 'https://www.dropbox.com/home/New/a',
		});
	});

	it('of many reads the destination instead of asking for each', async () => {
		const names = Array.from({ length: 30 }, (_, number) => `${number}`);
		const ids = await make(...names.map((name) => `/Old/${name}`), '/New/7');
		const outcomes = await run(ids.slice(0, 30).map((id) => asked(id, '/New', true)));
		expect(summarize(outcomes)[7]).toBe('name_taken');
		expect(summarize(outcomes).filter((text) => text.startsWith('moved'))).toHaveLength(29);
		// Three of them tell the folders of one case from others, and a destination from a case.
		expect(world.calls()).toBe(7);
	});

	it('says what the credential does not let it do', async () => {
		const [live = '', a = '', b = '', c = ''] = await make(
			'/Live',
			'/Live/a',
			'/Demo/b',
			'/Demo/old/c',
			'/New',
		);
		const guarded = createGuardedDropbox(world.dropbox, { onlyBelow: [], neverBelow: [live] });
		const requests = (dryRun: boolean) => [
			asked(a, '/New', dryRun),
			asked(b, '/Live', dryRun),
			asked(c, '/Demo', dryRun),
		];
		const needs = { dropbox: guarded, progress: silent } as unknown as Parameters<typeof move.run>[1];
		const dry = summarize(await move.run(requests(true), needs));
		expect(writes()).toBe(0);
		expect(summarize(await move.run(requests(false), needs))).toEqual(dry);
		expect(dry).toEqual(['guarded', 'guarded', 'moved /Demo/c']);
	});

	it('stands beside real items, and takes nothing from them', async () => {
		const [a = '', b = ''] = await make('/A/Doe', '/B/Doe', '/New');
		expect(await go(asked(a, '/New', true), asked(b))).toEqual(['moved /New/Doe', 'moved /New/Doe']);
		expect(await paths()).toEqual(['/A', '/A/Doe', '/B', '/New', '/New/Doe']);
	});
});

describe('in a team space', () => {
	const asAda = () => start({ fixture: 'teamSpace', token: 'admin', inTeamSpace: true });

	it('says that others can open the case folder where it comes to lie', async () => {
		asAda();
		const [id = ''] = await make('/Matters/a', '/Matters/closed');
		const warnings = async (destination: string) => {
			const [outcome] = await run([asked(id, destination, true)]);
			return outcome?.ok === true ? outcome.value.warnings.length : undefined;
		};
		expect(await warnings('/Finance')).toBe(1);
		expect(await warnings('/Ada Sample')).toBe(1);
		expect(await warnings('/Matters/closed')).toBe(0);
		expect(await warnings('/Matters')).toBe(0);
		expect(await go(asked(id, '/Finance'))).toEqual(['moved /Finance/a']);
	});

	it('knows what is in a destination that is not mounted', async () => {
		start({ fixture: 'teamSpace', token: 'admin' });
		const matters = `ns:${world.fixture.namespaces['matters']?.id}`;
		await world.person.filesCreateFolderV2({ path: `${matters}/a` });
		await world.person.filesCreateFolderV2({ path: `${matters}/closed` });
		const { id } = await world.dropbox.find(`${matters}/a`);
		const closed = `${matters}/closed`;
		expect(await go(asked(id, closed, true))).toEqual(['moved undefined']);
		expect(await go(asked(id, closed))).toEqual(['moved undefined']);
		expect(await go(asked(id, closed))).toEqual(['alreadyThere undefined']);
		expect((await world.dropbox.find(`${closed}/a`)).id).toBe(id);
	});
});

describe('of many', () => {
	const many = async (count: number) => {
		const names = Array.from({ length: count }, (_, number) => `/Old/${number}`);
		return (await make('/New', ...names)).slice(1);
	};

	it('moves a thousand by a handful of calls, and tells how far it is', async () => {
		const ids = await many(1000);
		const progress = jest.fn();
		const outcomes = await run(
			ids.map((id) => asked(id)),
			progress,
		);
		expect(new Set(outcomes.map((outcome) => outcome.ok && outcome.value.status))).toEqual(
			new Set(['moved']),
		);
		// The destination, one of the folders, those around it; the batch and its job.
		const routes = world.emulator.log.calls.map(({ route }) => route);
		expect(routes).toEqual([
			...['files/get_metadata', 'files/get_metadata', 'files/list_folder'],
			// Whether each is the folder of one case, and the destination is none.
			...['file_properties/templates/list_for_user', 'files/list_folder', 'files/list_folder'],
			...['files/move_batch_v2', 'files/move_batch/check_v2', 'files/move_batch/check_v2'],
		]);
		expect(progress.mock.calls).toEqual([[1000, 1000, 'case folders']]);
	});

	it('goes on where a former run ended, by as few', async () => {
		const ids = await many(40);
		await run(ids.slice(0, 20).map((id) => asked(id)));
		world.emulator.log.clear();
		const outcomes = await run(ids.map((id) => asked(id)));
		expect(summarize(outcomes).filter((text) => text.startsWith('alreadyThere'))).toHaveLength(20);
		expect([writes(), world.calls()]).toEqual([1, 9]);
	});

	it('needs no more calls where one of them was deleted', async () => {
		const ids = await many(100);
		await world.person.filesDeleteV2({ path: '/Old/0' });
		world.emulator.log.clear();
		const outcomes = await run(ids.map((id) => asked(id)));
		expect(summarize(outcomes)[0]).toBe('deleted');
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(99);
		expect(world.calls()).toBe(8);
	});

	it('looks up those that lie scattered', async () => {
		const ids = await make(
			...Array.from({ length: 12 }, (_, number) => `/Old/${number}/case ${number}`),
			'/New',
		);
		const outcomes = await run(ids.slice(0, 12).map((id) => asked(id)));
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(12);
		expect(world.calls('files/get_metadata')).toBe(13);
	});

	it('moves ten thousand', async () => {
		const ids = await many(10_000);
		const progress = jest.fn();
		const outcomes = await run(
			ids.map((id) => asked(id)),
			progress,
		);
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(10_000);
		expect([world.calls('files/move_batch_v2'), world.calls('files/list_folder/continue')]).toEqual([10, 9]);
		expect(world.calls()).toBeLessThan(50);
		expect(progress).toHaveBeenCalledTimes(10);
	});
});

it('sums a run up', async () => {
	const moved: MovedFolder = {
		...{ folderId: 'id:1', name: 'a', previousPath: '/a', path: '/b/a', url: undefined },
		...{ status: 'moved', warnings: [] },
	};
	const there: MovedFolder = { ...moved, status: 'alreadyThere' };
	const notes = (...results: MovedFolder[]) => move.notes?.(results);
	expect(notes()).toEqual([]);
	expect(notes(moved)).toEqual(['1 of 1 case folder moved.']);
	expect(notes(...Array.from({ length: 1200 }, () => moved), there)).toEqual([
		'1,200 of 1,201 case folders moved, 1 was already in its new destination.',
	]);
	expect(notes({ ...moved, dryRun: true }, { ...there, dryRun: true }, there)).toEqual([
		'Dry run, nothing was written: 1 of 2 case folders would be moved, 1 is already in its new destination.',
		'0 of 1 case folder moved, 1 was already in its new destination.',
	]);
});
