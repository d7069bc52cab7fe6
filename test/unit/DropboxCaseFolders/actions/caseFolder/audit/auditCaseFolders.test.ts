/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { PrivilegedFolders } from '@/nodes/shared/domain/privilege/PrivilegedFolders';
import type { IDataObject } from 'n8n-workflow';
import { audit } from '@/nodes/DropboxCaseFolders/actions/caseFolder/audit.operation';
import type { AuditRequest } from '@/nodes/DropboxCaseFolders/actions/caseFolder/audit/Audit';
import type { Dependencies } from '@/nodes/DropboxCaseFolders/actions/shared/Dependencies';
import type { DropboxPort, SharedLink } from '@/nodes/shared/dropbox/port';
import { createItemContext } from '@/test/support/createItemContext';
import {
	CASE,
	MEMO,
	createPrivilegeHarness,
	restrictRequest,
	type PrivilegeHarness,
} from '@/test/unit/DropboxCaseFolders/actions/document/restrict/privilegeHarness';

const asked = (more: Partial<AuditRequest> = {}): AuditRequest => ({
	...{ caseFolder: CASE, privileged: new PrivilegedFolders('Privileged'), people: undefined },
	...{ documents: 'none', output: 'findings' },
	...more,
});

/** As a restricted folder is, made by a person. */
const SET_APART = {
	...{ acl_update_policy: { '.tag': 'owner' as const }, shared_link_policy: { '.tag': 'members' as const } },
	access_inheritance: { '.tag': 'no_inherit' as const },
};

