/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { setCaseMembers } from '@/nodes/DropboxCaseFolders/actions/caseFolder/setMembers/setCaseMembers';
import { CALL_FAULTS, type CallInterceptor } from '@/test/support/callFaults';
import type { TestDropbox } from '@/test/support/createTestDropbox';
import { forEveryCall } from '@/test/support/forEveryCall';
import { treeOf } from '@/test/support/treeOf';
import { kindsOf, openersOf } from '../../document/restrict/privilegeHarness';
import { CASE, createMembersHarness, JANE, membersRequest, MIA, RAVI } from './setMembersHarness';

const MEMO = `${CASE}/Notes/Memo.txt`;

/** What the folder is before: open to the team; shared with Mia, and still open to the team; or Mia's and Jane's own. */
const STATES = ['open', 'shared', 'of others'] as const;

async function begin(state: (typeof STATES)[number]) {
	const on = await createMembersHarness();
	await on.person.sharingCreateSharedLinkWithSettings({ path: CASE });
	await on.person.sharingCreateSharedLinkWithSettings({ path: '/Matters' });
	await on.person.sharingCreateSharedLinkWithSettings({ path: MEMO });
	if (state === 'shared') {
		const { result } = await on.person.sharingShareFolder({ path: CASE });
		if (result['.tag'] !== 'complete') throw new Error('not shared');
		await on.person.sharingAddFolderMember({
			shared_folder_id: result.shared_folder_id,
			members: [{ member: { '.tag': 'email', email: 'counsel@example.org' } }],
		});
	}
	if (state === 'of others') await on.set(membersRequest(CASE, [MIA, 'counsel@example.org']));
	return on;
}

describe.each(STATES)('Set Members of a folder that was %s', (state) => {
	describe.each([false, true])('and sharing as a job: %s', (forceAsync) => {
		it.each(CALL_FAULTS)('ends the same when %s, and it is run again', async (_, fault) => {
			let folderId = '';
			const trial = {
				begin: async () => {
					const on = await begin(state);
					on.state.switches.forceAsync = forceAsync;
					folderId = on.caseFolder.folderId;
					return on;
				},
				run: async ({ dropboxOver }: TestDropbox, through: CallInterceptor) =>
					await setCaseMembers([membersRequest(folderId, [RAVI, 'new@example.org'])], dropboxOver(through)),
				look: async (world: TestDropbox) => ({
					tree: await treeOf(world.dropbox, CASE),
					id: (await world.dropbox.find(CASE)).id,
					openers: openersOf(world, MEMO),
				}),
			};
			const wanted = { accounts: [JANE, RAVI], links: 0, invitees: ['new@example.org'] };
			await forEveryCall(trial, fault, async ({ nth, world, before, runAgain, expectSame }) => {
				// At no moment has anybody got more than before who was not named.
				const { openers } = before as { openers: typeof wanted };
				const now = openersOf(world, MEMO);
				const named = [...wanted.accounts, ...wanted.invitees];
				const newcomers = [...now.accounts, ...now.invitees].filter(
					(who) => ![...openers.accounts, ...openers.invitees, ...named].includes(who),
				);
				expect({ nth, newcomers, links: now.links <= openers.links }).toEqual({
					...{ nth, newcomers: [], links: true },
				});
				await runAgain();
				await expectSame();
				expect({ nth, openers: openersOf(world, MEMO) }).toEqual({ nth, openers: wanted });
				expect(kindsOf(await runAgain())).toEqual(['alreadySet']);
			});
		});
	});
});
