import { Refusal } from '../../core/Refusal';
import { z } from '../../vendor/zod';
import { BLOCK_DIGEST, HASH_BLOCK } from '../contentHash';
import { linkNotValidRefusal, type PageLink } from './PageLink';
import { signToken, verifyToken, type LinkKeys } from './signedToken';

/** Bytes of each piece of a document but the last. */
export const PIECE = 2 * HASH_BLOCK;

/** Bytes of the longest document that a page takes. */
const LONGEST_DOCUMENT = 20 * 1024 ** 3;

/** Milliseconds that an upload may take. */
const LONGEST_UPLOAD = 24 * 60 * 60_000;

/**
 * An upload that is under way. It is kept nowhere: the page hands it back with the next piece, signed, so that whoever
 * gets that knows what has arrived.
 */
export interface UploadState {
	sessionId: string;
	/** Bytes of the document that have arrived: whole pieces, or all of it. */
	offset: number;
	/** Bytes of the whole document, as the page says. */
	size: number;
	/** The digests of the blocks that have arrived, one after the other: see ContentHasher. */
	blocks: Buffer;
	/** As the page says. */
	name: string;
	/** The folder that it was dropped on; null for the case folder itself. */
	folderId: string | null;
	/** The folders below that, as the page says: `Scans/2026`. */
	path: string;
	/** Milliseconds since 1970. */
	started: number;
}

const claimsSchema = z.object({
	session: z.string(),
	offset: z.number(),
	size: z.number(),
	blocks: z.string(),
	name: z.string(),
	target: z.object({ folderId: z.string().nullable(), path: z.string() }),
	link: z.string(),
	iat: z.number(),
});

/** What a page hands back, for the link that it was opened by. */
export function signUploadState(state: UploadState, link: PageLink, key: string): string {
	const { sessionId: session, offset, size, blocks, name, folderId, path, started } = state;
	const claims: z.infer<typeof claimsSchema> = {
		...{ session, offset, size, blocks: blocks.toString('base64url'), name },
		...{ target: { folderId, path }, link: rightsOf(link), iat: Math.floor(started / 1000) },
	};
	return signToken('case-page-upload', claims, key);
}

/**
 * The upload that a page hands back.
 * @param link that it came with, which may have expired meanwhile
 * @param now milliseconds since 1970
 * @throws Refusal `link_not_valid` where it is not ours or was begun by another link, `source_incomplete`
 * where it was begun too long ago
 */
export function readUploadState(token: string, link: PageLink, keys: LinkKeys, now: number): UploadState {
	const claims = claimsSchema.safeParse(verifyToken('case-page-upload', token, keys));
	if (!claims.success || claims.data.link !== rightsOf(link)) throw linkNotValidRefusal();
	const { session: sessionId, offset, size, blocks, name, target, iat } = claims.data;
	const started = iat * 1000;
	if (started + LONGEST_UPLOAD <= now) throw uploadExpiredRefusal();
	return {
		...{ sessionId, offset, size, blocks: Buffer.from(blocks, 'base64url'), name, ...target, started },
	};
}

/** A link that was renewed is the same as before. */
const rightsOf = ({ folder, canAdd, includesPrivileged }: PageLink): string =>
	JSON.stringify([folder, canAdd, includesPrivileged]);

/**
 * The upload as it was when no more than so many bytes had arrived, so that its pieces from there on are sent again.
 * @param arrived bytes that the service has
 */
export function rewindUpload(state: UploadState, arrived: number): UploadState {
	const offset = Math.floor(Math.min(arrived, state.offset) / PIECE) * PIECE;
	return { ...state, offset, blocks: state.blocks.subarray(0, (offset / HASH_BLOCK) * BLOCK_DIGEST) };
}

/** @throws Refusal `too_large` */
export function requireUploadable(size: number): void {
	if (size <= LONGEST_DOCUMENT) return;
	throw new Refusal(
		'too_large',
		'The document is larger than 20 GB',
		'Put it into the folder with the Dropbox app, or split it.',
	);
}

/**
 * That a piece is as long as the piece that begins at this offset has to be.
 * @param length bytes
 * @throws Refusal `source_incomplete`
 */
export function requireWholePiece(
	length: number,
	{ offset, size }: Pick<UploadState, 'offset' | 'size'>,
): void {
	if (length === Math.min(PIECE, size - offset)) return;
	throw new Refusal(
		'source_incomplete',
		'Part of the document did not arrive completely, or the document was changed while it was being uploaded',
		'Upload it again.',
	);
}

const uploadExpiredRefusal = (): Refusal =>
	new Refusal(
		'source_incomplete',
		'The upload was started more than 24 hours ago',
		'Upload the document again.',
	);
