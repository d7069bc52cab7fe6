/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import {
	archiveVersions,
	type ArchivedVersion,
	type VersionToArchive,
} from '@/nodes/DropboxCaseFolders/actions/shared/archive/archiveVersions';
import { moveMethod } from '@/nodes/DropboxCaseFolders/actions/shared/archive/PendingVersion';
import type { FileEntry } from '@/nodes/shared/domain/entry';
import type { Outcome } from '@/nodes/shared/core/outcome';
import type { DropboxPort } from '@/nodes/shared/dropbox/port';
import type { Send } from '@/nodes/shared/http/types';
import { endAfter } from '@/test/support/callFaults';
import { forkTestDropbox } from '@/test/support/createTestDropbox';
import { forEveryCall, type Trial } from '@/test/support/forEveryCall';
import { treeOf } from '@/test/support/treeOf';
import {
	createArchiveHarness,
	CASE,
	TODAY,
} from '@/test/unit/DropboxCaseFolders/actions/document/archiveVersion/archiveHarness';

type World = Awaited<ReturnType<typeof createArchiveHarness>>;

const summarize = (outcomes: Array<Outcome<ArchivedVersion>>) =>
	outcomes.map((outcome) => (outcome.ok ? outcome.value.version : outcome.refusal.reason));

let world: World;
beforeEach(async () => {
	world = await createArchiveHarness();
});
afterEach(() => world.close());

const archive = async (...versions: VersionToArchive[]) => await archiveVersions(versions, world.dropbox);

describe('Former versions', () => {
	it('are copied under the next number and their date, with their content', async () => {
		const file = await world.save('Agreement.pdf', 'one');
		expect(await archive(world.version(file))).toMatchObject([
			{
				value: {
					...{ version: 1, wasThere: false },
					file: { name: `Agreement_v1_${TODAY}.pdf`, contentHash: file.contentHash },
				},
			},
		]);
		const next = await world.save('Agreement.pdf', 'two');
		expect(await archive(world.version(next))).toMatchObject([
			{ value: { version: 2, file: { contentHash: next.contentHash } } },
		]);
		expect(await world.names()).toEqual([`Agreement_v1_${TODAY}.pdf`, `Agreement_v2_${TODAY}.pdf`]);
		expect(await world.dropbox.find(`${CASE}/Agreement.pdf`)).toEqual(next);
	});

	it('bear the date that it was where the firm is', async () => {
		const file = { ...(await world.save('a.pdf', 'one')), serverModified: '2026-05-01T03:00:00Z' };
		await archive(world.version(file, { timezone: 'America/Chicago' }));
		expect(await world.names()).toEqual(['a_v1_20260430.pdf']);
	});

	it('that are there already are not copied again', async () => {
		const file = await world.save('a.pdf', 'one');
		await archive(world.version(file));
		expect(await archive(world.version(file))).toMatchObject([{ value: { version: 1, wasThere: true } }]);
		expect(await world.names()).toHaveLength(1);
	});

	it('go on from the numbers that people gave', async () => {
		const file = await world.save('a.pdf', 'now');
		await world.save('_Archive/A_V7.PDF', 'then');
		await world.save('_Archive/a_v9_draft.pdf', 'no version');
		await world.save('_Archive/b_v12_20260101.pdf', 'of another');
		expect(summarize(await archive(world.version(file)))).toEqual([8]);
	});

	it('that hold again what an older one held are versions of their own', async () => {
		const first = await world.save('a.pdf', 'one');
		await archive(world.version(first));
		await archive(world.version(await world.save('a.pdf', 'two')));
		expect(summarize(await archive(world.version(await world.save('a.pdf', 'one'))))).toEqual([3]);
	});

	it('of documents that are named like versions stay apart', async () => {
		const a = await world.save('a.pdf', 'a');
		const likeVersion = await world.save('a_v1_20260101.pdf', 'b');
		const twice = [world.version(a), world.version(likeVersion)];
		expect(summarize(await archive(...twice))).toEqual([1, 1]);
		expect(summarize(await archive(...twice))).toEqual([1, 1]);
		expect(await world.names()).toEqual([`a_v1_20260101_v1_${TODAY}.pdf`, `a_v1_${TODAY}.pdf`]);
	});

	it('under one name get consecutive numbers, now and when it is repeated', async () => {
		const files = [await world.save('1/x.pdf', 'one'), await world.save('2/x.pdf', 'two')];
		const versions = files.map((file) => world.version(file));
		expect(summarize(await archive(...versions))).toEqual([1, 2]);
		expect(await archive(...versions)).toMatchObject([
			{ value: { version: 1, wasThere: true } },
			{ value: { version: 2, wasThere: true } },
		]);
		expect(await world.names()).toHaveLength(2);
	});

	it('that are given twice are copied once', async () => {
		const version = world.version(await world.save('a.pdf', 'one'));
		const [one, two] = await archive(version, { ...version, folder: '_ARCHIVE' });
		expect(one).toEqual(two);
		expect(await world.names()).toHaveLength(1);
	});

	it('go into as many archive folders as they name, each listed once', async () => {
		const file = await world.save('a.pdf', 'a');
		const other = await world.save('Pleadings/b.pdf', 'b');
		const folder = '_Archive/Pleadings';
		world.emulator.log.clear();
		await archive(world.version(file), world.version(file, { folder }), world.version(other, { folder }));
		expect(world.calls('files/list_folder')).toBe(2);
		expect(await world.names()).toEqual([
			`a_v1_${TODAY}.pdf`,
			...['Pleadings', `Pleadings/a_v1_${TODAY}.pdf`, `Pleadings/b_v1_${TODAY}.pdf`],
		]);
	});

	it('by the thousand take a handful of calls, and none that writes when they are there', async () => {
		const files: FileEntry[] = [];
		for (let number = 0; number < 1000; number++) {
			files.push(await world.save(`${number}.pdf`, `content ${number}`));
		}
		const versions = files.map((file) => world.version(file));
		world.emulator.log.clear();
		expect(new Set(summarize(await archive(...versions)))).toEqual(new Set([1]));
		// One listing, one batch, two looks at its job.
		expect(world.calls()).toBe(4);
		world.emulator.log.clear();
		expect(new Set(summarize(await archive(...versions)))).toEqual(new Set([1]));
		expect([world.calls(), world.calls('files/list_folder')]).toEqual([1, 1]);
	});
});

