/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { uploadWithPrivileged } from '@/nodes/DropboxCaseFolders/actions/document/upload/privileged/uploadWithPrivileged';
import { restrictDocuments } from '@/nodes/DropboxCaseFolders/actions/document/restrict/restrictDocuments';
import type { Outcome } from '@/nodes/shared/core/outcome';
import type { DropboxPort } from '@/nodes/shared/dropbox/port';
import { treeOf } from '@/test/support/treeOf';
import { CALL_FAULTS, type CallInterceptor } from '@/test/support/callFaults';
import { forEveryCall, type Trial } from '@/test/support/forEveryCall';
import { document, request } from '../upload/uploadHarness';
import {
	CASE,
	caseRestriction,
	MEMO,
	createPrivilegeHarness,
	openersOf,
	restrictRequest,
	type PrivilegeHarness,
} from './privilegeHarness';

const NAMED = ['jane@example.com', 'ravi@example.com'];
const APART = `${CASE}/Privileged`;

type Run = (dropbox: DropboxPort, memoId: string) => Promise<Array<Outcome<object>>>;

/** Jane has links out, and Mia was let in: there is something to remove. */
async function begin(): Promise<PrivilegeHarness> {
	const on = await createPrivilegeHarness();
	await on.person.sharingCreateSharedLinkWithSettings({ path: MEMO });
	await on.person.sharingCreateSharedLinkWithSettings({ path: CASE });
	await on.person.sharingAddFileMember({
		...{ file: on.memo.id, members: [{ '.tag': 'email', email: 'mia@example.com' }], quiet: true },
	});
	on.emulator.log.clear();
	return on;
}

const ways: Array<[string, Run, string]> = [
	[
		'Restrict',
		async (dropbox, memoId) => await restrictDocuments([restrictRequest(memoId)], dropbox),
		`${APART}/Memo.txt`,
	],
	[
		'Upload',
		async (dropbox) =>
			await uploadWithPrivileged(
				[
					{
						...request([document('Advice.txt', 'to the client alone')], { caseFolder: CASE }),
						restriction: caseRestriction(),
					},
				],
				dropbox,
			),
		`${APART}/Advice.txt`,
	],
];

const counted = (
	act: <Answer>(nth: number, call: () => Promise<Answer>, url: string) => Promise<Answer>,
): CallInterceptor => {
	let calls = 0;
	return (send) => async (call) => await act(++calls, async () => await send(call), call.url);
};

describe.each(ways)('%s of privileged documents', (what, run, path) => {
	let on: PrivilegeHarness;
	const runOver = async (through: CallInterceptor) => await run(on.dropboxOver(through), on.memo.id);

	it.each(CALL_FAULTS)('ends the same when %s, and it is run again', async (_what, fault) => {
		let memoId = '';
		const trial: Trial<object> = {
			begin: async () => {
				const begun = await begin();
				memoId = begun.memo.id;
				return begun;
			},
			run: async ({ dropboxOver }, through) => await run(dropboxOver(through), memoId),
			look: async (world) => ({
				tree: await treeOf(world.dropbox, CASE),
				openers: await world.dropbox.find(path).then(
					() => openersOf(world, path),
					() => 'not there',
				),
			}),
		};
		await forEveryCall(trial, fault, async ({ nth, world, runAgain, expectSame }) => {
			await runAgain();
			await expectSame();
			const openers = { accounts: NAMED, links: 0, invitees: [] };
			expect({ nth, openers: openersOf(world, path) }).toEqual({ nth, openers });
		});
	});

	/** What people do in Dropbox meanwhile, and the call that shows it, if it comes after. */
	const meanwhile: Array<[string, () => Promise<unknown>, RegExp]> = [
		[
			'makes a link to the case folder',
			async () => await on.person.sharingCreateSharedLinkWithSettings({ path: CASE }),
			/list_shared_links$/,
		],
		[
			'makes a link to the document',
			async () => await on.as('ravi').sharingCreateSharedLinkWithSettings({ path }),
			/list_shared_links$/,
		],
		[
			'gives somebody the document',
			async () =>
				await on.person.sharingAddFileMember({
					...{ file: path, members: [{ '.tag': 'email', email: 'admin@example.com' }], quiet: true },
				}),
			/list_file_members$/,
		],
		[
			'lets somebody into the folder',
			async () =>
				await on.person.sharingAddFolderMember({
					shared_folder_id: await namespaceOfApart(),
					members: [{ member: { '.tag': 'email', email: 'admin@example.com' } }],
				}),
			/list_file_members$/,
		],
		[
			'moves the document out',
			async () =>
				await on.person.filesMoveV2({ from_path: path, to_path: `${CASE}/Out.txt` }).then(() => {
					movedTo = `${CASE}/Out.txt`;
				}),
			/(get_metadata|list_file_members)$/,
		],
		[
			'lets the folder inherit',
			async () =>
				await on.person.sharingSetAccessInheritance({
					...{ shared_folder_id: await namespaceOfApart(), access_inheritance: { '.tag': 'inherit' } },
				}),
			/list_file_members$/,
		],
		[
			'allows links to anybody',
			async () =>
				await on.person.sharingUpdateFolderPolicy({
					...{ shared_folder_id: await namespaceOfApart(), shared_link_policy: { '.tag': 'anyone' } },
				}),
			/get_folder_metadata$/,
		],
	];
	let movedTo: string | undefined;
	const namespaceOfApart = async () => {
		const { ownNamespaceId } = (await on.dropbox.find(APART)) as { ownNamespaceId?: string };
		return ownNamespaceId ?? 'none';
	};
	const isOpen = async () => {
		const at = movedTo ?? path;
		const there = await on.dropbox.find(at).catch(() => undefined);
		if (there === undefined) return false;
		const { accounts, links } = on.openers(at);
		const folder = await on.dropbox.sharedFolderAt(APART);
		return links > 0 || accounts.some((who) => !NAMED.includes(who)) || folder?.linkPolicy !== 'members';
	};

	it.each(meanwhile)(
		'never says that it is closed where somebody %s before the last look at that',
		async (_, act, showing) => {
			let times = 0;
			for (let nth = 1; ; nth++) {
				on = await begin();
				movedTo = undefined;
				let acted = false;
				let isShown = false;
				const outcomes = await runOver(
					counted(async (calls, call, url) => {
						isShown ||= acted && showing.test(url);
						const answer = await call();
						if (calls === nth) {
							acted = await act().then(
								() => true,
								() => false,
							);
						}
						return answer;
					}),
				);
				const isLast = on.calls() < nth || (acted && !isShown);
				if (acted && isShown) times++;
				if (acted && isShown && outcomes?.[0]?.ok === true) {
					expect({ nth, open: await isOpen() }).toEqual({ nth, open: false });
				}
				// What somebody has moved away is another revision, which the run did not make.
				const isLeft = movedTo !== undefined;
				if (what === 'Upload' && acted && isShown && !isLeft && outcomes?.[0]?.ok === false) {
					expect({ nth, left: await on.dropbox.find(path).catch(() => 'nothing') }).toEqual({
						nth,
						left: 'nothing',
					});
				}
				on.close();
				if (isLast) break;
			}
			expect(times).toBeGreaterThan(0);
		},
	);
});
