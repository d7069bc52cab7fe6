/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject } from 'n8n-workflow';
import { create } from '@/nodes/DropboxCaseFolders/actions/caseFolder/create.operation';
import { createCaseFolders } from '@/nodes/DropboxCaseFolders/actions/shared/caseFolders/create/createCaseFolders';
import type { CreateRequest } from '@/nodes/DropboxCaseFolders/actions/shared/caseFolders/create/CaseFolder';
import { CALL_FAULTS, type CallInterceptor } from '@/test/support/callFaults';
import { createItemContext } from '@/test/support/createItemContext';
import type { TestDropbox } from '@/test/support/createTestDropbox';
import { forEveryCall } from '@/test/support/forEveryCall';
import { treeOf } from '@/test/support/treeOf';
import { openersOf } from '../../document/restrict/privilegeHarness';
import { kinds, request as createRequest, value } from '../caseFolderHarness';
import { createMembersHarness, JANE, MIA, RAVI, type MembersHarness } from '../setMembers/setMembersHarness';

const PLACE = '/Matters/23-1';
const request = (members: readonly string[] | undefined, more: Partial<CreateRequest> = {}): CreateRequest =>
	createRequest('23-1', {
		...{ destination: '/Matters', subfolders: ['Notes', 'Discovery/Incoming'], members },
		...more,
	});
const only = (...accounts: string[]) => ({ accounts: [...accounts].sort(), links: 0, invitees: [] });
const NOT_CHANGED = expect.stringMatching(/was there already, so its members were not changed.*Set Members/);

describe('Create with members', () => {
	let on: MembersHarness;
	beforeEach(async () => {
		on = await createMembersHarness();
	});
	afterEach(() => on.close());

	it('makes a folder that only they can open, under the ID that it tells', async () => {
		const folder = await on.folder(request([RAVI]));
		expect(folder).toMatchObject({ created: true, warnings: [], path: PLACE });
		expect(folder.members?.map(({ who }) => who)).toEqual([JANE, RAVI]);
		expect(on.openers(`${PLACE}/Discovery/Incoming`)).toEqual(only(JANE, RAVI));
		expect((await on.dropbox.find(folder.folderId)).path).toBe(PLACE);
	});

	it('finds it the next time, without a warning and with what is missing in it made', async () => {
		const first = await on.folder(request([RAVI], { subfolders: [] }));
		const again = await on.folder(request([RAVI.toUpperCase()]));
		expect(again).toMatchObject({ folderId: first.folderId, created: false, warnings: [] });
		expect(again.members).toHaveLength(2);
		expect(on.openers(`${PLACE}/Notes`)).toEqual(only(JANE, RAVI));
	});

	it.each([
		['open', undefined],
		['of others', [MIA]],
		['of some of them', [RAVI]],
	])('leaves one that was there as it is, if it is %s, and says so', async (_, before) => {
		await on.folder(request(before));
		const openers = on.openers(PLACE);
		expect(await on.folder(request([RAVI, MIA]))).toMatchObject({ members: null, warnings: [NOT_CHANGED] });
		expect(on.openers(PLACE)).toEqual(openers);
	});

	it.each([
		['properties', undefined],
		['file', undefined],
		['file', [RAVI]],
		[undefined, undefined],
	] as const)(
		'completes one that has nothing in it but a marker (%s), made for %j',
		async (marker, before) => {
			const first = await on.folder(request(before, { marker, subfolders: [] }));
			expect(await on.folder(request([RAVI, MIA], { marker }))).toMatchObject({
				...{ folderId: first.folderId, created: false, warnings: [] },
			});
			expect(on.openers(`${PLACE}/Notes`)).toEqual(only(JANE, MIA, RAVI));
		},
	);

	it('does not take one with others in it, nor with a paper in it, for its own', async () => {
		await on.folder(request([MIA], { subfolders: [], marker: undefined }));
		expect((await on.folder(request([RAVI]))).warnings).toEqual([NOT_CHANGED]);
		await on.folder(createRequest('23-2', { destination: '/Matters', subfolders: [] }));
		await on.person.filesUpload({ path: '/Matters/23-2/Letter.txt', contents: 'in between' });
		const asked = createRequest('23-2', { destination: '/Matters', members: [RAVI] });
		expect((await on.folder(asked)).warnings).toEqual([NOT_CHANGED]);
	});

	it('refuses items of one case whose members differ, and puts nothing into its folder', async () => {
		const outcomes = await on.create(request([RAVI]), request([MIA]), request([RAVI]));
		expect(kinds(outcomes)).toEqual(['invalid_input', 'invalid_input', 'invalid_input']);
		expect(kinds(await on.create(request([RAVI, MIA]), request([MIA, RAVI])))).toEqual(['done', 'done']);
		expect(on.openers(`${PLACE}/Notes`)).toEqual(only(JANE, MIA, RAVI));
	});

	it('removes no link to the destination: the item is refused, and completed once that is gone', async () => {
		const { result } = await on.person.sharingCreateSharedLinkWithSettings({ path: '/Matters' });
		expect(kinds(await on.create(request([RAVI])))).toEqual(['still_exposed']);
		expect(await on.dropbox.linksOf('/Matters')).toHaveLength(1);
		await expect(on.dropbox.find(`${PLACE}/Notes`)).rejects.toMatchObject({ reason: 'not_found' });
		await on.dropbox.revokeLink(result.url);
		expect(kinds(await on.create(request([RAVI])))).toEqual(['done']);
		expect(on.openers(`${PLACE}/Notes`)).toEqual(only(JANE, RAVI));
	});

	it('asks nothing of sharing where it is not used', async () => {
		await on.create(request(undefined));
		await on.create(request(undefined));
		expect(on.emulator.log.calls.filter(({ route }) => /^sharing/.test(route ?? ''))).toEqual([]);
	});
});

