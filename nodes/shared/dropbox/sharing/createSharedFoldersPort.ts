import { stableAddress, type FolderEntry } from '../../domain/entry';
import { Refusal } from '../../core/Refusal';
import type { SharedFolder } from '../../domain/privilege/sharing';
import type { Lookups, Sharing } from '../port';
import type { Clock } from '../../http/types';
import type { sharing } from '../../vendor/dropbox';
import { ApiError, type Api } from '../client/Api';
import { waitForJob, isJobLost } from '../client/waitForJob';
import { unexpectedResponse } from '../errors/toRefusal';
import { audienceOfTag } from './createLinksPort';
import { throwSharingRefusal, sharingRefusalOf } from './sharingErrors';

/** How often sharing is begun again whose job the service lost; what that had done is found. */
const RELAUNCHES = 3;

/** What a folder of privileged documents is to be. */
const PRIVATE_POLICY = {
	acl_update_policy: { '.tag': 'owner' },
	shared_link_policy: { '.tag': 'members' },
} as const;

const NO_INHERIT = { access_inheritance: { '.tag': 'no_inherit' } } as const;

export function createSharedFoldersPort(
	api: Api,
	clock: Clock,
	lookups: Lookups,
): Pick<Sharing, 'sharedFolderAt' | 'sharedFolder' | 'restrictFolder'> {
	const folderAt = async (address: string) => requireFolder(await lookups.find(address));
	return {
		async sharedFolderAt(address) {
			const { ownNamespaceId } = await folderAt(address);
			return ownNamespaceId === undefined
				? undefined
				: await readSharedFolder(api, ownNamespaceId).catch(throwSharingRefusal);
		},
		sharedFolder: async (namespaceId) => await readSharedFolder(api, namespaceId).catch(throwSharingRefusal),
		async restrictFolder(address) {
			const namespaceId = await ensureShared(api, clock, address, folderAt);
			return await applyPrivatePolicy(api, clock, namespaceId).catch(throwSharingRefusal);
		},
	};
}

/** Makes it a shared folder unless it is one, and yields its namespace. */
async function ensureShared(
	api: Api,
	clock: Clock,
	address: string,
	folderAt: (address: string) => Promise<FolderEntry>,
): Promise<string> {
	for (let relaunches = 0; ; relaunches++) {
		const folder = await folderAt(address);
		if (folder.ownNamespaceId !== undefined) return folder.ownNamespaceId;
		const namespaceId = await share(api, clock, stableAddress(folder)).catch((thrown: unknown) => {
			if (isJobLost(thrown) && relaunches < RELAUNCHES) return undefined;
			return existingNamespaceIn(thrown) ?? throwInheritanceRefusal(thrown);
		});
		if (namespaceId !== undefined) return namespaceId;
	}
}

/** All settings at once, so that there is no moment at which the folder is shared but not closed. */
async function share(api: Api, clock: Clock, path: string): Promise<string> {
	const launched = await api.call((sdk) =>
		sdk.sharingShareFolder({ path, ...PRIVATE_POLICY, ...NO_INHERIT, force_async: false }),
	);
	return await waitForNamespace(api, clock, launched);
}

/** A folder that is shared already, by somebody else or by an answer that was lost, is adopted. */
function existingNamespaceIn(thrown: unknown): string | undefined {
	if (!(thrown instanceof ApiError) || !thrown.is('bad_path', 'already_shared')) return undefined;
	const { bad_path: folder } = thrown.error as unknown as { bad_path: Partial<sharing.SharedFolderMetadata> };
	return folder.shared_folder_id;
}

async function waitForNamespace(
	api: Api,
	clock: Clock,
	launched: sharing.ShareFolderLaunch,
): Promise<string> {
	if (launched['.tag'] === 'complete') return launched.shared_folder_id;
	const ended = await waitForJob(clock, 1, async () => {
		const { async_job_id: jobId } = launched;
		const status = await api.call((sdk) => sdk.sharingCheckShareJobStatus({ async_job_id: jobId }));
		return status['.tag'] === 'in_progress' ? undefined : status;
	});
	if (ended['.tag'] === 'complete') return ended.shared_folder_id;
	if (ended['.tag'] !== 'failed') throw unexpectedResponse('an unknown kind of job');
	const why = new ApiError(409, ended.failed, '', undefined);
	const adopted = existingNamespaceIn(why);
	if (adopted !== undefined) return adopted;
	throw sharingRefusalOf(ended.failed) ?? unexpectedResponse('a folder that was not shared');
}