describe('A version is refused', () => {
	it('where somebody saved a newer one just before the copy, and is found then', async () => {
		const file = await world.save('a.pdf', 'one');
		const saving = (send: Send): Send => {
			let saved = false;
			return async (request) => {
				if (request.url.includes('/copy') && !saved) {
					saved = true;
					await world.save('a.pdf', 'two');
				}
				return await send(request);
			};
		};
		const run = world.runThrough(saving);
		expect(summarize(await archiveVersions([world.version(file)], run))).toEqual(['changed_meanwhile']);
		const newer = (await world.dropbox.find(`${CASE}/a.pdf`)) as FileEntry;
		expect(await archive(world.version(newer))).toMatchObject([{ value: { version: 1, wasThere: true } }]);
		expect(await world.names()).toHaveLength(1);
	});

	it('where it has no content hash', async () => {
		const file = { ...(await world.save('a.paper', 'one')), contentHash: undefined };
		const other = await world.save('b.pdf', 'two');
		expect(summarize(await archive(world.version(file), world.version(other)))).toEqual(['invalid_input', 1]);
	});

	it('where a file has the name of the archive folder', async () => {
		const file = await world.save('a.pdf', 'one');
		await world.save('_Archive', 'a file');
		const others = world.version(file, { folder: 'Former' });
		expect(summarize(await archive(world.version(file), others))).toEqual(['not_a_folder', 1]);
	});

	it('where the case folder was deleted, and makes none in its place', async () => {
		const file = await world.save('a.pdf', 'one');
		await world.person.filesMoveV2({ from_path: `${CASE}/a.pdf`, to_path: '/a.pdf' });
		await world.person.filesDeleteV2({ path: CASE });
		expect(await archive(world.version(file))).toMatchObject([
			{ refusal: { reason: 'deleted', message: expect.stringMatching(/case folder/) as string } },
		]);
	});

	it('where the document was deleted', async () => {
		const file = await world.save('a.pdf', 'one');
		const other = await world.save('b.pdf', 'two');
		await world.person.filesDeleteV2({ path: `${CASE}/a.pdf` });
		expect(summarize(await archive(world.version(file), world.version(other)))).toEqual(['deleted', 1]);
	});

	it('where the archive folder cannot be read', async () => {
		const file = await world.save('a.pdf', 'one');
		const forbidden = world.runThrough((send) => async (request) => {
			if (!request.url.endsWith('files/list_folder')) return await send(request);
			return { status: 403, headers: {}, body: Buffer.from('{}') };
		});
		expect(summarize(await archiveVersions([world.version(file)], forbidden))).toEqual(['no_access']);
	});

	it('where every number is taken away again and again', async () => {
		const file = await world.save('a.pdf', 'one');
		let taken = 0;
		const crowd = world.runThrough((send) => async (request) => {
			if (request.url.endsWith('files/copy_v2')) {
				await world.save(`_Archive/a_v${++taken}_${TODAY}.pdf`, `other ${taken}`);
			}
			return await send(request);
		});
		expect(summarize(await archiveVersions([world.version(file)], crowd))).toEqual(['too_busy']);
		expect(await world.names()).toHaveLength(taken);
		expect(summarize(await archive(world.version(file)))).toEqual([taken + 1]);
	});
});

