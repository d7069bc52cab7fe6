/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { setMembers } from '@/nodes/DropboxCaseFolders/actions/caseFolder/setMembers.operation';
import { setCaseMembers } from '@/nodes/DropboxCaseFolders/actions/caseFolder/setMembers/setCaseMembers';
import type { CallInterceptor } from '@/test/support/callFaults';
import {
	CASE,
	createMembersHarness,
	JANE,
	membersRequest,
	MIA,
	RAVI,
	type MembersHarness,
} from './setMembersHarness';

const MEMO = `${CASE}/Notes/Memo.txt`;
const NAMED = [JANE, RAVI];

const counted = (
	act: <Answer>(nth: number, call: () => Promise<Answer>, url: string) => Promise<Answer>,
): CallInterceptor => {
	let calls = 0;
	return (send) => async (call) => await act(++calls, async () => await send(call), call.url);
};

const namespaceOf = async (on: MembersHarness) =>
	((await on.dropbox.find(CASE)) as { ownNamespaceId?: string }).ownNamespaceId ?? 'none';

/** What people do in Dropbox meanwhile, and the call that shows it, if it comes after. */
const meanwhile: Array<[string, (on: MembersHarness) => Promise<unknown>, RegExp, isOpenBefore?: boolean]> = [
	[
		'makes a link to the case folder',
		async (on) => await on.person.sharingCreateSharedLinkWithSettings({ path: CASE }),
		/list_shared_links$/,
		true,
	],
	[
		'makes a link to the folder above',
		async (on) => await on.person.sharingCreateSharedLinkWithSettings({ path: '/Matters' }),
		/list_shared_links$/,
	],
	[
		'lets somebody in',
		async (on) =>
			await on.person.sharingAddFolderMember({
				shared_folder_id: await namespaceOf(on),
				members: [{ member: { '.tag': 'email', email: 'admin@example.com' } }],
			}),
		/list_folder_members$/,
	],
	[
		'invites somebody',
		async (on) =>
			await on.person.sharingAddFolderMember({
				shared_folder_id: await namespaceOf(on),
				members: [{ member: { '.tag': 'email', email: 'counsel@example.org' } }],
			}),
		/list_folder_members$/,
	],
	[
		'lets the folder inherit',
		async (on) =>
			await on.person.sharingSetAccessInheritance({
				...{ shared_folder_id: await namespaceOf(on), access_inheritance: { '.tag': 'inherit' } },
			}),
		/get_folder_metadata$/,
	],
	[
		'allows links to anybody',
		async (on) =>
			await on.person.sharingUpdateFolderPolicy({
				...{ shared_folder_id: await namespaceOf(on), shared_link_policy: { '.tag': 'anyone' } },
			}),
		/get_folder_metadata$/,
	],
];

describe('Set Members', () => {
	it.each(meanwhile)(
		'never says that it is set where somebody %s before the last look at that',
		async (_, act, showing, isOpenBefore = false) => {
			let times = 0;
			for (let nth = 1; ; nth++) {
				const on = await createMembersHarness();
				// Nobody can make a link to a folder that is closed already.
				if (!isOpenBefore) await on.set(membersRequest(CASE, [MIA]));
				on.emulator.log.clear();
				let [acted, isShown] = [false, false];
				const through = counted(async (calls, call, url) => {
					isShown ||= acted && showing.test(url);
					const answer = await call();
					if (calls === nth)
						acted = await act(on).then(
							() => true,
							() => false,
						);
					return answer;
				});
				const outcomes = await setCaseMembers([membersRequest(CASE, [RAVI])], on.dropboxOver(through));
				const isLast = on.calls() < nth || (acted && !isShown);
				if (acted && isShown) times++;
				if (acted && isShown && outcomes[0]?.ok === true) {
					const { accounts, links, invitees } = on.openers(MEMO);
					const policy = (await on.dropbox.sharedFolderAt(CASE))?.linkPolicy;
					const others = [...accounts, ...invitees].filter((who) => !NAMED.includes(who));
					expect({ nth, others, links, policy }).toEqual({ nth, others: [], links: 0, policy: 'members' });
				}
				on.close();
				if (isLast) break;
			}
			expect(times).toBeGreaterThan(0);
		},
	);
});

describe('Set Members by two runs with different people', () => {
	it('is not told as done by one that has lost its people to the other at its last look', async () => {
		const on = await createMembersHarness();
		let looks = 0;
		const link = {
			url: '',
			id: undefined,
			pathLower: '/matters',
			audience: 'team' as const,
			mayRevoke: true,
		};
		const dropbox = {
			...on.dropbox,
			revokeLink: async () => await Promise.resolve(),
			// Somebody makes links as fast as they are removed, until the last look.
			linksReaching: async () =>
				await Promise.resolve(looks < 4 ? [{ ...link, url: `${looks}`, expires: undefined }] : []),
			members: async (id: string) => {
				const isLast = ++looks === 4;
				if (isLast) await setCaseMembers([membersRequest(CASE, [MIA])], on.dropbox);
				return await on.dropbox.members(id);
			},
		};
		const outcomes = await setCaseMembers([membersRequest(CASE, [MIA, RAVI])], dropbox);
		expect(looks).toBe(4);
		expect(outcomes).toMatchObject([{ ok: false, refusal: { reason: 'invalid_input' } }]);
		on.close();
	});
});

describe('A dry run of Set Members', () => {
	it('says that a folder with a shared folder inside cannot be shared, as the run does', async () => {
		const on = await createMembersHarness();
		await on.person.sharingShareFolder({ path: `${CASE}/Notes` });
		const refusals = [];
		for (const dryRun of [true, false]) {
			const asked = [membersRequest(CASE, [RAVI], { dryRun })];
			const outcomes = await setMembers.run(asked, { ...on, progress: () => undefined } as never);
			refusals.push(outcomes[0]?.ok === false && outcomes[0].refusal);
		}
		expect(refusals[0]).toMatchObject({
			reason: 'no_access',
			advice: expect.stringMatching(/^Move/) as unknown,
		});
		expect(refusals[0]).toEqual(refusals[1]);
		on.close();
	});
});
