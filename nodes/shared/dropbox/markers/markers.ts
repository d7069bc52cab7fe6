import type { Clock, Deletions, Downloads, Listings, Lookups, Markers, Uploads } from '../../ports';
import type { Api } from '../Api';

const toBeBuilt = async (): Promise<never> => await Promise.reject(new TypeError('to be built'));

export const markersOn = (
	_api: Api,
	_clock: Clock,
	_dropbox: Lookups & Listings & Uploads & Downloads & Deletions,
): Markers => ({
	mark: toBeBuilt,
	markersOf: toBeBuilt,
	markedFor: toBeBuilt,
});