describe('Runs at the same time', () => {
	it('make one copy of one version, all fifty', async () => {
		const file = await world.save('a.pdf', 'one');
		const outcomes = await Promise.all(
			Array.from({ length: 50 }, async () => await archive(world.version(file))),
		);
		expect(new Set(outcomes.flatMap(summarize))).toEqual(new Set([1]));
		expect(await world.names()).toEqual([`a_v1_${TODAY}.pdf`]);
		const made = outcomes.flat().filter((outcome) => outcome.ok && !outcome.value.wasThere);
		expect(made).toHaveLength(1);
	});

	it('that archive fifty files under one name lose none, and number them from 1 to 50', async () => {
		const files: FileEntry[] = [];
		for (let number = 0; number < 50; number++) {
			files.push(await world.save(`${number}/x.pdf`, `content ${number}`));
		}
		const outcomes = await Promise.all(files.map(async (file) => await archive(world.version(file))));
		const numbers = outcomes.flatMap(summarize).map(Number);
		expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
		const hashes = outcomes.flat().map((outcome) => outcome.ok && outcome.value.file.contentHash);
		expect(hashes).toEqual(files.map(({ contentHash }) => contentHash));
	});

	it('take the version that was there first when a later one is the highest', async () => {
		const file = await world.save('a.pdf', 'one');
		// The answer is lost, and before it is asked for again somebody archives something newer.
		const overtaken = world.runThrough((send) => {
			let calls = 0;
			return async (request) => {
				const answer = await send(request);
				if (request.url.endsWith('files/copy_v2') && calls++ === 0) {
					await world.save(`_Archive/a_v2_${TODAY}.pdf`, 'newer');
					return { status: 500, headers: {}, body: Buffer.from('') };
				}
				return answer;
			};
		});
		expect(summarize(await archiveVersions([world.version(file)], overtaken))).toEqual([1]);
		expect(await world.names()).toHaveLength(2);
	});
});

