/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { moveCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/move/moveCaseFolders';
import { restrictDocuments } from '@/nodes/DropboxCaseFolders/actions/document/restrict/restrictDocuments';
import { restrictRequest } from '@/test/unit/DropboxCaseFolders/actions/document/restrict/privilegeHarness';
import {
	closeRequest,
	createCloseHarness,
	onlyResult,
	prefixRequest,
	reopenRequest,
	statuses,
	zipRequest,
	type CloseHarness,
} from './closeHarness';

const CASE = '/Matters/22-1';
const CLOSED = '/Matters/Closed';

describe('papers that are kept apart in a case folder', () => {
	let on: CloseHarness;
	let caseId: string;
	let memoId: string;

	beforeEach(async () => {
		on = createCloseHarness({ fixture: 'teamSpace', token: 'jane', inTeamSpace: true });
		caseId = await on.caseFolder(CASE, { 'Letter.txt': 'dear client', 'Memo.txt': 'advice of counsel' });
		memoId = (await on.world.dropbox.find(`${CASE}/Memo.txt`)).id;
		const [outcome] = await restrictDocuments([restrictRequest(memoId)], on.world.dropbox);
		expect(outcome).toMatchObject({ ok: true });
		on.world.emulator.log.clear();
	});
	afterEach(() => on.world.close());

	const named = ['jane@example.com', 'ravi@example.com'];
	const openersOf = async (id: string) => {
		const { accounts, viaLinks, invitees } = on.world.openers((await on.world.dropbox.find(id)).path ?? '');
		return { accounts: Object.keys(accounts).sort(), viaLinks, invitees };
	};
	const onlyNamed = { accounts: named, viaLinks: [], invitees: [] };
	const inClosed = { kind: 'move', closedFolder: CLOSED } as const;
	const zipInto = (more: object = {}) =>
		zipRequest(caseId, {
			way: { kind: 'zip', closedFolder: CLOSED, matterNumber: '', afterwards: 'stays' },
			...more,
		});

	it('are not put into a ZIP that more people can open', async () => {
		expect((await openersOf((await on.world.dropbox.find(`${CASE}/Letter.txt`)).id)).accounts).toContain(
			'mia@example.com',
		);
		const before = await on.tree('/Matters');
		for (const dryRun of [true, false]) {
			const [outcome] = await on.close(zipInto({ dryRun }));
			expect(outcome).toMatchObject({
				refusal: {
					reason: 'still_exposed',
					message: expect.stringContaining('folders with their own members (1)'),
				},
			});
		}
		expect(await on.tree('/Matters')).toEqual(before);
	});

	it('are not put into a ZIP where the folder is set apart while the ZIP is made', async () => {
		await on.world.person.filesCreateFolderV2({ path: '/Matters/22-2/Privileged' });
		await on.put('/Matters/22-2/Privileged/Note.txt', 'of counsel');
		const other = (await on.world.dropbox.find('/Matters/22-2')).id;
		const { dropbox } = on.world;
		const slow = {
			...dropbox,
			upload: async (...given: Parameters<typeof dropbox.upload>) => {
				const outcome = await dropbox.upload(...given);
				await dropbox.restrictFolder('/Matters/22-2/Privileged');
				return outcome;
			},
		};
		const way = { kind: 'zip', closedFolder: CLOSED, matterNumber: '', afterwards: 'stays' } as const;
		expect(statuses(await on.closeOn(slow, zipRequest(other, { way })))).toEqual(['still_exposed']);
		expect(Object.keys(await on.tree(CLOSED)).filter((path) => path.endsWith('.zip'))).toEqual([]);
	});

	it('are not put into a ZIP where the whole case folder is kept apart', async () => {
		const id = await on.caseFolder('/Matters/22-3', { 'Note.txt': 'of counsel' });
		await on.world.dropbox.restrictFolder(id);
		const before = await on.tree('/Matters');
		const way = { kind: 'zip', closedFolder: CLOSED, matterNumber: '', afterwards: 'stays' } as const;
		for (const dryRun of [true, false]) {
			expect(statuses(await on.close(zipRequest(id, { way, dryRun })))).toEqual(['still_exposed']);
		}
		expect(await on.tree('/Matters')).toEqual(before);
	});

	it.each([
		['moved to the closed ones', () => closeRequest(caseId, { way: inClosed })],
		['kept in place with a prefix', () => prefixRequest(caseId)],
	])('stay so when it is %s, and when it is reopened', async (_, request) => {
		expect(await openersOf(memoId)).toEqual(onlyNamed);
		expect(onlyResult(await on.close(request()))).toMatchObject({ status: 'closed' });
		expect(await openersOf(memoId)).toEqual(onlyNamed);
		expect(onlyResult(await on.reopen(reopenRequest(caseId)))).toMatchObject({
			status: 'reopened',
			path: CASE,
		});
		expect(await openersOf(memoId)).toEqual(onlyNamed);
		expect(await on.pathOf(memoId)).toBe(`${CASE}/Privileged/Memo.txt`);
	});

	it.each([
		['/Matters/Elsewhere', 'moved'],
		['/Jane Doe', undefined],
	])('are opened by nobody else when the case folder is to go to %s', async (destination, status) => {
		await on.world.dropbox.createFolders(['/Matters/Elsewhere']);
		const request = { folder: caseId, destination, dryRun: false };
		const [outcome] = await moveCaseFolders([request], on.world.dropbox, () => undefined);
		if (status !== undefined) expect(outcome).toMatchObject({ value: { status } });
		const { accounts, viaLinks, invitees } = await openersOf(memoId);
		expect(accounts.filter((who) => !named.includes(who))).toEqual([]);
		expect({ viaLinks, invitees }).toEqual({ viaLinks: [], invitees: [] });
	});
});