/** Changes what is otherwise, and reads what came of it. */
async function applyPrivatePolicy(api: Api, clock: Clock, namespaceId: string): Promise<SharedFolder> {
	const before = await readSharedFolder(api, namespaceId);
	if (before.inherits) await stopInheritance(api, clock, namespaceId);
	if (before.linkPolicy !== 'members' || before.managedBy !== 'owner') {
		await api.call((sdk) =>
			sdk.sharingUpdateFolderPolicy({ shared_folder_id: namespaceId, ...PRIVATE_POLICY }),
		);
	}
	const isSo = !before.inherits && before.linkPolicy === 'members' && before.managedBy === 'owner';
	return isSo ? before : await readSharedFolder(api, namespaceId);
}

async function stopInheritance(api: Api, clock: Clock, namespaceId: string): Promise<void> {
	const launched = await api
		.call((sdk) => sdk.sharingSetAccessInheritance({ shared_folder_id: namespaceId, ...NO_INHERIT }))
		.catch(throwInheritanceRefusal);
	await waitForNamespace(api, clock, launched).catch((thrown: unknown) => {
		// Whether a lost job did it is read afterwards.
		if (!isJobLost(thrown)) throw thrown;
	});
}

/** "Only permitted for shared folders in a shared team root", says the spec of the route. */
const inheritanceRefusal = (): Refusal =>
	new Refusal(
		'no_access',
		'The members of the parent folder cannot be kept out of this folder',
		'Use a folder in the team space and an account that owns the folder. Only there can a folder have fewer members than its parent folder.',
	);

function throwInheritanceRefusal(thrown: unknown): never {
	const isNotAllowed = thrown instanceof ApiError && thrown.is('no_permission');
	return throwSharingRefusal(isNotAllowed ? inheritanceRefusal() : thrown);
}

async function readSharedFolder(api: Api, namespaceId: string): Promise<SharedFolder> {
	return sharedFolderOf(
		await api.call((sdk) => sdk.sharingGetFolderMetadata({ shared_folder_id: namespaceId })),
	);
}

const LINK_POLICIES = { anyone: 'anybody', team: 'team', members: 'members', other: 'unknown' } as const;
const MEMBER_POLICIES = {
	anyone: 'anybody',
	team_and_approved: 'anybody',
	team: 'team',
	other: 'unknown',
} as const;
const MANAGERS = { owner: 'owner', editors: 'editors', other: 'unknown' } as const;

function sharedFolderOf(metadata: sharing.SharedFolderMetadata): SharedFolder {
	const { policy, access_inheritance: inheritance, link_metadata: link } = metadata;
	const memberPolicy = policy?.resolved_member_policy ?? policy?.member_policy;
	return {
		namespaceId: metadata.shared_folder_id,
		parentNamespaceId: metadata.parent_shared_folder_id ?? undefined,
		isTeamFolder: metadata.is_team_folder === true,
		// Left out it means the default, which is to inherit.
		inherits: inheritance?.['.tag'] !== 'no_inherit',
		linkPolicy: translateTag(LINK_POLICIES, policy?.shared_link_policy),
		memberPolicy: translateTag(MEMBER_POLICIES, memberPolicy),
		managedBy: translateTag(MANAGERS, policy?.acl_update_policy),
		ownLink: link === undefined || link === null ? undefined : audienceOfTag(link.current_audience),
	};
}

function translateTag<Tag extends string, T extends string>(
	words: Readonly<Record<Tag, T>>,
	tagged: { '.tag': Tag } | undefined,
): T | 'unknown' {
	return tagged !== undefined && Object.hasOwn(words, tagged['.tag']) ? words[tagged['.tag']] : 'unknown';
}

function requireFolder(entry: Awaited<ReturnType<Lookups['find']>>): FolderEntry {
	if (entry.kind === 'folder') return entry;
	throw new Refusal('not_a_folder', 'This is a file, not a folder', 'Enter the ID or path of a folder.');
}
