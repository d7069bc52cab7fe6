/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { DropboxPort, SharedLink } from '@/nodes/shared/dropbox/port';
import { restrictDocuments } from '@/nodes/DropboxCaseFolders/actions/document/restrict/restrictDocuments';
import {
	CASE,
	caseRestriction,
	kindsOf,
	MEMO,
	messagesOf,
	createPrivilegeHarness,
	restrictRequest,
	type PrivilegeHarness,
} from './privilegeHarness';

const JANE = 'jane@example.com';
const RAVI = 'ravi@example.com';

describe('Restrict', () => {
	let on: PrivilegeHarness;
	beforeEach(async () => {
		on = await createPrivilegeHarness();
	});
	afterEach(() => on.close());

	it('moves a document to where only the people named can open it', async () => {
		const [outcome] = await on.restrict(restrictRequest(MEMO));
		if (outcome?.ok !== true) throw outcome?.refusal;
		expect(outcome.value).toMatchObject({ status: 'restricted', file: { id: on.memo.id } });
		expect(outcome.value.file.path).toBe(`${CASE}/Privileged/Memo.txt`);
		expect(outcome.value.folder.members.map(({ who, level }) => [who, level])).toEqual([
			[JANE, 'owner'],
			[RAVI, 'editor'],
		]);
		expect(on.openers(on.memo.id)).toEqual({ accounts: [JANE, RAVI], links: 0, invitees: [] });
	});

	it('finds it done when it is run again', async () => {
		await on.restrict(restrictRequest(MEMO));
		on.emulator.log.clear();
		expect(kindsOf(await on.restrict(restrictRequest(on.memo.id)))).toEqual(['alreadyRestricted']);
		for (const route of ['share_folder', 'add_folder_member', 'update_folder_policy', 'revoke_shared_link']) {
			expect(on.calls(`sharing/${route}`)).toBe(0);
		}
	});

	it('removes links of the document, its folder and the folders above', async () => {
		await on.person.sharingCreateSharedLinkWithSettings({ path: MEMO });
		await on.person.sharingCreateSharedLinkWithSettings({ path: CASE });
		expect(on.openers(MEMO).links).toBe(2);
		const [outcome] = await on.restrict(restrictRequest(MEMO));
		expect(outcome).toMatchObject({ ok: true });
		const { result } = await on.person.sharingListSharedLinks({ path: on.memo.id });
		expect(result.links).toEqual([]);
	});

	it('takes access away from members of the folder and of the document who are not named', async () => {
		await on.restrict(restrictRequest(MEMO, { people: ['mia@example.com', 'client@example.net'] }));
		await on.as('jane').sharingAddFileMember({
			...{ file: on.memo.id, members: [{ '.tag': 'email', email: 'mia@example.com' }], quiet: true },
		});
		const [outcome] = await on.restrict(restrictRequest(on.memo.id));
		expect(outcome).toMatchObject({
			ok: true,
			value: { folder: { membersRemoved: 2 }, access: { membersRemoved: 1 } },
		});
		expect(on.openers(on.memo.id)).toEqual({ accounts: [JANE, RAVI], links: 0, invitees: [] });
	});

	it('refuses where other members are to be kept, and leaves the document where it is', async () => {
		await on.restrict(restrictRequest(MEMO, { people: ['mia@example.com'] }));
		const other = await on.put(`${CASE}/Other.txt`, 'more advice');
		const outcomes = await on.restrict(restrictRequest(other.id, { others: 'keep' }));
		expect(kindsOf(outcomes)).toEqual(['still_exposed']);
		expect(messagesOf(outcomes)[0]).toContain('1 person you did not name');
		expect((await on.dropbox.find(other.id)).path).toBe(`${CASE}/Other.txt`);
	});

	it('takes a folder elsewhere, too', async () => {
		const place = { of: 'Dropbox', address: '/Matters/Privileged/22-1' } as const;
		const [outcome] = await on.restrict({
			...restrictRequest(MEMO),
			restriction: caseRestriction({ place }),
		});
		expect(outcome).toMatchObject({
			ok: true,
			value: { file: { path: '/Matters/Privileged/22-1/Memo.txt' } },
		});
	});

	it('does not close a folder that has the whole case in it', async () => {
		const restriction = caseRestriction({ place: { of: 'Dropbox', address: '/Matters' } });
		const outcomes = await on.restrict({ ...restrictRequest(MEMO), restriction });
		expect(kindsOf(outcomes)).toEqual(['invalid_input']);
		expect(on.calls('sharing/update_folder_policy')).toBe(0);
	});

	it('leaves a document that others can open even there in the restricted folder, and says so', async () => {
		const lasting: SharedLink = {
			...{ url: 'https://www.dropbox.com/s/1', id: on.memo.id, pathLower: undefined },
			...{ audience: 'anybody', expires: undefined, mayRevoke: false },
		};
		const linksReaching = async (address: string) =>
			address === on.memo.id ? [lasting] : await on.dropbox.linksReaching(address);
		const outcomes = await restrictDocuments([restrictRequest(MEMO)], { ...on.dropbox, linksReaching });
		expect(kindsOf(outcomes)).toEqual(['still_exposed']);
		expect(messagesOf(outcomes)[0]).toMatch(/1 link for anyone.*stays in the restricted folder/);
		expect(messagesOf(outcomes)[0]).not.toMatch(/Memo|https/);
		expect((await on.dropbox.find(on.memo.id)).path).toBe(`${CASE}/Privileged/Memo.txt`);
	});

	it('shuts out links that other people made', async () => {
		await on.as('admin').sharingCreateSharedLinkWithSettings({ path: MEMO });
		expect(on.openers(MEMO).links).toBe(1);
		await on.restrict(restrictRequest(MEMO));
		expect(on.openers(on.memo.id).links).toBe(0);
	});

	it('overwrites nothing of the same name', async () => {
		await on.restrict(restrictRequest(MEMO));
		const other = await on.put(MEMO, 'another memo');
		const outcomes = await on.restrict(restrictRequest(other.id));
		expect(kindsOf(outcomes)).toEqual(['name_taken']);
		expect(messagesOf(outcomes)[0]).toContain('The document was not moved');
	});

	it('takes a document in a subfolder of the restricted folder for restricted, but not in a shared one', async () => {
		await on.restrict(restrictRequest(MEMO));
		const inner = await on.put(`${CASE}/Privileged/Drafts/a.txt`, 'a');
		expect(kindsOf(await on.restrict(restrictRequest(inner.id)))).toEqual(['alreadyRestricted']);
		await on.person.sharingShareFolder({ path: `${CASE}/Privileged/Drafts` });
		const [outcome] = await on.restrict(restrictRequest(inner.id));
		expect(outcome).toMatchObject({
			value: { status: 'restricted', file: { path: `${CASE}/Privileged/a.txt` } },
		});
	});

	it('moves a document that two items name once', async () => {
		const outcomes = await on.restrict(restrictRequest(MEMO), restrictRequest(on.memo.id));
		expect(kindsOf(outcomes)).toEqual(['restricted', 'restricted']);
		expect(on.calls('files/move_v2')).toBe(1);
	});

	it('keeps a link to a folder above where it is to be kept, and refuses for it', async () => {
		await on.person.sharingCreateSharedLinkWithSettings({ path: CASE });
		const outcomes = await on.restrict(restrictRequest(MEMO, { outerLinks: 'keep' }));
		expect(kindsOf(outcomes)).toEqual(['still_exposed']);
		expect(on.calls('sharing/revoke_shared_link')).toBe(0);
		expect((await on.dropbox.find(on.memo.id)).path).toBe(MEMO);
	});

	it('refuses a folder, and what is not there', async () => {
		const outcomes = await on.restrict(restrictRequest(CASE), restrictRequest(`${CASE}/None.txt`));
		expect(kindsOf(outcomes)).toEqual(['not_a_file', 'not_found']);
		expect(on.calls('sharing/share_folder')).toBe(0);
	});

	it('refuses a second item that wants the folder for other people', async () => {
		const other = await on.put(`${CASE}/Other.txt`, 'more advice');
		const outcomes = await on.restrict(
			restrictRequest(MEMO),
			restrictRequest(other.id, { people: ['mia@example.com'] }),
		);
		expect(kindsOf(outcomes)).toEqual(['restricted', 'invalid_input']);
	});

	it('does not call a document restricted that somebody moves out while it is looked at', async () => {
		// All who have the case are named, and one of them has a link of which the account is not told.
		const people = ['ravi@example.com', 'mia@example.com', 'admin@example.com'];
		await on.as('ravi').sharingCreateSharedLinkWithSettings({ path: CASE });
		const dropbox: DropboxPort = {
			...on.dropbox,
			moveFiles: async (moves) => {
				const outcomes = await on.dropbox.moveFiles(moves);
				await on.as('ravi').filesMoveV2({ from_path: `${CASE}/Privileged/Memo.txt`, to_path: MEMO });
				return outcomes;
			},
		};
		expect(kindsOf(await restrictDocuments([restrictRequest(MEMO, { people })], dropbox))).toEqual([
			'still_exposed',
		]);
		expect(on.openers(MEMO).links).toBe(1);
	});
});

describe('Restrict for a personal account', () => {
	it('refuses, and moves nothing', async () => {
		const on = await createPrivilegeHarness({ fixture: 'personal', token: 'owner', inTeamSpace: false });
		const outcomes = await on.restrict(restrictRequest(MEMO, { people: [] }));
		expect(kindsOf(outcomes)).toEqual(['still_exposed']);
		expect((await on.dropbox.find(on.memo.id)).path).toBe(MEMO);
		on.close();
	});
});

describe('Restrict in a team without a shared team space', () => {
	it.each([CASE, '/Jane Doe'])(
		'refuses, since nothing can be cut off there, and moves nothing: %s',
		async (top) => {
			const on = await createPrivilegeHarness({ fixture: 'memberHomes' });
			const place = { of: 'Dropbox', address: `${top}/Privileged` } as const;
			const outcomes = await on.restrict(restrictRequest(on.memo.id, { place }));
			expect(kindsOf(outcomes)).toEqual(['still_exposed']);
			expect(messagesOf(outcomes)[0]).toContain(
				'members of the parent folder cannot be kept out of this folder',
			);
			expect((await on.dropbox.find(on.memo.id)).path).toBe(MEMO);
			on.close();
		},
	);
});
