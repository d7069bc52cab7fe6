import { REGION_HOSTS } from '../account/regions';

/** A place where Clio stores documents: a host, and what paths begin with there. */
interface StoragePlace {
	host: string;
	path: string;
}

/**
 * Where a signed address may point. Taken from what Clio's own pages may load, since no page of its documentation lists
 * them: a new one has to be added here.
 */
export const STORAGE_PLACES: readonly StoragePlace[] = [
	{ host: 'iris-production.s3.us-east-1.amazonaws.com', path: '/' },
	{ host: 'iris-production.s3.amazonaws.com', path: '/' },
	{ host: 'iris-production-eu.s3.eu-west-1.amazonaws.com', path: '/' },
	{ host: 'clio-manage-prod-ca-a-documents.s3.ca-central-1.amazonaws.com', path: '/' },
	{ host: 'clio-manage-prod-au-a-documents.s3.ap-southeast-2.amazonaws.com', path: '/' },
	{ host: 's3.amazonaws.com', path: '/documents.goclio.com/' },
	{ host: 's3.amazonaws.com', path: '/documents.goclio.eu/' },
	...Object.values(REGION_HOSTS).map((host) => ({ host, path: '/' })),
];

/** Whether an address lies where Clio stores documents. */
export function isStorageAddress(address: string): boolean {
	const url = readUrl(address);
	if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.port !== '')
		return false;
	return STORAGE_PLACES.some(({ host, path }) => url.hostname === host && url.pathname.startsWith(path));
}

/** Its parts, with dots in the path resolved; undefined where it is no address. */
export function readUrl(address: string): URL | undefined {
	return URL.canParse(address) ? new URL(address) : undefined;
}
