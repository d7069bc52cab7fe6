/**
 * Where an entry lies below the listed folder, in the form Dropbox compares paths by and without the listed
 * folder's own path: `correspondence/letter.pdf`. Folders are known by it, since it stays the same when the
 * listed folder itself is renamed or moved in the middle of the listing.
 */
export type Spot = string;

/** 1 for what lies directly in the listed folder. */
export const depthOf = (spot: Spot): number => spot.split('/').length;

/** The spots of the folders on the way, outermost first; none for what lies directly in the listed folder. */
export function spotsAbove(spot: Spot): Spot[] {
	const above: Spot[] = [];
	// Pieces of the spot itself: put together anew, those of a deep folder would take its length for each level.
	for (let end = spot.indexOf('/'); end >= 0; end = spot.indexOf('/', end + 1))
		above.push(spot.slice(0, end));
	return above;
}
