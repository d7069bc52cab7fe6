import { isAbsent, Refusal } from '../../../../shared/core/Refusal';
import { type FolderEntry, stableAddress } from '../../../../shared/domain/entry';
import { outcomeOf } from '../../../../shared/core/outcome';
import { parentPath } from '../../../../shared/domain/paths';
import {
	namespacesOfMembers,
	type EnclosingFolders,
} from '../../../../shared/domain/privilege/EnclosingFolders';
import type { FolderMember, SharedFolder, SharedLink } from '../../../../shared/domain/privilege/sharing';
import type { Accounts, Lookups, Sharing } from '../../../../shared/dropbox/port';
import { isDryRunId } from '../dryRun/DryRunState';
import { requireFolder } from '../locate/locateMany';

/** What has to be known of Dropbox to tell who can open a place. */
export type AccessReader = Accounts & Lookups & Pick<Sharing, 'sharedFolder' | 'members' | 'linksReaching'>;

/** More shared folders in one another than Dropbox has levels of folders are no truth. */
const DEEPEST = 100;

/**
 * What is around folders: the shared folders they lie in, these ones' members, and the links that reach them. Each is
 * asked for once, however many documents it concerns; good for one look, as it remembers.
 */
export class AccessContext {
	private readonly known = new Map<string, Promise<unknown>>();

	constructor(private readonly dropbox: AccessReader) {}

	async folderAt(address: string): Promise<FolderEntry> {
		return await this.once(`folder ${address}`, async () => requireFolder(await this.dropbox.find(address)));
	}

	/** The folder at an address, or the nearest one around it where it is not there yet. */
	async nearestFolder(address: string): Promise<FolderEntry> {
		const found = await outcomeOf(async () => await this.folderAt(address));
		if (found.ok && !isDryRunId(found.value.id)) return found.value;
		if (!found.ok && !isAbsent(found.refusal)) throw found.refusal;
		// Below an ID there may be nothing yet; the ID itself has to be there.
		const above = found.ok ? found.value.path : address;
		if (above?.includes('/') !== true) throw found.ok ? unknownPlace() : found.refusal;
		return await this.nearestFolder(parentPath(above));
	}

	/** The namespace that a folder is or lies in; undefined for what lies in the own home. */
	async namespaceOf({
		id,
		path,
		ownNamespaceId,
		parentNamespaceId,
	}: FolderEntry): Promise<string | undefined> {
		const isTop = id === '' && path === '' && ownNamespaceId === undefined;
		const { rootNamespaceId } = isTop ? await this.dropbox.whoAmI() : { rootNamespaceId: undefined };
		return ownNamespaceId ?? parentNamespaceId ?? rootNamespaceId;
	}

	async enclosure(namespaceId: string | undefined): Promise<EnclosingFolders> {
		const folders: SharedFolder[] = [];
		for (let next = namespaceId; next !== undefined; next = folders.at(-1)?.parentNamespaceId) {
			const id = next;
			const folder = await outcomeOf(
				async () => await this.once(`shared ${id}`, async () => await this.dropbox.sharedFolder(id)),
			);
			if (!folder.ok) return { folders, beyond: await this.beyond(id, folder.refusal) };
			folders.push(folder.value);
			if (folder.value.isTeamFolder) break;
			if (folders.length > DEEPEST) return { folders, beyond: 'unknown' };
		}
		return { folders, beyond: namespaceId === undefined ? 'space' : 'nothing' };
	}

	/** All members of what lies there; undefined where these are not told. */
	async members(enclosure: EnclosingFolders): Promise<FolderMember[] | undefined> {
		const all: FolderMember[] = [];
		for (const id of namespacesOfMembers(enclosure) ?? []) {
			all.push(...(await this.once(`members ${id}`, async () => await this.dropbox.members(id))));
		}
		return namespacesOfMembers(enclosure) === undefined ? undefined : all;
	}

	/** Of the acting account: to the folder, and to those above it. */
	async links(folder: FolderEntry): Promise<SharedLink[]> {
		const address = stableAddress(folder);
		return await this.once(`links ${address}`, async () => await this.dropbox.linksReaching(address));
	}

	/** The team space and homes are no shared folders that the service tells of. */
	private async beyond(namespaceId: string, refusal: Refusal): Promise<EnclosingFolders['beyond']> {
		if (refusal.reason === 'not_found') return 'space';
		if (refusal.reason !== 'no_access') throw refusal;
		const { rootNamespaceId, homeNamespaceId } = await this.dropbox.whoAmI();
		return [rootNamespaceId, homeNamespaceId].includes(namespaceId) ? 'space' : 'unknown';
	}

	private async once<T>(key: string, ask: () => Promise<T>): Promise<T> {
		const asked = (this.known.get(key) as Promise<T> | undefined) ?? ask();
		this.known.set(key, asked);
		return await asked;
	}
}

const unknownPlace = (): Refusal =>
	new Refusal(
		'still_exposed',
		'Dropbox does not show where the new location is or who can open it',
		'Sign in to Dropbox as the connected account and add the shared folder that contains it.',
	);
