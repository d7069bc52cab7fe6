import {
	isWriteAllowed,
	type GuardFolders,
	type GuardSettings,
	type Place,
} from '../../domain/guard/GuardFolders';
import { inParallel, done, outcomeOf, refused, type Outcome } from '../../core/outcome';
import { parentPath } from '../../domain/paths';
import type { Accounts, Listings, Lookups, Write } from '../port';
import { guardedRefusal, readGuardFolders } from './readGuardFolders';
import { PlaceResolver, type ResolvedPlace } from './PlaceResolver';
import { RealPlaceResolver, type NearestFolder } from './RealPlaceResolver';
import { isAbsent } from '../../core/Refusal';

/** Keeps writes to the folders that a credential may write to. In doubt it does not let them through. */
export class WriteGuard {
	readonly places: PlaceResolver;
	private readonly real: RealPlaceResolver;
	private guardFolders: Promise<GuardFolders> | undefined;

	constructor(
		private readonly settings: GuardSettings,
		private readonly dropbox: Lookups & Listings & Accounts,
	) {
		this.places = new PlaceResolver(dropbox);
		this.real = new RealPlaceResolver(dropbox);
	}

	/** For each group of writes whether all of them may be; in their order. */
	async judge(groups: ReadonlyArray<readonly Write[]>): Promise<Array<Outcome<void>>> {
		if (groups.length === 0) return [];
		const folders = await outcomeOf(async () => await this.readOnce());
		if (!folders.ok) return groups.map(() => folders);
		const writes = groups.flat();
		const found = await inParallel(
			writes,
			async ({ address }) => await outcomeOf(async () => await this.places.resolve(address)),
		);
		const mounts = await this.resolveMounts(writes, found);
		const judged = writes.map((write, index) =>
			judgeWrite(folders.value, write, found[index] as Outcome<Place>, mounts[index]),
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
	private async readOnce(): Promise<GuardFolders> {
		this.guardFolders ??= readGuardFolders(this.settings, this.dropbox).then((folders) => {
			for (const { namespaceId, path } of [...(folders.onlyBelow ?? []), ...folders.neverBelow])
				if (namespaceId !== undefined) this.places.rememberNamespace(namespaceId, path);
			return folders;
		});
		return await this.guardFolders.catch((thrown: unknown) => {
			this.guardFolders = undefined;
			throw thrown;
		});
	}

	/**
	 * The places that writes have by way of the folders they go to, any of which may be mounted elsewhere, too. What is
	 * itself given by its ID is where that says.
	 */
	private async resolveMounts(
		writes: readonly Write[],
		found: ReadonlyArray<Outcome<ResolvedPlace>>,
	): Promise<Array<Outcome<Place> | undefined>> {
		const ways = writes.map((write, index) => {
			const led = found[index];
			if (led?.ok !== true || led.value.anchor === led.value.path) return undefined;
			const { path, namespaceIds, anchor } = led.value;
			if (anchor !== undefined) this.real.remember(anchor, { path: anchor, namespaceIds });
			return { path, folder: targetFolderOf({ ...write, address: path }) };
		});
		const folders = ways.flatMap((way) => (way === undefined ? [] : [way.folder]));
		const spots = (await this.real.resolve(folders)).values();
		return ways.map((way) => {
			if (way === undefined) return undefined;
			const spot = spots.next().value as Outcome<NearestFolder>;
			if (!spot.ok) return spot;
			const { above, place } = spot.value;
			return done({ ...place, path: place.path + way.path.slice(above.length) });
		});
	}
}

/** The folder that is there already, or should be, where this is written. */
const targetFolderOf = ({ address, reach }: Write): string =>
	reach === 'itself' ? parentPath(address) : address;

function judgeWrite(
	folders: GuardFolders,
	{ address, reach, mayBeGone }: Write,
	place: Outcome<Place>,
	alias: Outcome<Place> | undefined,
): Outcome<void> {
	for (const each of [place, ...(alias === undefined ? [] : [alias])]) {
		if (!each.ok && mayBeGone === true && isAbsent(each.refusal)) return done(undefined);
		if (!each.ok) return each;
		if (!isWriteAllowed(folders, each.value, reach)) return refused(guardedRefusal().withAddress(address));
	}
	return done(undefined);
}