describe.each(['properties', 'file', undefined] as const)('Create with members, marked by %s', (marker) => {
	it.each(CALL_FAULTS)('ends the same when %s, and it is run again', async (_, fault) => {
		const trial = {
			begin: async () => await createMembersHarness(),
			run: async ({ dropboxOver }: TestDropbox, through: CallInterceptor) =>
				await createCaseFolders([request([RAVI, 'new@example.org'], { marker })], dropboxOver(through)),
			look: async (world: TestDropbox) => ({
				tree: await treeOf(world.dropbox, '/Matters'),
				openers: await world.dropbox.find(`${PLACE}/Notes`).then(
					() => openersOf(world, `${PLACE}/Notes`),
					() => 'not there',
				),
			}),
		};
		await forEveryCall(trial, fault, async ({ nth, world, runAgain, expectSame }) => {
			// What is in it is theirs alone from the first moment.
			const isThere = await world.dropbox.find(`${PLACE}/Notes`).then(
				() => true,
				() => false,
			);
			const wanted = { accounts: [JANE, RAVI], links: 0, invitees: ['new@example.org'] };
			if (isThere) expect({ nth, ...openersOf(world, `${PLACE}/Notes`) }).toEqual({ nth, ...wanted });
			const [again] = await runAgain();
			await expectSame();
			expect({ nth, warnings: value(again).warnings }).toEqual({ nth, warnings: [] });
			expect({ nth, ...openersOf(world, `${PLACE}/Notes`) }).toEqual({ nth, ...wanted });
		});
	});
});

describe('The option Members of Create', () => {
	const parameters = (options: IDataObject): IDataObject => ({
		...{ caseId: '23-1', destination: { mode: 'path', value: '/Matters' }, folderNaming: 'caseId' },
		...{ subfolders: 'Notes', options },
	});
	const read = async (options: IDataObject) => await create.read(createItemContext(parameters(options)), 0);

	it('changes nothing where nobody added it', async () => {
		expect((await read({})).members).toBeUndefined();
		expect((await read({ members: `${RAVI}, ${MIA}` })).members).toEqual([RAVI, MIA]);
	});

	it.each([[''], [' '], [[]], [null], [[RAVI, null]]])(
		'takes no list that may be none: %j',
		async (members) => {
			await expect(async () => await read({ members } as IDataObject)).rejects.toMatchObject({
				...{ reason: 'invalid_input', message: expect.stringContaining('“Members”') },
			});
		},
	);

	it('names by position what is no address', async () => {
		await expect(read({ members: [RAVI, 'Mia Moe'] })).rejects.toThrow(
			'The field “Members” cannot be used: entry 2 is not an email address',
		);
	});

	it('is for people to fill, not for agents', async () => {
		const asTool = create.asTool as (asked: unknown) => string;
		expect([asTool(await read({})), asTool(await read({ members: RAVI }))]).toEqual(['runs', 'refused']);
	});

	it('tells in a dry run who could open the folder, and writes nothing', async () => {
		const on = await createMembersHarness();
		const tree = await treeOf(on.dropbox);
		const rows = async (options: IDataObject) => {
			const asked = [await read({ members: RAVI, ...options })];
			const outcomes = await create.run(asked, { ...on, progress: () => undefined } as never);
			return create.rows(value(outcomes[0]))[0];
		};
		const [dry] = [await rows({ dryRun: true })];
		expect(dry).toMatchObject({ created: true, folderId: null, dryRun: true });
		expect(dry?.['access']).toEqual([{ who: RAVI, level: 'editor', via: 'folder' }]);
		expect(await treeOf(on.dropbox)).toEqual(tree);
		expect((await rows({}))?.['access']).toEqual([
			{ who: JANE, level: 'owner', via: 'folder' },
			{ who: RAVI, level: 'editor', via: 'folder' },
		]);
		on.close();
	});
});