describe.each([
	['copied', undefined],
	['moved', moveMethod],
])('Versions that are %s', (_, method) => {
	/** Several folders, lines and names, some of which are there. */
	const arranged = async (at: World) => {
		const versions: VersionToArchive[] = [];
		for (const [path, content] of [
			['a.pdf', 'a'],
			['b.pdf', 'b'],
			['Pleadings/c.pdf', 'c'],
			['Pleadings/d.pdf', 'd'],
		] as const) {
			const folder = path.includes('/') ? '_Archive/Pleadings' : '_Archive';
			versions.push(at.version(await at.save(path, content), { folder }));
		}
		await at.save('_Archive/b_v4.pdf', 'earlier');
		at.emulator.log.clear();
		return versions;
	};
	const run = async (versions: VersionToArchive[], dropbox: DropboxPort) =>
		summarize(await archiveVersions(versions, dropbox, method));
	const clean = async () => {
		const versions = await arranged(world);
		const other = forkTestDropbox(world);
		const outcomes = await run(versions, other.dropbox);
		return { versions, outcomes, tree: await treeOf(other.dropbox, CASE), calls: other.calls() };
	};

	it.each([false, true])('end in the same tree whichever call is lost (jobs: %s)', async (jobs) => {
		const expected = await clean();
		for (const when of ['before_commit', 'after_commit'] as const) {
			for (let nth = 1; nth <= expected.calls + (jobs ? 3 : 0); nth++) {
				const { state, emulator, dropbox } = forkTestDropbox(world);
				state.switches.forceAsync = jobs;
				emulator.faults.set([{ route: '*', seed: 1, nth, fault: { kind: 'reset', when } }]);
				expect(await run(expected.versions, dropbox)).toEqual(expected.outcomes);
				emulator.faults.set([]);
				expect(await treeOf(dropbox, CASE)).toEqual(expected.tree);
			}
		}
	});

	it('end in the same tree when the process ends after any call, and is run again', async () => {
		let versions: VersionToArchive[] = [];
		const trial: Trial<ArchivedVersion> = {
			begin: async () => {
				const begun = await createArchiveHarness();
				versions = await arranged(begun);
				return begun;
			},
			run: async ({ dropboxOver }, through) => await archiveVersions(versions, dropboxOver(through), method),
			look: async ({ dropbox }) => await treeOf(dropbox, CASE),
		};
		await forEveryCall(trial, endAfter, async ({ clean: outcomes, runAgain, expectSame }) => {
			expect(summarize(await runAgain())).toEqual(summarize(outcomes));
			await expectSame();
		});
	});

	it('are asked for again where others were writing', async () => {
		const expected = await clean();
		const busy = { kind: 'busy_entries', entries: [0, 2] } as const;
		world.emulator.faults.set([{ route: '*_batch_v2', seed: 1, nth: [1, 2], fault: busy }]);
		expect(await run(expected.versions, world.dropbox)).toEqual(expected.outcomes);
		expect(await world.tree()).toEqual(expected.tree);
	});
});

describe('Documents that are moved into the archive', () => {
	it('keep their IDs and leave their place', async () => {
		const file = await world.save('a.pdf', 'one');
		expect(await archiveVersions([world.version(file)], world.dropbox, moveMethod)).toMatchObject([
			{ value: { version: 1, wasThere: false, file: { id: file.id, contentHash: file.contentHash } } },
		]);
		expect(Object.keys(await world.tree())).toEqual([
			`${CASE}/_Archive`,
			`${CASE}/_Archive/a_v1_${TODAY}.pdf`,
		]);
	});

	it('get a number of their own, even if a copy holds the same', async () => {
		const file = await world.save('a.pdf', 'one');
		await archive(world.version(file));
		expect(summarize(await archiveVersions([world.version(file)], world.dropbox, moveMethod))).toEqual([2]);
	});

	it('move once, all fifty runs together', async () => {
		const file = await world.save('a.pdf', 'one');
		const outcomes = await Promise.all(
			Array.from(
				{ length: 50 },
				async () => await archiveVersions([world.version(file)], world.dropbox, moveMethod),
			),
		);
		expect(new Set(outcomes.flatMap(summarize))).toEqual(new Set([1]));
		expect(await world.names()).toEqual([`a_v1_${TODAY}.pdf`]);
	});
});
