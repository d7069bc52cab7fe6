import { RouteError } from '../../route';
import { blockDigests, hashOfDigests } from '../../state/blockDigests';

const LARGEST_BODY = 150 * 1024 * 1024;

/** The bytes of an upload call, hashed once for all who ask. */
export interface HashedBody {
	hash: string;
	/** SHA-256 of its blocks of 4 MiB. */
	digests: readonly Buffer[];
}

/** Checks the bytes of an upload call, by digests of its blocks where they are known. Throws payload_too_large or content_hash_mismatch. */
export async function checkBody(
	body: Buffer,
	expectedHash: string | undefined,
	known?: readonly Buffer[],
): Promise<HashedBody> {
	if (body.length > LARGEST_BODY) throw new RouteError({ '.tag': 'payload_too_large' });
	const digests = known ?? (await blockDigests(body));
	const hash = hashOfDigests(digests);
	if (expectedHash !== undefined && hash !== expectedHash.toLowerCase()) {
		throw new RouteError({ '.tag': 'content_hash_mismatch' });
	}
	return { hash, digests };
}
