import { REGION_HOSTS } from '../account/regions';

/**
 * The buckets of Amazon S3 in which Clio keeps documents. No page of its documentation lists them; they are what its own
 * pages may load. A new one has to be added here. Names of buckets are unique, so that nobody else can have one of these.
 */
export const STORAGE_BUCKETS: readonly string[] = [
	'iris-production',
	'iris-production-eu',
	'clio-manage-prod-ca-a-documents',
	'clio-manage-prod-au-a-documents',
	'documents.goclio.com',
	'documents.goclio.eu',
];

/** The hosts of S3, with the name of a bucket before them or not: `s3.eu-west-1.amazonaws.com`. */
const S3_HOST = /^(?:([a-z0-9.-]+)\.)?s3[.-](?:[a-z]{2}(?:-[a-z]+)+-\d\.)?amazonaws\.com$/;

/** Whether an address lies where Clio stores documents. */
export function isStorageAddress(address: string): boolean {
	const url = readUrl(address);
	if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.port !== '')
		return false;
	if (Object.values<string>(REGION_HOSTS).includes(url.hostname)) return true;
	const [isS3, bucketInHost] = S3_HOST.exec(url.hostname) ?? [];
	if (isS3 === undefined) return false;
	return STORAGE_BUCKETS.includes(bucketInHost ?? url.pathname.split('/')[1] ?? '');
}

/** Its parts, with dots in the path resolved; undefined where it is no address. */
export function readUrl(address: string): URL | undefined {
	return URL.canParse(address) ? new URL(address) : undefined;
}
