import { isAllowed, type Fence, type Place } from '../../domain/guard/Fence';
import type { GuardSettings } from '../../domain/guard/GuardSettings';
import { isWithin } from '../../domain/guard/isWithin';
import { inParallel } from '../../domain/inParallel';
import { done, outcomeOf, refused, type Outcome } from '../../domain/outcome';
import { parentPath } from '../../domain/paths';
import type { Accounts, Lookups, Write } from '../../ports';
import { foldersAround } from './foldersAround';
import { guarded } from './guardRefusals';
import { Places } from './Places';
import { readFence } from './readFence';

/** Lookups under way at once. */
const AT_ONCE = 8;

/** Folders that are looked at for being mounted elsewhere, too, for all writes of one call. */
const MOST_FOLDERS = 8;

const GONE = ['deleted', 'not_found'];

/** Keeps writes to one side of a credential's fence. In doubt it does not let them through. */
export class Guard {
	readonly places: Places;
	private fence: Promise<Fence> | undefined;

	constructor(
		private readonly settings: GuardSettings,
		private readonly dropbox: Lookups & Accounts,
	) {
		this.places = new Places(dropbox);
	}

	/** For each group of writes whether all of them may be; in their order. */
	async judge(groups: ReadonlyArray<readonly Write[]>): Promise<Array<Outcome<void>>> {
		if (groups.length === 0) return [];
		const fence = await outcomeOf(async () => await this.readOnce());
		if (!fence.ok) return groups.map(() => fence);
		const writes = groups.flat();
		const found = await inParallel(
			writes,
			AT_ONCE,
			async ({ address }) => await outcomeOf(async () => await this.places.of(address)),
		);
		const aliased = await this.throughMounts(writes, found);
		const judged = writes.map((write, index) =>
			verdict(fence.value, write, found[index] as Outcome<Place>, aliased[index]),
		);
		const next = judged.values();
		return groups.map((group) => {
			const verdicts = group.map(() => next.next().value as Outcome<void>);
			return verdicts.find(({ ok }) => !ok) ?? done(undefined);
		});
	}

	/** @throws Refusal as `judge` says of it */
	async check(...writes: Write[]): Promise<void> {
		const [outcome] = await this.judge([writes]);
		if (outcome?.ok === false) throw outcome.refusal;
	}

	/** What is in the way of reading it may pass, so it is not kept. */
	private async readOnce(): Promise<Fence> {
		this.fence ??= readFence(this.settings, this.dropbox).then((fence) => {
			for (const { namespaceId, path } of [...(fence.onlyBelow ?? []), ...fence.neverBelow])
				if (namespaceId !== undefined) this.places.rememberNamespace(namespaceId, path);
			return fence;
		});
		return await this.fence.catch((thrown: unknown) => {
			this.fence = undefined;
			throw thrown;
		});
	}

	/**
	 * For writes by path, the places that they would have by another mount of the folder they go to. Of many folders
	 * only what they lie in together is looked at, so that a thousand cases are not a thousand lookups.
	 */
	private async throughMounts(
		writes: readonly Write[],
		found: ReadonlyArray<Outcome<Place>>,
	): Promise<Array<Outcome<Place> | undefined>> {
		const byPath = writes.filter(({ address }) => address.startsWith('/'));
		const folders = foldersAround(byPath.map(folderOf), MOST_FOLDERS);
		const behind = await inParallel(folders, AT_ONCE, async (folder) => ({
			folder,
			place: await outcomeOf(async () => await this.nearest(folder)),
		}));
		return writes.map((write, index) => {
			const { address } = write;
			if (found[index]?.ok !== true || !address.startsWith('/')) return undefined;
			const around = behind.find(({ folder }) => isWithin(folderOf(write), folder));
			if (around === undefined || !around.place.ok) return around?.place as Outcome<Place> | undefined;
			const { above, place } = around.place.value;
			return done({ ...place, path: place.path + address.slice(above.length) });
		});
	}

	/** The folder at a path, or the next one above it that is there, and where it really is. */
	private async nearest(folder: string): Promise<{ above: string; place: Place }> {
		const place = await this.places.behind(folder);
		return place === undefined ? await this.nearest(parentPath(folder)) : { above: folder, place };
	}
}

/** The folder that is there already, or should be, where this is written. */
const folderOf = ({ address, reach }: Write): string => (reach === 'itself' ? parentPath(address) : address);

function verdict(
	fence: Fence,
	{ reach, mayBeGone }: Write,
	place: Outcome<Place>,
	alias: Outcome<Place> | undefined,
): Outcome<void> {
	for (const each of [place, ...(alias === undefined ? [] : [alias])]) {
		if (!each.ok && mayBeGone === true && GONE.includes(each.refusal.kind)) return done(undefined);
		if (!each.ok) return each;
		if (!isAllowed(fence, each.value, reach)) return refused(guarded());
	}
	return done(undefined);
}
