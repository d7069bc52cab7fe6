/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { restrictDocuments } from '@/nodes/DropboxCaseFolders/actions/document/restrict/restrictDocuments';
import type { RestrictRequest } from '@/nodes/DropboxCaseFolders/actions/document/restrict/fields';
import type { Restriction } from '@/nodes/DropboxCaseFolders/actions/shared/restriction/restrictedFolderFields';
import type { Outcome } from '@/nodes/shared/core/outcome';
import { createSdk } from '@/nodes/shared/dropbox/client/createApi';
import {
	createTestDropbox,
	createEmulatorSend,
	type TestDropbox,
	type TestDropboxOptions,
} from '@/test/support/createTestDropbox';
import { noFault } from '@/test/support/forEveryCall';
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
	const { emulator, fixture, dropbox } = world;
	const pathRoot = (account = 'jane') =>
		JSON.stringify({ '.tag': 'root', root: fixture.accounts[account]?.rootNamespaceId ?? '' });
	/** Somebody of the team at work in Dropbox. */
	const as_ = (account: string) =>
		createSdk(createEmulatorSend(emulator, fixture.tokens[account] ?? ''), { pathRoot: pathRoot(account) });
	const put = async (address: string, content: string) => {
		const [outcome] = await dropbox.upload([{ address, mode: { kind: 'add' }, source: documentOf(content) }]);
		if (outcome?.ok !== true) throw new Error('it was not put there');
		return outcome.value.file;
	};
	const memo = await put(MEMO, 'advice of counsel');
	const caseFolder = await dropbox.find(CASE);
	emulator.log.clear();
	return {
		...{ ...world, as: as_, put, memo, caseFolder },
		restrict: async (...requests: RestrictRequest[]) =>
			await restrictDocuments(requests, world.dropboxOver(noFault)),
		openers: (address: string) => openersOf(world, address),
	};
}

/** What the emulator knows, not what its routes tell: e-mail addresses and links. */
export function openersOf(world: TestDropbox, address: string) {
	const { accounts, viaLinks, invitees } = world.openers(address);
	return { accounts: Object.keys(accounts).sort(), links: viaLinks.length, invitees };
}

export const kindsOf = (outcomes: Array<Outcome<object>>): Array<string | undefined> =>
	outcomes.map((outcome) =>
		outcome.ok ? (outcome.value as { status?: string }).status : outcome.refusal.reason,
	);

export const messagesOf = (outcomes: Array<Outcome<unknown>>): string[] =>
	outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.refusal.message]));
