/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { archiveVersion } from '@/nodes/DropboxCaseFolders/actions/document/archiveVersion.operation';
import {
	archiveDocuments,
	type ArchivedDocument,
} from '@/nodes/DropboxCaseFolders/actions/document/archiveVersion/archiveDocuments';
import type { ArchiveRequest } from '@/nodes/DropboxCaseFolders/actions/document/archiveVersion/fields';
import type { UploadResult } from '@/nodes/DropboxCaseFolders/actions/document/upload/UploadRequest';
import { uploadDocuments } from '@/nodes/DropboxCaseFolders/actions/document/upload/uploadDocuments';
import { createDryRunDropbox } from '@/nodes/DropboxCaseFolders/actions/shared/dryRun/createDryRunDropbox';
import type { Outcome } from '@/nodes/shared/core/outcome';
import { createSdk } from '@/nodes/shared/dropbox/client/createApi';
import { createGuardedDropbox } from '@/nodes/shared/dropbox/guard/createGuardedDropbox';
import type { DropboxPort } from '@/nodes/shared/dropbox/port';
import { CALL_FAULTS } from '@/test/support/callFaults';
import { createEmulatorSend, createTestDropbox, type TestDropbox } from '@/test/support/createTestDropbox';
import { forEveryCall } from '@/test/support/forEveryCall';
import { treeOf } from '@/test/support/treeOf';
import { document, request as uploadRequest } from '../../document/upload/uploadHarness';

const CASE = '/Matters/22-1';
const LOCK = 'files/lock_file_batch';
const NAMES = ['a.txt', 'In/b.txt'];
const ARCHIVED = [`${CASE}/_Archive/In/b_v1_20260501.txt`, `${CASE}/_Archive/a_v1_20260501.txt`];

let world: TestDropbox;
const begin = async () => {
	const begun = createTestDropbox({ fixture: 'teamSpace', token: 'jane', inTeamSpace: true });
	for (const name of NAMES)
		await begun.person.filesUpload({ path: `${CASE}/${name}`, contents: `former ${name}` });
	begun.emulator.log.clear();
	return begun;
};
beforeEach(async () => {
	world = await begin();
});
afterEach(() => world.close());

/** The paths of files that are locked, and by whom. */
const locksOf = async (of: TestDropbox): Promise<string[]> => {
	const found = await Promise.all(
		Object.keys(await treeOf(of.dropbox, CASE)).map(
			async (path) => (await of.person.filesGetMetadata({ path })).result,
		),
	);
	return found.flatMap((entry) => {
		const lock = entry['.tag'] === 'file' ? entry.file_lock_info : undefined;
		return lock === undefined ? [] : [`${entry.path_display}${lock.is_lockholder ? '' : ' by another'}`];
	});
};
const lockByAnother = (path: string) => {
	const name = path.split('/').at(-1);
	const number = world.state.entries.find((entry) => entry.name === name)?.number ?? -1;
	world.state.fileLocks.set(number, {
		holderId: world.fixture.accounts.admin?.accountId ?? '',
		createdAt: 0,
	});
};
const unlockAll = () => world.state.fileLocks.clear();

const archiving = (more: Partial<ArchiveRequest> = {}): ArchiveRequest[] =>
	NAMES.map((name) => ({
		...{ document: `${CASE}/${name}`, caseFolder: CASE, archiveFolder: '_Archive', afterwards: 'stays' },
		...{ timezone: 'UTC', lockArchived: true, dryRun: false, simplify: true },
		...more,
	}));
const uploading = (lockArchived = true) =>
	NAMES.map((path) => {
		const [name = '', subfolder = ''] = path.split('/').reverse();
		const more = { caseFolder: CASE, subfolder, rule: 'archive', lockArchived } as const;
		return uploadRequest([document(name, `mine ${path}`)], more);
	});
const upload = async (dropbox: DropboxPort) => await uploadDocuments(uploading(), dropbox);
const archive = async (dropbox: DropboxPort) => await archiveDocuments(archiving(), dropbox);

const warningsOf = (outcomes: Array<Outcome<UploadResult | ArchivedDocument>>): string[][] =>
	outcomes.map((outcome) => {
		if (!outcome.ok) throw outcome.refusal;
		const { value } = outcome;
		return 'documents' in value ? value.documents.flatMap(({ warnings }) => warnings) : value.warnings;
	});

