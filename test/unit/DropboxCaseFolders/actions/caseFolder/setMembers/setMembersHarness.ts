/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { setCaseMembers } from '@/nodes/DropboxCaseFolders/actions/caseFolder/setMembers/setCaseMembers';
import type { SetMembersRequest } from '@/nodes/DropboxCaseFolders/actions/caseFolder/setMembers/SetMembersRequest';
import type { AccessRules } from '@/nodes/DropboxCaseFolders/actions/shared/restriction/accessRules';
import { createSdk } from '@/nodes/shared/dropbox/client/createApi';
import { createEmulatorSend, type TestDropboxOptions } from '@/test/support/createTestDropbox';
import { openersOf } from '../../document/restrict/privilegeHarness';
import { createCaseFolderHarness, request as createRequest } from '../caseFolderHarness';

export const JANE = 'jane@example.com';
export const RAVI = 'ravi@example.com';
export const MIA = 'mia@example.com';
export const CASE = '/Matters/22-1';

export const rules = (people: readonly string[], more: Partial<AccessRules> = {}): AccessRules => ({
	...{ people, level: 'editor', others: 'remove', outerLinks: 'remove' },
	...more,
});

export const membersRequest = (
	folder: string,
	people: readonly string[],
	{ caseId = '22-1', dryRun = false, ...more }: Partial<SetMembersRequest & AccessRules> = {},
): SetMembersRequest => ({ folder, caseId, dryRun, rules: rules(people, more) });

export type MembersHarness = Awaited<ReturnType<typeof createMembersHarness>>;

/** A team that shares a space; Jane keeps its cases, and all of the team can open them. */
export async function createMembersHarness(as: TestDropboxOptions = {}) {
	const world = await createCaseFolderHarness({
		...{ fixture: 'teamSpace', token: 'jane', inTeamSpace: true },
		...as,
	});
	const { emulator, fixture } = world;
	await world.dropbox.createFolders(['/Matters']);
	const caseFolder = await world.folder(
		createRequest('22-1', { destination: '/Matters', marker: 'file', subfolders: ['Notes'] }),
	);
	await world.person.filesUpload({ path: `${CASE}/Notes/Memo.txt`, contents: 'for those on the case' });
	emulator.log.clear();
	return {
		...world,
		caseFolder,
		/** Somebody of the team at work in Dropbox. */
		as: (account: string) =>
			createSdk(createEmulatorSend(emulator, fixture.tokens[account] ?? ''), {
				pathRoot: JSON.stringify({
					'.tag': 'root',
					root: fixture.accounts[account]?.rootNamespaceId ?? '',
				}),
			}),
		set: async (...requests: SetMembersRequest[]) => await setCaseMembers(requests, world.dropbox),
		openers: (path: string) => openersOf(world, path),
	};
}
