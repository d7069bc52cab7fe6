import type { FolderEntry } from '../../../../../shared/domain/entry';
import { inParallel } from '../../../../../shared/core/inParallel';
import { outcomeOf } from '../../../../../shared/core/outcome';
import { pathKey } from '../../../../../shared/domain/paths';
import type { FolderMember } from '../../../../../shared/domain/privilege/sharing';
import type { RefusalReason } from '../../../../../shared/core/Refusal';
import type { DropboxPort } from '../../../../../shared/dropbox/port';

/** Member lists under way at once. */
const AT_ONCE = 8;

/** What keeps from knowing for now; anything else means that it cannot be known. */
const TRANSIENT: readonly RefusalReason[] = ['too_busy', 'unavailable'];

/**
 * Of the shared folders that these folders are, or lie in, those whose members cannot all open another folder: by
 * namespace ID. A call for each shared folder other than that one, and none where all of them lie in it.
 * @throws Refusal where asking again may tell
 */
export async function findNamespacesOpenToOthers(
	folders: readonly FolderEntry[],
	outer: FolderEntry,
	dropbox: DropboxPort,
): Promise<ReadonlySet<string>> {
	const ids = new Set(folders.flatMap((folder) => [folder.ownNamespaceId, folder.parentNamespaceId]));
	const { accountId, rootNamespaceId } = await dropbox.whoAmI();
	const own =
		outer.ownNamespaceId ?? outer.parentNamespaceId ?? (outer.path === '' ? rootNamespaceId : undefined);
	const asked = [...ids].filter((id) => id !== undefined && id !== own) as string[];
	if (asked.length === 0) return new Set();
	const hasMembers = outer.ownNamespaceId ?? outer.parentNamespaceId;
	const [inside, ...lists] = await inParallel([hasMembers, ...asked], AT_ONCE, async (id) =>
		id === undefined ? [] : await askOrUndefined(async () => await dropbox.members(id)),
	);
	const known = new Set([accountId, ...(inside ?? []).map(memberKey)]);
	return new Set(
		asked.filter((_, index) => lists[index]?.every((member) => known.has(memberKey(member))) !== true),
	);
}

/**
 * What is asked for; undefined where it cannot be known, which counts as unsafe.
 * @throws Refusal where asking again may tell
 */
export async function askOrUndefined<T>(ask: () => Promise<T>): Promise<T | undefined> {
	const answer = await outcomeOf(ask);
	if (answer.ok) return answer.value;
	if (TRANSIENT.includes(answer.refusal.reason)) throw answer.refusal;
	return undefined;
}

const memberKey = ({ id, who }: FolderMember): string => id ?? pathKey(who);