describe.each([
	['Upload Document', upload],
	['Archive Version', archive],
] as const)('%s with Lock Archived Versions', (_, run) => {
	it('locks all archived versions by one call, and nothing else', async () => {
		expect(warningsOf(await run(world.dropbox))).toEqual([[], []]);
		expect(world.calls(LOCK)).toBe(1);
		expect((await locksOf(world)).sort()).toEqual(ARCHIVED);
	});

	it('archives all the same where the plan has no file locking, and says so', async () => {
		Object.assign(world.state.switches, { unavailableRoutes: [LOCK], unavailableAs: 'account_type' });
		const warning = expect.stringMatching(
			/^The archived version could not be locked: Your Dropbox plan does not have file locking\. /,
		) as string;
		expect(warningsOf(await run(world.dropbox))).toEqual([[warning], [warning]]);
		expect(Object.keys(await treeOf(world.dropbox, CASE))).toEqual(expect.arrayContaining(ARCHIVED));
	});

	it('archives all the same while Dropbox does not answer that call', async () => {
		world.emulator.faults.set([{ route: LOCK, seed: 1, fault: { kind: 'status', status: 500 } }]);
		const warning = expect.stringMatching(/could not be locked/) as string;
		expect(warningsOf(await run(world.dropbox))).toEqual([[warning], [warning]]);
	});

	it.each(CALL_FAULTS)('ends with the same locks when any call is such that %s', async (_what, fault) => {
		await forEveryCall<UploadResult | ArchivedDocument>(
			{
				begin,
				run: async ({ dropboxOver }, through) => await run(dropboxOver(through)),
				look: async (seen) => [await treeOf(seen.dropbox, CASE), await locksOf(seen)],
			},
			fault,
		);
	});

	it.each([false, true])('locks nothing in a dry run, behind a write guard: %s', async (isGuarded) => {
		const settings = { onlyBelow: isGuarded ? ['/Matters'] : [], neverBelow: [] };
		const guarded = createGuardedDropbox(world.dropbox, settings);
		expect(warningsOf(await run(createDryRunDropbox(guarded, world.clock)))).toEqual([[], []]);
		expect([world.calls(LOCK), world.state.fileLocks.size]).toEqual([0, 0]);
	});
});

describe('Archive Version', () => {
	it('locks what an earlier run had archived, and is content with its own locks', async () => {
		await archive(world.dropbox);
		unlockAll();
		expect(warningsOf(await archive(world.dropbox))).toEqual([[], []]);
		expect((await locksOf(world)).sort()).toEqual(ARCHIVED);
		world.state.switches.ownLocksConflict = true;
		expect(warningsOf(await archive(world.dropbox))).toEqual([[], []]);
	});

	it('says so where somebody else has locked the version', async () => {
		await archive(world.dropbox);
		unlockAll();
		lockByAnother(ARCHIVED[0] ?? '');
		expect(warningsOf(await archive(world.dropbox))).toEqual([
			[],
			[
				'The archived version could not be locked: Someone else has locked it. Ask that person or your Dropbox admin to unlock it.',
			],
		]);
		expect((await locksOf(world)).sort()).toEqual([`${ARCHIVED[0]} by another`, ARCHIVED[1]]);
	});

	it('locks documents that were moved into the archive, also when it is run again', async () => {
		const moving = archiving({ afterwards: 'moves' });
		const ids = await Promise.all(moving.map(async (each) => (await world.dropbox.find(each.document)).id));
		const requests = moving.map((each, index) => ({ ...each, document: ids[index] ?? '' }));
		for (const status of ['moved', 'unchanged']) {
			const outcomes = await archiveDocuments(requests, world.dropbox);
			expect(outcomes).toMatchObject([{ value: { status } }, { value: { status } }]);
			expect((await locksOf(world)).sort()).toEqual(ARCHIVED);
			unlockAll();
		}
	});

	it('locks those only whose items ask for it', async () => {
		const [first, second] = archiving();
		const requests = [first, { ...second, lockArchived: false }] as ArchiveRequest[];
		await archiveDocuments(requests, world.dropbox);
		expect(await locksOf(world)).toEqual([ARCHIVED[1]]);
	});

	it('shows its warnings in the item', async () => {
		world.state.switches.lockingRefusedAs = 'file_not_shared';
		const [outcome] = await archive(world.dropbox);
		if (outcome?.ok !== true) throw new Error('refused');
		expect(archiveVersion.rows(outcome.value)).toMatchObject([
			{
				warnings: [expect.stringMatching(/could not be locked: Dropbox locks files only in shared folders/)],
			},
		]);
	});
});

describe('Upload Document', () => {
	it('locks the versions of those items only that ask for it', async () => {
		const [first, second] = [uploading(false)[0], uploading(true)[1]];
		await uploadDocuments([first, second] as ReturnType<typeof uploading>, world.dropbox);
		expect(await locksOf(world)).toEqual([ARCHIVED[0]]);
	});

	it('locks before it replaces: what is filed is not looked at again', async () => {
		await upload(world.dropbox);
		const routes = world.emulator.log.calls.map(({ route }) => route ?? '');
		const order = routes.filter((route) => /lock_file|files\/upload$/.test(route));
		expect([...new Set(order)]).toEqual([LOCK, 'files/upload']);
	});

	it('makes no call without the option', async () => {
		await uploadDocuments(uploading(false), world.dropbox);
		expect([world.calls(LOCK), world.state.fileLocks.size]).toEqual([0, 0]);
	});

	it('keeps others from editing what is archived', async () => {
		await upload(world.dropbox);
		const [path = ''] = ARCHIVED;
		const send = createEmulatorSend(world.emulator, world.fixture.tokens.admin ?? '');
		const root = world.fixture.accounts.admin?.rootNamespaceId;
		const another = createSdk(send, { pathRoot: JSON.stringify({ '.tag': 'root', root }) });
		await expect(
			another.filesUpload({ path, contents: 'by mistake', mode: { '.tag': 'overwrite' } }),
		).rejects.toMatchObject({ status: 409 });
	});
});
