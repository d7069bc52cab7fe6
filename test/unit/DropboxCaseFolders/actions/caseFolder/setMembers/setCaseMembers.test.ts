/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { closeCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/close/closeCaseFolders';
import { renameCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/rename/renameCaseFolders';
import { reopenCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/reopen/reopenCaseFolders';
import { setCaseMembers } from '@/nodes/DropboxCaseFolders/actions/caseFolder/setMembers/setCaseMembers';
import { restrictDocuments } from '@/nodes/DropboxCaseFolders/actions/document/restrict/restrictDocuments';
import { createGuardedDropbox } from '@/nodes/shared/dropbox/guard/createGuardedDropbox';
import { addGroup, letGroupIn } from '@/test/emulators/dropbox/sharing/groups';
import { treeOf } from '@/test/support/treeOf';
import { kindsOf, messagesOf } from '../../document/restrict/privilegeHarness';
import { closeRequest, reopenRequest } from '../close/closeHarness';
import { renameRequest } from '../rename/renameHarness';
import { request as createRequest, value } from '../caseFolderHarness';
import {
	CASE,
	createMembersHarness,
	JANE,
	membersRequest,
	MIA,
	RAVI,
	rules,
	type MembersHarness,
} from './setMembersHarness';

const MEMO = `${CASE}/Notes/Memo.txt`;
const only = (...accounts: string[]) => ({ accounts: [...accounts].sort(), links: 0, invitees: [] });

describe('Set Members', () => {
	let on: MembersHarness;
	beforeEach(async () => {
		on = await createMembersHarness();
	});
	afterEach(() => on.close());

	const id = () => on.caseFolder.folderId;
	const summary = (outcomes: Awaited<ReturnType<MembersHarness['set']>>) =>
		outcomes.map((outcome) => {
			const { status, restricted } = value(outcome);
			return {
				...{ status, added: restricted.added, removed: restricted.removed.map(({ who }) => who) },
				linksRemoved: restricted.linksRemoved,
			};
		});

	it('lets in those on the case and nobody else, by the ID that the case keeps', async () => {
		expect(on.openers(MEMO).accounts.length).toBeGreaterThan(2);
		expect(summary(await on.set(membersRequest(id(), [RAVI])))).toEqual([
			{ status: 'set', added: [RAVI], removed: [], linksRemoved: 0 },
		]);
		expect(on.openers(MEMO)).toEqual(only(JANE, RAVI));
		const found = await on.dropbox.find(id());
		expect(found).toMatchObject({ id: id(), path: CASE });
		expect((await on.dropbox.find(CASE)).id).toBe(id());
	});

	it('follows the assignments, keeps levels, and finds nothing to do the next time', async () => {
		await on.set(membersRequest(id(), [RAVI], { level: 'viewer' }));
		expect(summary(await on.set(membersRequest(id(), [RAVI.toUpperCase(), MIA])))).toEqual([
			{ status: 'set', added: [MIA], removed: [], linksRemoved: 0 },
		]);
		const { namespaceId } = value((await on.set(membersRequest(id(), [RAVI, MIA])))[0]).restricted;
		expect((await on.dropbox.members(namespaceId)).map(({ who, level }) => [who, level])).toEqual([
			[JANE, 'owner'],
			[RAVI, 'viewer'],
			[MIA, 'editor'],
		]);
		expect(summary(await on.set(membersRequest(id(), [MIA, RAVI])))).toEqual([
			{ status: 'alreadySet', added: [], removed: [], linksRemoved: 0 },
		]);
		expect(summary(await on.set(membersRequest(id(), [MIA])))).toEqual([
			{ status: 'set', added: [], removed: [RAVI], linksRemoved: 0 },
		]);
		expect(on.openers(MEMO)).toEqual(only(JANE, MIA));
	});

	it('needs not be told of the account itself, and leaves it alone in the folder where that is wished', async () => {
		await on.set(membersRequest(id(), [JANE, RAVI]));
		expect(on.openers(MEMO)).toEqual(only(JANE, RAVI));
		await on.set(membersRequest(id(), []));
		expect(on.openers(MEMO)).toEqual(only(JANE));
	});

	it('does not call it done while somebody else is a member whom it is not to remove', async () => {
		await on.set(membersRequest(id(), [RAVI]));
		const outcomes = await on.set(membersRequest(id(), [MIA], { others: 'keep' }));
		expect(kindsOf(outcomes)).toEqual(['still_exposed']);
		expect(on.openers(MEMO)).toEqual(only(JANE, MIA, RAVI));
	});

	it('closes a folder that people share otherwise, groups included', async () => {
		const { result } = await on.person.sharingShareFolder({ path: CASE });
		if (result['.tag'] !== 'complete') throw new Error('not shared');
		await on.person.sharingAddFolderMember({
			shared_folder_id: result.shared_folder_id,
			members: [
				{ member: { '.tag': 'email', email: MIA } },
				{ member: { '.tag': 'email', email: 'new@example.org' } },
			],
		});
		const namespace = on.state.namespaces.get(result.shared_folder_id);
		const group = addGroup(on.state, 'Litigation', [on.fixture.accounts['admin']!]);
		letGroupIn(on.state, namespace!, group, 'editor');
		expect(summary(await on.set(membersRequest(id(), [RAVI])))).toEqual([
			{ status: 'set', added: [RAVI], removed: [MIA, 'Litigation', 'new@example.org'], linksRemoved: 0 },
		]);
		expect(on.openers(MEMO)).toEqual(only(JANE, RAVI));
	});

	it('removes links to the folder and above, and leaves those in it to the members', async () => {
		await on.person.sharingCreateSharedLinkWithSettings({ path: CASE });
		await on.person.sharingCreateSharedLinkWithSettings({ path: '/Matters' });
		await on.person.sharingCreateSharedLinkWithSettings({ path: MEMO });
		await on.as('mia').sharingCreateSharedLinkWithSettings({ path: MEMO });
		expect(on.openers(MEMO).links).toBe(4);
		expect(summary(await on.set(membersRequest(id(), [RAVI])))).toMatchObject([{ linksRemoved: 2 }]);
		expect(on.openers(MEMO)).toEqual(only(JANE, RAVI));
		expect(await on.dropbox.linksOf(MEMO)).toMatchObject([{ audience: 'members' }]);
		await on.person.sharingCreateSharedLinkWithSettings({ path: '/Matters' });
		const kept = await on.set(membersRequest(id(), [RAVI], { outerLinks: 'keep' }));
		expect(kindsOf(kept)).toEqual(['still_exposed']);
	});

	it('removes links in it that the policy does not keep to the members', async () => {
		const link = { url: 'https://x', id: undefined, pathLower: MEMO.toLowerCase(), expires: undefined };
		const links = [{ ...link, audience: 'anybody' as const, mayRevoke: true }];
		const revokeLink = jest.fn(async () => void links.pop());
		const dropbox = { ...on.dropbox, linksBelow: async () => [...links], revokeLink };
		expect(await setCaseMembers([membersRequest(id(), [RAVI])], dropbox)).toMatchObject([
			{ ok: true, value: { status: 'set', linksRemovedLater: 1 } },
		]);
		links.push({ ...link, audience: 'anybody' as const, mayRevoke: false });
		const outcomes = await setCaseMembers([membersRequest(id(), [RAVI])], dropbox);
		expect(messagesOf(outcomes)).toEqual([
			'People you did not name can open documents in the case folder through 1 link for anyone',
		]);
		expect(revokeLink).toHaveBeenCalledTimes(1);
	});

	it('leaves a folder with members of its own as it is, and tells of it', async () => {
		await on.set(membersRequest(id(), [RAVI, MIA]));
		const restriction = {
			...rules([MIA]),
			place: { of: 'case folder', caseFolder: CASE, path: 'Privileged' },
		};
		await restrictDocuments([{ document: MEMO, restriction, dryRun: false } as never], on.dropbox);
		const [outcome] = await on.set(membersRequest(id(), [RAVI]));
		expect(value(outcome).nested).toMatchObject([{ path: `${CASE}/Privileged` }]);
		expect(on.openers(`${CASE}/Privileged/Memo.txt`)).toEqual(only(JANE, MIA));
		expect(on.openers(CASE)).toEqual(only(JANE, RAVI));
	});

	it('says what to do where Dropbox does not share a folder in which a shared one lies', async () => {
		const restriction = {
			...rules([MIA]),
			place: { of: 'case folder', caseFolder: CASE, path: 'Privileged' },
		};
		await restrictDocuments([{ document: MEMO, restriction, dryRun: false } as never], on.dropbox);
		const before = on.openers(CASE);
		const [outcome] = await on.set(membersRequest(id(), [RAVI]));
		expect(outcome).toMatchObject({
			refusal: { reason: 'no_access', advice: expect.stringMatching(/^Move the shared folders out/) },
		});
		expect(on.openers(CASE)).toEqual(before);
	});

	it('refuses all items of a folder whose people differ, and changes nothing of it', async () => {
		const before = on.openers(CASE);
		const wishes = [[RAVI], [RAVI], [MIA]].map((people) => membersRequest(id(), people));
		expect(kindsOf(await on.set(...wishes))).toEqual(['invalid_input', 'invalid_input', 'invalid_input']);
		expect(on.openers(CASE)).toEqual(before);
		const alike = [membersRequest(id(), [RAVI, MIA]), membersRequest(CASE, [MIA, RAVI])];
		expect(kindsOf(await on.set(...alike))).toEqual(['set', 'set']);
	});

	it.each([
		['the folder above the cases', '/Matters', '22-1'],
		['a subfolder of a case', `${CASE}/Notes`, '22-1'],
		['a subfolder that is named like the case', `${CASE}/22-1 Notes`, '22-1'],
		['another case’s', CASE, '22-2'],
		['a folder that says nothing of a case', '/Matters/Closed', '22-1'],
		['one that is named for a longer number', '/Matters/22-1-2', '22-1'],
	])('refuses %s', async (_, folder, caseId) => {
		for (const path of ['/Matters/Closed', '/Matters/22-1-2', `${CASE}/22-1 Notes`])
			await on.person.filesCreateFolderV2({ path });
		const before = [on.openers('/Matters'), on.openers(folder), on.openers(CASE)];
		for (const dryRun of [true, false]) {
			const outcomes = await on.set(membersRequest(folder, [RAVI], { caseId, dryRun }));
			expect(kindsOf(outcomes)).toEqual(['belongs_to_another_case']);
		}
		expect([on.openers('/Matters'), on.openers(folder), on.openers(CASE)]).toEqual(before);
	});

	it('refuses the place where closed cases lie, and takes a closed case', async () => {
		await on.person.filesCreateFolderV2({ path: '/Matters/Closed' });
		const request = closeRequest(id(), { way: { kind: 'move', closedFolder: '/Matters/Closed' } });
		expect(kindsOf(await closeCaseFolders([request], on.dropbox))).toEqual(['closed']);
		expect(kindsOf(await on.set(membersRequest('/Matters/Closed', [RAVI])))).toEqual([
			'belongs_to_another_case',
		]);
		expect(kindsOf(await on.set(membersRequest(id(), [RAVI])))).toEqual(['set']);
	});

	it.each(['', '/', 'team'])('refuses the top of a Dropbox, as %j', async (address) => {
		const folder = address === 'team' ? `ns:${on.fixture.accounts['jane']?.rootNamespaceId}` : address;
		expect(kindsOf(await on.set(membersRequest(folder, [RAVI])))[0]).toMatch(/invalid_input|not_found/);
	});

	it('takes a folder without a marker that has the case ID in its name', async () => {
		await on.person.filesCreateFolderV2({ path: '/Matters/Doe, Jane - 22-7' });
		const outcomes = await on.set(membersRequest('/Matters/Doe, Jane - 22-7', [RAVI], { caseId: '22-7' }));
		expect(kindsOf(outcomes)).toEqual(['set']);
	});

	it('is kept from a folder that the credential is not to write to', async () => {
		const before = on.openers(CASE);
		const guarded = createGuardedDropbox(on.dropbox, { onlyBelow: [], neverBelow: [id()] });
		for (const dryRun of [false, true]) {
			const outcomes = await setCaseMembers([membersRequest(id(), [RAVI], { dryRun })], guarded);
			expect(kindsOf(outcomes)).toEqual(['guarded']);
		}
		expect(on.openers(CASE)).toEqual(before);
	});

	it('names by position whom Dropbox does not let in, adds the others, and removes nobody', async () => {
		const { namespaceId } = value((await on.set(membersRequest(id(), [MIA])))[0]).restricted;
		await on.person.sharingUpdateFolderPolicy({
			...{ shared_folder_id: namespaceId, member_policy: { '.tag': 'team' } },
		});
		const outcomes = await on.set(membersRequest(id(), [RAVI, 'counsel@example.org']));
		expect(outcomes).toMatchObject([
			{
				refusal: {
					reason: 'no_access',
					message: 'The team does not allow people from outside in its folders (number 2 of 2 people)',
					advice: 'Only name team members, or ask your Dropbox admin.',
				},
			},
		]);
		expect(on.openers(CASE)).toEqual(only(JANE, MIA, RAVI));
	});

	it('removes nobody while Dropbox lists one of the people under another address', async () => {
		await on.set(membersRequest(id(), [MIA]));
		const dropbox = {
			...on.dropbox,
			addMembers: async (namespace: string, emails: readonly string[], level: 'editor' | 'viewer') => {
				await on.dropbox.addMembers(namespace, [RAVI], level);
				return emails.map(() => ({ ok: true as const, value: 'added' as const }));
			},
		};
		const outcomes = await setCaseMembers([membersRequest(id(), ['r.roe@example.com'])], dropbox);
		expect(messagesOf(outcomes)).toEqual([
			'1 of the people you named is not listed among the members of the case folder',
		]);
		expect(on.openers(CASE)).toEqual(only(JANE, MIA, RAVI));
	});

	it('does not say that it is done where the ID that the case holds leads nowhere afterwards', async () => {
		let isShared = false;
		const dropbox = {
			...on.dropbox,
			restrictFolder: async (address: string) => {
				isShared = true;
				return await on.dropbox.restrictFolder(address);
			},
			sharedFolderAt: async (address: string) =>
				await on.dropbox.sharedFolderAt(isShared ? 'id:AAAAAAAAAAAAAAAAAAAAAA' : address),
		};
		const outcomes = await setCaseMembers([membersRequest(id(), [RAVI])], dropbox);
		expect(kindsOf(outcomes)).toEqual(['not_found']);
		expect(messagesOf(outcomes)[0]).toMatch(/could not be found by its ID after/);
		expect(on.openers(CASE)).toEqual(only(JANE, RAVI));
	});

	it('makes a bounded number of calls for fifty folders, and fewer the second time', async () => {
		const cases = Array.from({ length: 50 }, (_, index) => `23-${index + 1}`);
		const folders = await on.create(
			...cases.map((caseId) => createRequest(caseId, { destination: '/Matters', marker: 'file' })),
		);
		const wishes = folders.map((each, index) =>
			membersRequest(value(each).folderId, [RAVI, MIA], { caseId: cases[index] as string }),
		);
		on.emulator.log.clear();
		expect(new Set(kindsOf(await on.set(...wishes)))).toEqual(new Set(['set']));
		const first = on.calls();
		on.emulator.log.clear();
		const tree = await treeOf(on.dropbox, '/Matters');
		on.emulator.log.clear();
		expect(new Set(kindsOf(await on.set(...wishes)))).toEqual(new Set(['alreadySet']));
		expect([first, on.calls()]).toEqual([50 * 9 + 6, 50 * 8 + 6]);
		expect(await treeOf(on.dropbox, '/Matters')).toEqual(tree);
	});
});

describe.each([
	['a personal account', { fixture: 'personal', token: 'owner', inTeamSpace: false }, /cannot limit links/],
	['a team whose members have homes of their own', { fixture: 'memberHomes' }, /cannot be kept out/],
] as const)('Set Members for %s', (_, as, message) => {
	it('refuses with advice, and leaves the folder as it was', async () => {
		const on = await createMembersHarness({ ...as });
		const before = on.openers(CASE);
		const outcomes = await on.set(membersRequest(CASE, [RAVI]));
		expect(outcomes).toMatchObject([{ ok: false, refusal: { reason: 'no_access' } }]);
		expect(messagesOf(outcomes)[0]).toMatch(message);
		expect(on.openers(CASE)).toEqual(before);
		on.close();
	});
});

describe('A case folder of its members', () => {
	it('is found, filled, renamed, closed and reopened as any other, and stays theirs', async () => {
		const on = await createMembersHarness();
		const id = on.caseFolder.folderId;
		await on.set(membersRequest(id, [RAVI]));
		await on.person.filesCreateFolderV2({ path: '/Matters/Closed' });
		await on.move(CASE, '/Matters/Doe 22-1');
		const found = await on.folder(createRequest('22-1', { destination: '/Matters', marker: 'file' }));
		expect(found).toMatchObject({ folderId: id, created: false });
		const renamed = await renameCaseFolders([renameRequest(id, '22-1')], on.dropbox);
		expect(kindsOf(renamed)).toEqual(['renamed']);
		expect(on.openers(MEMO)).toEqual(only(JANE, RAVI));
		const close = closeRequest(id, { way: { kind: 'move', closedFolder: '/Matters/Closed' } });
		expect(kindsOf(await closeCaseFolders([close], on.dropbox))).toEqual(['closed']);
		const closedAt = (await on.dropbox.find(id)).path ?? '';
		expect(closedAt).toMatch(/^\/Matters\/Closed\//);
		expect(on.openers(`${closedAt}/Notes/Memo.txt`)).toEqual(only(JANE, RAVI));
		expect(kindsOf(await reopenCaseFolders([reopenRequest(id)], on.dropbox))).toEqual(['reopened']);
		expect(on.openers(MEMO)).toEqual(only(JANE, RAVI));
		expect(kindsOf(await on.set(membersRequest(id, [RAVI])))).toEqual(['alreadySet']);
		on.close();
	});
});
