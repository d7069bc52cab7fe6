/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { restrictDocuments } from '@/nodes/DropboxCaseFolders/actions/document/restrict/restrictDocuments';
import { upload } from '@/nodes/DropboxCaseFolders/actions/document/upload.operation';
import { createGuardedDropbox } from '@/nodes/shared/dropbox/guard/createGuardedDropbox';
import { noFault } from '@/test/support/forEveryCall';
import { treeOf } from '@/test/support/treeOf';
import { document, request } from '../upload/uploadHarness';
import {
	CASE,
	caseRestriction,
	kindsOf,
	MEMO,
	createPrivilegeHarness,
	restrictRequest,
	type PrivilegeHarness,
} from './privilegeHarness';

describe('Restrict with a credential that is kept to certain folders', () => {
	let on: PrivilegeHarness;
	beforeEach(async () => {
		on = await createPrivilegeHarness();
	});
	afterEach(() => on.close());

	const restrict = async (settings: { onlyBelow?: string[]; neverBelow?: string[] }) => {
		const guarded = createGuardedDropbox(on.dropboxOver(noFault), {
			onlyBelow: [],
			neverBelow: [],
			...settings,
		});
		return kindsOf(await restrictDocuments([restrictRequest(on.memo.id)], guarded));
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

describe('Upload of privileged documents with a credential that is kept to certain folders', () => {
	let on: PrivilegeHarness;
	beforeEach(async () => {
		on = await createPrivilegeHarness();
	});
	afterEach(() => on.close());

	const item = {
		...request([document('Advice.txt', 'to the client alone')], { caseFolder: CASE }),
		restriction: caseRestriction(),
	};
	const idOf = async (path: string) => (await on.dropbox.find(path)).id;
	const run = async (settings: { onlyBelow?: string[]; neverBelow?: string[] }, dryRun: boolean) => {
		const guarded = { onlyBelow: [], neverBelow: [], ...settings };
		const dropbox = createGuardedDropbox(on.dropboxOver(noFault), guarded);
		const rest = { clock: on.clock, progress: () => undefined, documents: {} as never };
		const outcomes = await upload.run([{ ...item, dryRun }], { dropbox, ...rest });
		return outcomes.map((outcome) => (outcome.ok ? 'done' : outcome.refusal.reason));
	};

	it.each([true, false])('is refused where it is never to write (dry run: %s)', async (dryRun) => {
		const before = await treeOf(on.dropbox, '/Matters');
		expect(await run({ neverBelow: [await idOf('/Matters')] }, dryRun)).toEqual(['guarded']);
		expect(await run({ neverBelow: [await idOf(CASE)] }, dryRun)).toEqual(['guarded']);
		expect(await treeOf(on.dropbox, '/Matters')).toEqual(before);
	});

	it('goes where it may, as its dry run says', async () => {
		const before = await treeOf(on.dropbox, '/Matters');
		expect(await run({ onlyBelow: [await idOf(CASE)] }, true)).toEqual(['done']);
		expect(await treeOf(on.dropbox, '/Matters')).toEqual(before);
		expect(await run({ onlyBelow: [await idOf(CASE)] }, false)).toEqual(['done']);
		expect(on.openers(`${CASE}/Privileged/Advice.txt`).accounts).toEqual([
			'jane@example.com',
			'ravi@example.com',
		]);
	});
});
