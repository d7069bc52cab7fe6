import { inParallel, outcomeOf } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import { describeExposures, type Exposure } from '../../../../shared/domain/privilege/exposures';
import type { FolderMember, SharedLink } from '../../../../shared/domain/privilege/sharing';
import type { DropboxPort } from '../../../../shared/dropbox/port';

/** How often something is looked at in all: others may make links as fast as they are removed. */
const LOOKS = 4;

/** How something is restricted, and how it is told that it is. */
interface RestrictionSteps<State> {
	/** What Dropbox says now. */
	read(): Promise<State>;
	exposures(state: State): Exposure[];
	/** Removes what may be removed of what was read. Yields how much it tried to. */
	remove(state: State): Promise<number>;
}

/**
 * Looks, removes what may be removed, and looks again, until a look that comes after every change shows nothing that
 * lets others in. What cannot be read is not restricted.
 * @param what how a message calls it: `the restricted folder`
 * @throws Refusal `still_exposed` with kinds and counts of what lets others in; whatever `read` throws
 */
export async function retryUntilRestricted<State>(
	what: string,
	{ read, exposures, remove }: RestrictionSteps<State>,
): Promise<State> {
	for (let looks = 1; ; looks++) {
		const state = await read();
		const found = exposures(state);
		const tried = looks < LOOKS ? await remove(state) : 0;
		if (tried > 0) continue;
		if (found.length === 0) return state;
		throw new Refusal(
			'still_exposed',
			`People you did not name can open ${what}: by ${describeExposures(found)}`,
			'Remove that access in Dropbox with an account that can, or name the people who should keep it. Audit Permissions shows what it is. Then run it again.',
		);
	}
}

/** Removals under way at once. */
const REMOVALS = 4;

/** Removes each thing once in a run. What Dropbox does not let go shows itself when it is looked at again. */
class Removals<T> {
	private readonly tried = new Map<string, T>();

	constructor(
		private readonly keyOf: (item: T) => string,
		private readonly removeOne: (item: T) => Promise<void>,
	) {}

	/** How many it tried. */
	async remove(items: readonly T[]): Promise<number> {
		const untried = items.filter((item) => {
			const isNew = !this.tried.has(this.keyOf(item));
			this.tried.set(this.keyOf(item), item);
			return isNew;
		});
		await inParallel(
			untried,
			async (item) => await outcomeOf(async () => await this.removeOne(item)),
			REMOVALS,
		);
		return untried.length;
	}

	/** Those of them that are not among those that are left. */
	gone(left: readonly T[]): T[] {
		const keys = new Set(left.map(this.keyOf));
		return [...this.tried].flatMap(([key, item]) => (keys.has(key) ? [] : [item]));
	}
}

export const createMemberRemovals = (
	removeOne: (member: FolderMember) => Promise<void>,
): Removals<FolderMember> => new Removals(({ kind, id, who }) => `${kind} ${id ?? who}`, removeOne);

export const createLinkRemovals = (dropbox: DropboxPort): Removals<SharedLink> =>
	new Removals(
		({ url }) => url,
		async ({ url }) => await dropbox.revokeLink(url),
	);
