import type { Entry } from '../../../../shared/domain/entry';
import { inParallel } from '../../../../shared/core/inParallel';
import { done, outcomeOf, type Outcome } from '../../../../shared/core/outcome';
import { pathKey, hasCertainKey, parentPath } from '../../../../shared/domain/paths';
import type { DropboxPort } from '../../../../shared/dropbox/port';

/** Lookups of one run that are under way at once. */
const AT_ONCE = 8;

/** Above so many entries it pays to list the folder of one: the others may lie there as well. */
const MANY = 16;

/** A listing that finds fewer was not worth its calls; after so many of those each entry is looked up by itself. */
const WORTH_IT = 8;
const DISAPPOINTMENTS = 2;

/**
 * Of an approximate 2,000 entries each: a folder that goes on beyond that is no neighbourhood, unless very many are
 * looked for in it, for each so many of which one page more is read.
 */
const MOST_PAGES = 5;
const FOR_A_PAGE = 20;

/** What lies at the addresses, none of which stands there twice: many of one folder cost a listing, not a call each. */
export async function locateMany(
	addresses: readonly string[],
	dropbox: DropboxPort,
): Promise<Map<string, Outcome<Entry>>> {
	const found = new Map<string, Outcome<Entry>>();
	let left = [...addresses];
	for (let disappointed = 0; left.length > MANY && disappointed < DISAPPOINTMENTS;) {
		const [address = '', ...others] = left;
		const entry = await outcomeOf(async () => await dropbox.find(address));
		found.set(address, entry);
		const near = entry.ok ? await neighboursOf(entry.value, others, dropbox) : new Map<string, Entry>();
		for (const [other, neighbour] of near) found.set(other, done(neighbour));
		if (near.size < WORTH_IT) disappointed++;
		left = others.filter((other) => !near.has(other));
	}
	await inParallel(left, AT_ONCE, async (address) => {
		found.set(address, await outcomeOf(async () => await dropbox.find(address)));
	});
	return found;
}

/** Those of the addresses that lead to what lies in the same folder; what cannot be listed has no neighbours. */
async function neighboursOf(
	{ path }: Entry,
	addresses: readonly string[],
	dropbox: DropboxPort,
): Promise<Map<string, Entry>> {
	const near = new Map<string, Entry>();
	if (path === undefined || path === '') return near;
	// What only Dropbox can tell from other names is looked up by itself.
	const wanted = new Map(addresses.filter(hasCertainKey).map((address) => [keyOf(address), address]));
	const mostPages = Math.max(MOST_PAGES, addresses.length / FOR_A_PAGE);
	let pages = 0;
	await outcomeOf(async () => {
		for await (const page of dropbox.list(parentPath(path), 'one level')) {
			for (const entry of page) {
				for (const key of [entry.id, entry.pathLower ?? '']) {
					const address = wanted.get(key);
					if (address !== undefined) near.set(address, entry);
				}
			}
			if (near.size === addresses.length || ++pages >= mostPages) return;
		}
	});
	return near;
}

/** IDs are told apart by upper and lower case, paths are not. */
const keyOf = (address: string): string => (address.startsWith('/') ? pathKey(address) : address);
