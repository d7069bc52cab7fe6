/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createCaseFolders } from '@/nodes/DropboxCaseFolders/actions/shared/caseFolders/create/createCaseFolders';
import type { CreateRequest } from '@/nodes/DropboxCaseFolders/actions/shared/caseFolders/create/CaseFolder';
import { parseTemplate } from '@/nodes/shared/domain/naming/parseTemplate';
import type { Outcome } from '@/nodes/shared/core/outcome';
import { ConnectionLost, type Send } from '@/nodes/shared/http/types';
import { createTestDropbox, type TestDropboxOptions } from '@/test/support/createTestDropbox';

const request = (caseId: string, more: Partial<CreateRequest> = {}): CreateRequest => ({
	caseId,
	destination: '/Cases',
	template: [{ kind: 'case ID' }],
	fields: {},
	subfolders: [],
	existingFolder: undefined,
	...more,
});

const value = <R>(outcome: Outcome<R> | undefined): R => {
	if (outcome === undefined || !outcome.ok) throw outcome?.refusal ?? new Error('no outcome');
	return outcome.value;
};

const kinds = (outcomes: ReadonlyArray<Outcome<unknown>>) =>
	outcomes.map((outcome) => (outcome.ok ? 'done' : outcome.refusal.reason));

describe('Create Case Folder', () => {
	let world: ReturnType<typeof createTestDropbox>;

	const start = async (options: TestDropboxOptions = {}) => {
		world = createTestDropbox(options);
		await world.dropbox.createFolders(['/Cases']);
		world.emulator.log.clear();
	};
	const create = async (...requests: CreateRequest[]) => await createCaseFolders(requests, world.dropbox);
	const paths = async () => {
		const found: string[] = [];
		for await (const page of world.dropbox.list('/Cases', 'all levels')) {
			found.push(...page.map((entry) => entry.path ?? ''));
		}
		return found.sort();
	};

	beforeEach(async () => await start());
	afterEach(() => world.close());

	it('creates them also where Dropbox begins with the last', async () => {
		world.state.switches.batchBackwards = true;
		const subfolders = ['Pleadings', 'Discovery/Incoming'];
		const outcomes = await create(request('22-1', { subfolders }), request('22-2', { subfolders }));
		expect(outcomes.map((outcome) => value(outcome).created)).toEqual([true, true]);
		expect(await paths()).toEqual(
			['22-1', '22-2'].flatMap((name) =>
				['', '/Discovery', '/Discovery/Incoming', '/Pleadings'].map((below) => `/Cases/${name}${below}`),
			),
		);
	});

	it('creates a folder with its subfolders and says where it is', async () => {
		const [outcome] = await create(request('22-1', { subfolders: ['Pleadings', 'Discovery/Incoming'] }));
		const folder = value(outcome);
		expect(folder).toMatchObject({
			name: '22-1',
			path: '/Cases/22-1',
			caseId: '22-1',
			created: true,
			url: 'https://www.dropbox.com/home/Cases/22-1',
			warnings: [],
			subfolders: [
				{ relativePath: 'Pleadings', path: '/Cases/22-1/Pleadings', created: true },
				{ relativePath: 'Discovery', path: '/Cases/22-1/Discovery', created: true },
				{ relativePath: 'Discovery/Incoming', path: '/Cases/22-1/Discovery/Incoming', created: true },
			],
		});
		expect(folder.folderId).toBe((await world.dropbox.find('/Cases/22-1')).id);
		expect(folder.namespaceId).toBe((await world.dropbox.whoAmI()).rootNamespaceId);
		expect(await paths()).toEqual([
			'/Cases/22-1',
			'/Cases/22-1/Discovery',
			'/Cases/22-1/Discovery/Incoming',
			'/Cases/22-1/Pleadings',
		]);
	});

	it('creates a thousand cases with five subfolders each in at most ten calls', async () => {
		const subfolders = ['Pleadings', 'Correspondence', 'Discovery', 'Contracts', 'Notes'];
		const outcomes = await create(
			...Array.from({ length: 1000 }, (_, number) => request(`22-${number}`, { subfolders })),
		);
		expect(kinds(outcomes).every((kind) => kind === 'done')).toBe(true);
		expect((await paths()).length).toBe(6000);
		world.emulator.log.clear();
	});

	it.each([false, true])('needs at most twelve calls for them (as jobs: %s)', async (forceAsync) => {
		world.emulator.state.switches.forceAsync = forceAsync;
		world.emulator.state.switches.jobPolls = 2;
		await create(
			...Array.from({ length: 1000 }, (_, number) =>
				request(`22-${number}`, { subfolders: ['A', 'B', 'C', 'D', 'E'] }),
			),
		);
		expect(world.emulator.log.calls.length).toBeLessThanOrEqual(12);
	});

	it('gives the same folder when run again, and reads pages instead of asking a thousand times', async () => {
		const requests = Array.from({ length: 100 }, (_, number) =>
			request(`22-${number}`, { subfolders: ['A'] }),
		);
		const first = await create(...requests);
		world.emulator.log.clear();
		const second = await create(...requests);
		expect(second.map((outcome) => value(outcome).folderId)).toEqual(
			first.map((outcome) => value(outcome).folderId),
		);
		expect(second.every((outcome) => !value(outcome).created)).toBe(true);
		expect(second.every((outcome) => !value(outcome).subfolders[0]?.created)).toBe(true);
		expect(world.calls()).toBeLessThanOrEqual(10);
	});

	it('gives one folder to fifty runs at once, one of which created it', async () => {
		const outcomes = await Promise.all(
			Array.from({ length: 50 }, async () => await create(request('22-1', { subfolders: ['A', 'B'] }))),
		);
		const folders = outcomes.map(([outcome]) => value(outcome));
		expect(new Set(folders.map((folder) => folder.folderId)).size).toBe(1);
		expect(folders.filter((folder) => folder.created).length).toBe(1);
		expect(await paths()).toEqual(['/Cases/22-1', '/Cases/22-1/A', '/Cases/22-1/B']);
	});

	it('does so where writes keep meeting each other', async () => {
		world.emulator.locks.settings.milliseconds = 5;
		const outcomes = await Promise.all(
			Array.from({ length: 20 }, async (_, number) => await create(request(`22-${number % 2}`))),
		);
		expect(new Set(outcomes.map(([outcome]) => value(outcome).folderId)).size).toBe(2);
		expect(await paths()).toEqual(['/Cases/22-0', '/Cases/22-1']);
	});

	it('takes items of one run with the same case for one case', async () => {
		const outcomes = await create(request('22-1'), request('22-1'), request('22-2'));
		expect(outcomes.map((outcome) => value(outcome).created)).toEqual([true, false, true]);
		expect(value(outcomes[0]).folderId).toBe(value(outcomes[1]).folderId);
	});

	it('keeps one bad item from harming forty-nine others', async () => {
		const requests = Array.from({ length: 50 }, (_, number) => request(`22-${number}`));
		requests[17] = request('???');
		requests[30] = request('22-x', { destination: '/Nowhere' });
		const outcomes = await create(...requests);
		expect(kinds(outcomes).filter((kind) => kind === 'done').length).toBe(48);
		expect(kinds(outcomes)[17]).toBe('name_not_allowed');
		expect(kinds(outcomes)[30]).toBe('not_found');
		expect((await paths()).length).toBe(48);
	});

	it('does not create a destination that was mistyped', async () => {
		expect(kinds(await create(request('22-1', { destination: '/Caes' })))).toEqual(['not_found']);
		await expect(world.dropbox.find('/Caes')).rejects.toMatchObject({ reason: 'not_found' });
	});

	describe('two cases', () => {
		it('that differ in upper and lower case do not share a folder, in one run', async () => {
			expect(kinds(await create(request('22-a'), request('22-A')))).toEqual([
				'done',
				'belongs_to_another_case',
			]);
		});

		it('that differ in upper and lower case do not share a folder, in two runs', async () => {
			await create(request('22-a'));
			expect(kinds(await create(request('22-A')))).toEqual(['belongs_to_another_case']);
		});

		it('whose IDs hold forbidden characters get folders of their own', async () => {
			const outcomes = await create(request('22/1'), request('22:1'), request('22-1'));
			expect(new Set(outcomes.map((outcome) => value(outcome).folderId)).size).toBe(3);
			expect(value(outcomes[0]).warnings.length).toBeGreaterThan(0);
		});
	});

	it('adopts the folder of a client whose name is written in other letters', async () => {
		const template = parseTemplate('{client} - {caseId}');
		const [first] = await create(request('22-1', { template, fields: { client: 'DOE, Jane' } }));
		const [second] = await create(request('22-1', { template, fields: { client: 'Doe, Jane' } }));
		expect(value(second)).toMatchObject({
			folderId: value(first).folderId,
			name: 'DOE, Jane - 22-1',
			created: false,
		});
	});

	it('refuses where a file has the name', async () => {
		await world.person.filesUpload({ path: '/Cases/22-1', contents: Buffer.from('x') });
		expect(kinds(await create(request('22-1'), request('22-2')))).toEqual(['name_taken', 'done']);
	});

	it('keeps a case folder in whose way a file stands below, and says so', async () => {
		const [made] = await create(request('22-1'));
		await world.person.filesUpload({ path: '/Cases/22-1/A', contents: Buffer.from('x') });
		const [outcome] = await create(request('22-1', { subfolders: ['A'] }));
		expect(outcome).toMatchObject({ ok: false, refusal: { reason: 'name_taken' } });
		expect(outcome?.ok === false && outcome.refusal.message).toMatch(/^The case folder exists, but/);
		expect((await world.dropbox.find('/Cases/22-1')).id).toBe(value(made).folderId);
	});

	describe('with an existing folder', () => {
		it('uses it wherever it is, and completes its subfolders there', async () => {
			const [made] = await create(request('22-1'));
			const { folderId } = value(made);
			await world.person.filesMoveV2({ from_path: '/Cases/22-1', to_path: '/Elsewhere/Doe' });
			const [outcome] = await create(
				request('22-1', { existingFolder: folderId, destination: '', subfolders: ['A'] }),
			);
			expect(value(outcome)).toMatchObject({
				folderId,
				name: 'Doe',
				path: '/Elsewhere/Doe',
				created: false,
				subfolders: [{ path: '/Elsewhere/Doe/A', created: true }],
			});
			expect(await paths()).toEqual([]);
		});

		it('refuses one that is used for two cases of a run', async () => {
			const [made] = await create(request('22-1'));
			const existingFolder = value(made).folderId;
			expect(
				kinds(await create(request('22-1', { existingFolder }), request('22-2', { existingFolder }))),
			).toEqual(['done', 'belongs_to_another_case']);
		});

		it('tells a deleted one from a file', async () => {
			const [made] = await create(request('22-1'));
			await world.person.filesDeleteV2({ path: '/Cases/22-1' });
			await world.person.filesUpload({ path: '/a.pdf', contents: Buffer.from('x') });
			const file = await world.dropbox.find('/a.pdf');
			const outcomes = await create(
				request('22-1', { existingFolder: value(made).folderId }),
				request('22-2', { existingFolder: file.id }),
				request('22-3', { existingFolder: 'id:AAAAAAAAAAAAAAAAAAAAAA' }),
			);
			expect(kinds(outcomes)).toEqual(['deleted', 'not_a_folder', 'not_found']);
			expect(await paths()).toEqual([]);
		});
	});

	it('works in a team space, below a team folder', async () => {
		world.close();
		world = createTestDropbox({ fixture: 'teamSpace', token: 'jane' });
		const root = world.fixture.team?.rootNamespaceId ?? '';
		world.close();
		world = createTestDropbox({
			fixture: 'teamSpace',
			token: 'jane',
			headers: { pathRoot: JSON.stringify({ '.tag': 'root', root }) },
		});
		const [outcome] = await create(request('22-1', { destination: '/Matters', subfolders: ['A'] }));
		const folder = value(outcome);
		expect(folder.path).toBe('/Matters/22-1');
		expect(folder.namespaceId).toBe(world.fixture.namespaces['matters']?.id);
	});

	describe('whatever answer is lost', () => {
		/** Loses one exchange: the request never arrives, or its answer never comes back. */
		const losing =
			(call: number, when: 'before' | 'after') =>
			(send: Send): Send => {
				let calls = 0;
				return async (given) => {
					const lost = ++calls === call;
					if (lost && when === 'before') throw new ConnectionLost('lost on the way there');
					const answer = await send(given);
					if (lost) throw new ConnectionLost('lost on the way back');
					return answer;
				};
			};
		const cases = [request('22-1', { subfolders: ['A', 'B/C'] }), request('22-2', { subfolders: ['A'] })];
		const clean = [
			'/Cases/22-1',
			'/Cases/22-1/A',
			'/Cases/22-1/B',
			'/Cases/22-1/B/C',
			'/Cases/22-2',
			'/Cases/22-2/A',
		];
		/** The destination's lookup, the case folders, their lookups if they were there, the subfolders. */
		const LAST_CALL = 6;

		it.each(
			Array.from({ length: LAST_CALL }, (_, index) => index + 1).flatMap((call) => [
				[call, 'before' as const],
				[call, 'after' as const],
			]),
		)('call %i, %s it arrived: the run ends in the same tree', async (call, when) => {
			world.close();
			// The first call of the world creates /Cases.
			await start({ through: losing(call + 1, when) });
			expect(kinds(await create(...cases))).toEqual(['done', 'done']);
			expect(await paths()).toEqual(clean);
		});

		it.each(Array.from({ length: LAST_CALL }, (_, index) => index + 1))(
			'the process ending after call %i: the next run ends in the same tree',
			async (call) => {
				let calls = 0;
				const dying =
					(send: Send): Send =>
					async (given) => {
						if (calls++ > call) throw new Error('the process ended');
						return await send(given);
					};
				world.close();
				await start({
					through: (send) => (given) => (calls > LAST_CALL ** 2 ? send(given) : dying(send)(given)),
				});
				await create(...cases).catch(() => undefined);
				calls = LAST_CALL ** 3;
				expect(kinds(await create(...cases))).toEqual(['done', 'done']);
				expect(await paths()).toEqual(clean);
			},
		);
	});
});
