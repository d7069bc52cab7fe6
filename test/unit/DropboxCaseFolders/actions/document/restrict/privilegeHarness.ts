/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { restrictDocuments } from '@/nodes/DropboxCaseFolders/actions/document/restrict/restrictDocuments';
import type { RestrictRequest } from '@/nodes/DropboxCaseFolders/actions/document/restrict/fields';
import type { Restriction } from '@/nodes/DropboxCaseFolders/actions/shared/restriction/restrictedFolderFields';
import type { Outcome } from '@/nodes/shared/core/outcome';
import { createApi, createSdk } from '@/nodes/shared/dropbox/client/createApi';
import { createDropbox } from '@/nodes/shared/dropbox/createDropbox';
import type { DropboxPort } from '@/nodes/shared/dropbox/port';
import type { Send } from '@/nodes/shared/http/types';
import { whoCanOpen } from '@/test/emulators/dropbox/sharing/whoCanOpen';
import { find } from '@/test/emulators/dropbox/state/find';
import {
	createTestDropbox,
	createEmulatorSend,
	type TestDropboxOptions,
} from '@/test/support/createTestDropbox';
import { documentOf } from '@/test/support/sourceOf';

export const CASE = '/Matters/22-1';
export const MEMO = `${CASE}/Memo.txt`;

export const caseRestriction = (more: Partial<Restriction> = {}): Restriction => ({
	place: { of: 'case folder', caseFolder: CASE, path: 'Privileged' },
	people: ['ravi@example.com'],
	...{ level: 'editor', others: 'remove', outerLinks: 'remove' },
	...more,
});

export const restrictRequest = (document: string, more: Partial<Restriction> = {}): RestrictRequest => ({
	...{ document, restriction: caseRestriction(more), dryRun: false },
});

export type PrivilegeHarness = Awaited<ReturnType<typeof createPrivilegeHarness>>;

/** A case folder with a memo in a team folder, and the account that looks after it: Jane, who shares with Ravi. */
export async function createPrivilegeHarness(as: TestDropboxOptions = {}) {
	const world = createTestDropbox({ fixture: 'teamSpace', token: 'jane', inTeamSpace: true, ...as });
	const { emulator, fixture, state, clock, send, dropbox } = world;
	const pathRoot = (account = 'jane') =>
		JSON.stringify({ '.tag': 'root', root: fixture.accounts[account]?.rootNamespaceId ?? '' });
	/** Somebody of the team at work in Dropbox. */
	const as_ = (account: string) =>
		createSdk(createEmulatorSend(emulator, fixture.tokens[account] ?? ''), { pathRoot: pathRoot(account) });
	const dropboxOver = (through: Send): DropboxPort =>
		createDropbox(
			createApi(through, clock, async () => (as.fixture === 'personal' ? {} : { pathRoot: pathRoot() })),
			clock,
			{ whoAmI: dropbox.whoAmI },
		);
	const put = async (address: string, content: string) => {
		const [outcome] = await dropbox.upload([{ address, mode: { kind: 'add' }, source: documentOf(content) }]);
		if (outcome?.ok !== true) throw new Error('it was not put there');
		return outcome.value.file;
	};
	const memo = await put(MEMO, 'advice of counsel');
	const caseFolder = await dropbox.find(CASE);
	emulator.log.clear();
	return {
		...{ ...world, as: as_, dropboxOver, put, memo, caseFolder },
		restrict: async (...requests: RestrictRequest[]) => await restrictDocuments(requests, dropboxOver(send)),
		/** What the emulator knows, not what its routes tell: e-mail addresses and links. */
		openers(address: string) {
			const { accounts, viaLinks, invitees } = whoCanOpen(state, find(world.view(), address));
			return { accounts: Object.keys(accounts).sort(), links: viaLinks.length, invitees };
		},
	};
}

export const kindsOf = (outcomes: Array<Outcome<object>>): Array<string | undefined> =>
	outcomes.map((outcome) =>
		outcome.ok ? (outcome.value as { status?: string }).status : outcome.refusal.reason,
	);

export const messagesOf = (outcomes: Array<Outcome<unknown>>): string[] =>
	outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.refusal.message]));