describe('Audit Permissions', () => {
	let on: PrivilegeHarness;
	beforeEach(async () => {
		on = await createPrivilegeHarness();
	});
	afterEach(() => on.close());

	const run = async (requests: AuditRequest[], dropbox: DropboxPort = on.dropbox) =>
		await audit.run(requests, { dropbox, progress: () => undefined } as unknown as Dependencies);
	const rows = async (more: Partial<AuditRequest> = {}): Promise<IDataObject[]> => {
		const [outcome] = await run([asked(more)]);
		if (outcome?.ok !== true) throw outcome?.refusal;
		return audit.rows(outcome.value);
	};
	const privilegedRow = async (more: Partial<AuditRequest> = {}) =>
		(await rows(more)).find(({ finding }) => finding === 'privilegedFolder');

	const ALL: Partial<AuditRequest> = { people: ['ravi@example.com'], documents: 'each' };
	const exposedInSummary = async (more: Partial<AuditRequest>) =>
		(await rows({ ...more, output: 'summary' }))[0]?.exposed;

	it('finds a folder closed that was restricted', async () => {
		await on.restrict(restrictRequest(MEMO));
		expect(await privilegedRow(ALL)).toMatchObject({
			...{ path: `${CASE}/Privileged`, exposed: false, details: 'Closed' },
		});
		expect(await exposedInSummary(ALL)).toBe(false);
	});

	it.each<[string, Partial<AuditRequest>, string]>([
		['documents', { people: ['ravi@example.com'] }, 'its documents were not checked individually'],
		['people', { documents: 'each' }, 'People Who May Open Them is empty'],
	])('calls no folder closed of which the %s were not looked at', async (_, more, why) => {
		await on.restrict(restrictRequest(MEMO));
		expect(await privilegedRow(more)).toMatchObject({
			...{ exposed: null, details: expect.stringContaining(why) },
		});
		expect(await exposedInSummary(more)).toBeNull();
	});

	it('calls no folder closed that an outsider is a member of, where nobody is named', async () => {
		await on.restrict(restrictRequest(MEMO, { people: ['client@example.net'] }));
		expect(await exposedInSummary({ documents: 'each' })).toBeNull();
		expect(await exposedInSummary(ALL)).toBe(true);
	});

	it('finds a folder closed that only the account itself is a member of, without a name', async () => {
		await on.restrict(restrictRequest(MEMO, { people: [] }));
		expect(await exposedInSummary({ documents: 'each' })).toBe(false);
	});

	it('finds a folder open that is an ordinary one', async () => {
		await on.dropbox.createFolders([`${CASE}/Privileged`]);
		expect(await privilegedRow()).toMatchObject({ exposed: true });
	});

	it('finds a folder open to a member who is not named, and to whom a document was given', async () => {
		await on.restrict(restrictRequest(MEMO));
		expect(await privilegedRow({ people: ['admin@example.com'] })).toMatchObject({
			details: 'Open by 1 person you did not name',
		});
		await on.person.sharingAddFileMember({
			...{ file: on.memo.id, members: [{ '.tag': 'email', email: 'mia@example.com' }], quiet: true },
		});
		expect(await privilegedRow({ people: ['ravi@example.com'] })).toMatchObject({ exposed: null });
		expect(await privilegedRow(ALL)).toMatchObject({ exposed: true });
		expect(await rows({ documents: 'each' })).toContainEqual(
			expect.objectContaining({ finding: 'documentMember', who: 'mia@example.com', fileId: on.memo.id }),
		);
	});

	it('finds a folder open by a link to a folder above', async () => {
		await on.restrict(restrictRequest(MEMO));
		await on.person.sharingCreateSharedLinkWithSettings({ path: CASE });
		expect(await privilegedRow()).toMatchObject({ details: 'Open by 1 link for the team' });
	});

	it('finds a folder open by a shared folder in it that lets others in', async () => {
		await on.restrict(restrictRequest(MEMO));
		const drafts = `${CASE}/Privileged/Drafts`;
		await on.dropbox.createFolders([drafts]);
		const shared = await on.person.sharingShareFolder({ path: drafts, ...SET_APART });
		expect(await privilegedRow(ALL)).toMatchObject({ exposed: false });
		await on.person.sharingAddFolderMember({
			shared_folder_id: (shared.result as { shared_folder_id: string }).shared_folder_id,
			members: [{ member: { '.tag': 'email', email: 'mia@example.com' } }],
			quiet: true,
		});
		expect(on.openers(drafts).accounts).toContain('mia@example.com');
		expect(await privilegedRow({ people: ['ravi@example.com'] })).toMatchObject({
			...{ exposed: true, details: 'Open by 1 person you did not name' },
		});
	});

	it('finds a folder open by a shared folder in it whose links anybody may make', async () => {
		await on.restrict(restrictRequest(MEMO));
		const drafts = `${CASE}/Privileged/Drafts`;
		await on.dropbox.createFolders([drafts]);
		await on.person.sharingShareFolder({
			path: drafts,
			...SET_APART,
			shared_link_policy: { '.tag': 'team' },
		});
		expect(await privilegedRow()).toMatchObject({ exposed: true });
	});

	it('does not call a case folder safe in which no folder for privileged papers was found', async () => {
		const [row] = await rows({ output: 'summary' });
		expect(row).toMatchObject({ exposed: null, privilegedFolders: [] });
	});

	it('takes a link of which Dropbox does not say where it leads for one that may lead here', async () => {
		await on.restrict(restrictRequest(MEMO));
		const lost: SharedLink = {
			...{ url: 'https://dropbox.example/s', id: undefined, pathLower: undefined },
			...{ audience: 'anybody', expires: undefined, mayRevoke: true },
		};
		const dropbox = { ...on.dropbox, linksBelow: async () => [lost] };
		const [outcome] = await run([asked()], dropbox);
		if (outcome?.ok !== true) throw outcome?.refusal;
		expect(audit.rows(outcome.value)).toContainEqual(
			expect.objectContaining({ finding: 'privilegedFolder', details: 'Open by 1 link for anyone' }),
		);
	});

	it('reports links that lead into the case folder or reach it, and no others', async () => {
		await on.put('/Matters/Elsewhere/a.txt', 'a');
		for (const path of [MEMO, '/Matters/Elsewhere/a.txt']) {
			await on.person.sharingCreateSharedLinkWithSettings({ path });
		}
		const links = (await rows()).filter(({ finding }) => finding === 'link');
		expect(links).toEqual([
			expect.objectContaining({ fileId: on.memo.id, path: MEMO.toLowerCase(), audience: 'team' }),
		]);
	});

	it('takes few calls for many documents', async () => {
		await on.restrict(restrictRequest(MEMO));
		on.emulator.log.clear();
		await run([asked(), asked({ caseFolder: on.caseFolder.id })]);
		expect(on.calls('sharing/list_shared_links')).toBe(1 + 2);
		expect(on.calls()).toBeLessThan(25);
	});

	it('sums up', async () => {
		await on.restrict(restrictRequest(MEMO));
		const [row] = await rows({ ...ALL, output: 'summary' });
		expect(row).toMatchObject({
			...{ folderId: on.caseFolder.id, exposed: false, sharedFolders: 2, people: 4, links: 0 },
			privilegedFolders: [{ path: `${CASE}/Privileged`, exposed: false, by: '' }],
		});
		expect(Object.keys(row ?? {}).length).toBeLessThanOrEqual(10);
	});

	it('has at most ten fields in each finding', async () => {
		await on.restrict(restrictRequest(MEMO));
		for (const row of await rows()) expect(Object.keys(row)).toHaveLength(10);
	});

	it('refuses rather than leaves out what it cannot read', async () => {
		await on.restrict(restrictRequest(MEMO));
		const unread = await on.dropbox.find('/Nothing').catch((thrown: unknown) => thrown);
		const dropbox = { ...on.dropbox, members: async () => await Promise.reject(unread) };
		expect(await run([asked()], dropbox)).toMatchObject([{ ok: false }]);
	});

	it('changes nothing', async () => {
		await on.restrict(restrictRequest(MEMO));
		on.emulator.log.clear();
		await rows({ documents: 'each' });
		const routes = new Set(on.emulator.log.calls.map(({ route }) => route));
		expect([...routes].filter((route) => !/list|get/.test(route ?? ''))).toEqual([]);
	});

	it('reads its fields', async () => {
		const parameters = {
			...{ caseFolder: { mode: 'path', value: CASE }, privilegedFolders: '/Privileged/; Notes/Secret' },
			...{ people: 'a@example.org; b@example.org', output: 'summary' },
			options: { checkIndividuallyShared: true },
		};
		expect(await audit.read(createItemContext(parameters), 0)).toEqual({
			...{
				caseFolder: CASE,
				privileged: new PrivilegedFolders('Privileged, Notes/Secret'),
				documents: 'each',
			},
			...{ people: ['a@example.org', 'b@example.org'], output: 'summary' },
		});
	});
});
