/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { addGroup, letGroupIn } from '@/test/emulators/dropbox/sharing/groups';
import { policyOf } from '@/test/emulators/dropbox/sharing/FolderSharing';
import { folderLimit, narrower } from '@/test/emulators/dropbox/sharing/effectiveAudience';
import type { Audience } from '@/test/emulators/dropbox/sharing/SharedLink';
import { whoCanOpen } from '@/test/emulators/dropbox/sharing/whoCanOpen';
import type { Entry, FileEntry } from '@/test/emulators/dropbox/state/Entry';
import type { DropboxState } from '@/test/emulators/dropbox/state/DropboxState';
import type { Namespace } from '@/test/emulators/dropbox/state/Namespace';
import { namespaceHolding } from '@/test/emulators/dropbox/state/tree';
import { createSdk } from '@/nodes/shared/dropbox/client/createApi';
import { createTestDropbox, createEmulatorSend } from '@/test/support/createTestDropbox';
import type { Layout } from './layouts';

const MATTERS = '/Matters';

/** Who can open papers of one content, wherever they lie. */
export interface Audiences {
	accounts: Set<string>;
	invitees: Set<string>;
	links: Map<string, { madeBy: string; audience: Audience }>;
	/** Kept from somebody who has a folder around it, wherever it lies. */
	isRestricted: boolean;
	/** How far links reach that are made where it lies: the widest, where it lies at several places. */
	limit: Audience;
}

/** Builds what a layout describes; what Dropbox does not let be is left out. */
export async function createOffice({ root, folders, papers, links, ...switches }: Layout) {
	const acting = (pathRoot: string | undefined) =>
		createTestDropbox({
			...{ fixture: 'teamSpace', token: 'jane' },
			...(pathRoot === undefined ? { inTeamSpace: true } : { headers: { pathRoot } }),
		});
	// IDs are counted, so that the namespace has the same one in every world.
	const matters = matterNamespace();
	const world = acting(
		root === 'team space' ? undefined : JSON.stringify({ '.tag': 'namespace_id', namespace_id: matters }),
	);
	const { state, fixture, emulator } = world;
	Object.assign(state.switches, {
		linksReachNestedFolders: switches.linksReachNestedFolders,
		inheritedMembersById: switches.inheritedMembersById,
	});
	const as = (account: string) =>
		createSdk(createEmulatorSend(emulator, fixture.tokens[account] ?? ''), {
			pathRoot: JSON.stringify({ '.tag': 'root', root: fixture.accounts[account]?.rootNamespaceId ?? '' }),
		});
	const jane = as('jane');
	const litigation = addGroup(state, 'Litigation', [fixture.accounts['mia']!]);

	const paths = [MATTERS, '/Finance'];
	for (const { parent, name, share } of folders) {
		const path = `${paths[parent % paths.length]}/${name}`;
		if (paths.includes(path)) continue;
		await jane.filesCreateFolderV2({ path });
		paths.push(path);
		if (share === undefined) continue;
		await ignoreRefusal(async () => {
			const { result } = await jane.sharingShareFolder({
				path,
				access_inheritance: { '.tag': share.inherits ? 'inherit' : 'no_inherit' },
				shared_link_policy: { '.tag': share.links },
			});
			const id = (result as { shared_folder_id: string }).shared_folder_id;
			if (share.people.length > 0) {
				await jane.sharingAddFolderMember({
					...{ shared_folder_id: id, quiet: true },
					members: share.people.map((email) => ({
						...{ member: { '.tag': 'email' as const, email }, access_level: { '.tag': 'editor' as const } },
					})),
				});
			}
			if (share.group) letGroupIn(state, state.namespace(id), litigation, 'editor');
		});
	}
	const idOf = async (path: string) =>
		((await jane.filesGetMetadata({ path })).result as unknown as { id: string }).id;
	const folderIds = await Promise.all(paths.map(idOf));
	const paperIds: Array<{ id: string; name: string; path: string }> = [];
	for (const [nth, { folder, name, givenTo }] of papers.entries()) {
		const path = `${paths[folder % paths.length]}/${name}`;
		if (paperIds.some((other) => other.path === path)) continue;
		const { result } = await jane.filesUpload({ path, contents: `paper ${nth}` } as never);
		paperIds.push({ id: result.id, name, path });
		if (givenTo === undefined) continue;
		await ignoreRefusal(
			async () =>
				await jane.sharingAddFileMember({
					...{ file: result.id, members: [{ '.tag': 'email', email: givenTo }], quiet: true },
				}),
		);
	}
	for (const { to, isToPaper, by, audience } of links) {
		const path = isToPaper ? paperIds[to % paperIds.length]?.path : paths[to % paths.length];
		// Links to what lies above the path root are listed to nobody by their place: docs/unverified.md.
		if (path === MATTERS && root === 'Matters') continue;
		await ignoreRefusal(
			async () =>
				await as(by).sharingCreateSharedLinkWithSettings({
					path: path ?? '',
					settings: { audience: { '.tag': audience } },
				}),
		);
	}
	return {
		...world,
		folderIds,
		paperIds,
		paths,
		audiences: () => audiencesIn(state),
		/** Of one file. */
		audiencesOf: (file: Entry | undefined) => audiencesOf(state, file),
	};
}

