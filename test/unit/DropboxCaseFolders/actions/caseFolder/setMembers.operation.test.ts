/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject } from 'n8n-workflow';
import { setMembers } from '@/nodes/DropboxCaseFolders/actions/caseFolder/setMembers.operation';
import type { Dependencies } from '@/nodes/DropboxCaseFolders/actions/shared/Dependencies';
import { createItemContext } from '@/test/support/createItemContext';
import { treeOf } from '@/test/support/treeOf';
import { value } from './caseFolderHarness';
import {
	CASE,
	createMembersHarness,
	JANE,
	MIA,
	RAVI,
	type MembersHarness,
} from './setMembers/setMembersHarness';

const parameters = (more: IDataObject = {}): IDataObject => ({
	...{ caseFolder: { mode: 'path', value: CASE }, caseId: '22-1', members: `${RAVI}; new@example.org` },
	...more,
});
const read = async (more: IDataObject = {}) => await setMembers.read(createItemContext(parameters(more)), 0);

const without = (row: IDataObject | undefined, ...names: string[]): IDataObject =>
	Object.fromEntries(Object.entries(row ?? {}).filter(([name]) => !names.includes(name)));

describe('Set Members as an operation', () => {
	let on: MembersHarness;
	beforeEach(async () => {
		on = await createMembersHarness();
	});
	afterEach(() => on.close());

	const row = async (more: IDataObject = {}): Promise<IDataObject | undefined> => {
		const dependencies = { dropbox: on.dropbox, clock: on.clock, progress: () => undefined };
		const outcomes = await setMembers.run([await read(more)], dependencies as unknown as Dependencies);
		return setMembers.rows(value(outcomes[0]))[0];
	};

	it('reports who was added, removed and kept, and who has no account yet', async () => {
		const [folderId, path] = [on.caseFolder.folderId, CASE];
		const url = expect.stringMatching(/^https:/);
		const rest = { folderId, path, url, foldersWithOwnMembers: [] };
		await on.person.sharingCreateSharedLinkWithSettings({ path: CASE });
		expect(await row()).toEqual({
			...{ status: 'set', ...rest, added: [RAVI, 'new@example.org'], removed: [], kept: [] },
			...{ invited: ['new@example.org'], linksRemoved: 1 },
		});
		expect(await row({ members: [MIA, 'New@Example.org', JANE] })).toEqual({
			...{ status: 'set', ...rest, added: [MIA], removed: [RAVI], kept: ['new@example.org'] },
			...{ invited: ['new@example.org'], linksRemoved: 0 },
		});
		expect(await row({ members: [MIA, 'new@example.org'] })).toMatchObject({
			...{ status: 'alreadySet', added: [], removed: [], kept: [MIA, 'new@example.org'] },
		});
	});

	it('writes nothing in a dry run, and then does what that said', async () => {
		await on.person.sharingCreateSharedLinkWithSettings({ path: `${CASE}/Notes/Memo.txt` });
		await on.person.sharingCreateSharedLinkWithSettings({ path: '/Matters' });
		const before = [await treeOf(on.dropbox), on.openers(`${CASE}/Notes/Memo.txt`)];
		const dry = await row({ options: { dryRun: true } });
		expect([await treeOf(on.dropbox), on.openers(`${CASE}/Notes/Memo.txt`)]).toEqual(before);
		expect((await on.dropbox.sharedFolderAt(CASE))?.namespaceId).toBeUndefined();
		expect(dry?.['dryRun']).toBe(true);
		// Who has an account only Dropbox knows.
		expect(await row()).toMatchObject(without(dry, 'dryRun', 'invited'));
		const again = await row({ options: { dryRun: true } });
		expect(again).toMatchObject({ status: 'alreadySet', added: [], linksRemoved: 0 });
		const others = await row({ members: MIA, options: { dryRun: true } });
		expect(await row({ members: MIA })).toEqual(without(others, 'dryRun'));
	});

	it('has no agent run it', () => {
		expect(setMembers.asTool).toBeUndefined();
	});
});

describe('Set Members refuses', () => {
	it.each(['', ' ', []])('an empty list, unless it is allowed: %j', async (members) => {
		await expect(read({ members } as IDataObject)).rejects.toMatchObject({
			...{
				reason: 'invalid_input',
				message: 'The field “Members” cannot be used: it has no email addresses',
			},
			advice: expect.stringContaining('Allow No Members'),
		});
		const allowed = await read({ members, options: { allowNoMembers: true } } as IDataObject);
		expect(allowed.rules.people).toEqual([]);
	});

	it('what an expression did not find, also where an empty list is allowed', async () => {
		for (const members of [undefined, null, [undefined], ['jane@example.com', null], 'undefined']) {
			const more = { members, options: { allowNoMembers: true } };
			const context = createItemContext(parameters(more as IDataObject), undefined, undefined, {
				members: '={{ $json.people }}',
			});
			await expect(async () => await setMembers.read(context, 0)).rejects.toMatchObject({
				reason: 'invalid_input',
			});
		}
	});

	it('what is no address, by field and position and without saying it', async () => {
		const refused = read({ members: [RAVI, 'Jane Doe', MIA] });
		await expect(refused).rejects.toMatchObject({
			message: 'The field “Members” cannot be used: entry 2 is not an email address',
		});
		await expect(read({ members: `${RAVI}, ${MIA}, Jane Doe <jane@example.com>` })).rejects.toThrow(
			/entry 3/,
		);
	});

	it.each([
		['caseId', '', /Case ID.+empty/],
		['options', { accessLevel: 'owner' }, /not one of the choices/],
	])('what is wrong with %s', async (field, given, message) => {
		await expect(read({ [field]: given })).rejects.toThrow(message);
	});
});
