import { restrictDocuments } from '../../../../../../nodes/DropboxCaseFolders/actions/document/restrict/restrictDocuments';
import { guardedDropbox } from '../../../../../../nodes/shared/dropbox/guard/guardedDropbox';
import { CASE, kindsOf, MEMO, privilegeWorld, toRestrict, type PrivilegeWorld } from './privilegeWorld';

describe('Restrict with a credential that is kept to certain folders', () => {
	let on: PrivilegeWorld;
	beforeEach(async () => {
		on = await privilegeWorld();
	});
	afterEach(() => on.close());

	const restrict = async (settings: { onlyBelow?: string[]; neverBelow?: string[] }) => {
		const guarded = guardedDropbox(on.dropboxOver(on.send), { onlyBelow: [], neverBelow: [], ...settings });
		return kindsOf(await restrictDocuments([toRestrict(on.memo.id)], guarded));
	};
	const idOf = async (path: string) => (await on.dropbox.find(path)).id;
	const link = async (path: string) => await on.person.sharingCreateSharedLinkWithSettings({ path });

	it('keeps papers apart in a case that it may write to, members and links included', async () => {
		await link(MEMO);
		await link(CASE);
		await on.as('jane').sharingAddFileMember({
			...{ file: on.memo.id, members: [{ '.tag': 'email', email: 'mia@example.com' }], quiet: true },
		});
		expect(await restrict({ onlyBelow: [await idOf('/Matters')] })).toEqual(['restricted']);
		expect(on.openers(on.memo.id)).toEqual({
			...{ accounts: ['jane@example.com', 'ravi@example.com'], links: 0, invitees: [] },
		});
		expect(await restrict({ onlyBelow: [await idOf('/Matters')] })).toEqual(['alreadyRestricted']);
	});

	it('leaves a case alone that it is never to write to', async () => {
		await link(MEMO);
		const before = on.openers(MEMO);
		expect(await restrict({ neverBelow: [await idOf('/Matters')] })).toEqual(['guarded']);
		expect(await restrict({ neverBelow: [await idOf(CASE)] })).toEqual(['guarded']);
		expect(on.openers(MEMO)).toEqual(before);
		expect((await on.dropbox.find(on.memo.id)).path).toBe(MEMO);
	});

	it('does not say that papers are apart while a link to a folder above has to stay', async () => {
		await link(CASE);
		const outcomes = await restrict({ onlyBelow: [await idOf(CASE)] });
		expect(outcomes).not.toContain('restricted');
	});
});