export type Office = Awaited<ReturnType<typeof createOffice>>;

let cachedNamespaceId: string | undefined;
function matterNamespace(): string {
	if (cachedNamespaceId !== undefined) return cachedNamespaceId;
	const world = createTestDropbox({ fixture: 'teamSpace', token: 'jane' });
	cachedNamespaceId = world.fixture.namespaces['matters']!.id;
	world.close();
	return cachedNamespaceId;
}

async function ignoreRefusal(work: () => Promise<unknown>): Promise<void> {
	await work().catch((thrown: unknown) => {
		if ((thrown as { status?: number }).status !== 409) throw thrown;
	});
}

const noAudiences = (): Audiences => ({
	...{ accounts: new Set(), invitees: new Set(), links: new Map() },
	...{ isRestricted: true, limit: 'no_one' },
});

/** Who can open what there is, by the hash of its content. */
function audiencesIn(state: DropboxState): Map<string, Audiences> {
	const all = new Map<string, Audiences>();
	for (const entry of state.entries) {
		if (entry?.kind !== 'file' || !namespaceHolding(entry)) continue;
		const hash = entry.revision.blob.hash;
		all.set(hash, audiencesOf(state, entry, all.get(hash)));
	}
	return all;
}

/** @param of who can open the same content elsewhere */
function audiencesOf(
	state: DropboxState,
	entry: Entry | undefined,
	of: Audiences = noAudiences(),
): Audiences {
	if (entry?.kind !== 'file' || !namespaceHolding(entry)) return of;
	const { accounts, invitees, viaLinks } = whoCanOpen(state, entry);
	Object.keys(accounts).forEach((email) => of.accounts.add(email));
	invitees.forEach((email) => of.invitees.add(email));
	viaLinks.forEach(({ url, madeBy, audience }) => of.links.set(url, { madeBy, audience }));
	of.isRestricted &&= isKept(state, entry, Object.keys(accounts));
	const limit = folderLimit(state, namespaceHolding(entry));
	of.limit = narrower(of.limit, limit) === of.limit ? limit : of.limit;
	return of;
}

/** Whether somebody who has one of the shared folders around it cannot open it, or links are kept narrower in it. */
function isKept(state: DropboxState, file: FileEntry, openers: readonly string[]): boolean {
	const around = outwards(namespaceHolding(file));
	const members = around.flatMap((each) =>
		[...each.members.keys()].map((id) => state.registry.accounts.get(id)?.email ?? id),
	);
	const policies = around.map((each) => policyOf(state, each).sharedLinkPolicy);
	const [outermost = 'anyone'] = policies.slice(-1);
	const isNarrower = policies.some((policy) => WIDTHS.indexOf(policy) < WIDTHS.indexOf(outermost));
	return isNarrower || members.some((email) => !openers.includes(email));
}

const WIDTHS = ['members', 'team', 'anyone'];

/** The shared folder that something lies in, and those around that. */
function outwards(namespace: Namespace | undefined): Namespace[] {
	if (namespace?.kind !== 'shared_folder' && namespace?.kind !== 'team_folder') return [];
	const [mount] = namespace.mounts;
	return [namespace, ...outwards(mount && namespaceHolding(mount))];
}
