import type { IExecuteFunctions } from 'n8n-workflow';
import type { DocumentSource } from '../../../../shared/core/DocumentSource';
import { readWholeSource, throwSourceIncomplete } from '../../../../shared/core/readWholeSource';
import { Refusal } from '../../../../shared/core/Refusal';
import { PIECE, requireWholePiece, type UploadState } from '../../../../shared/domain/casePage/UploadState';
import { ContentHasher } from '../../../../shared/domain/contentHash';
import type { DocumentPiece } from '../../../../shared/dropbox/port';
import { createBinarySource, eventLoopYielder, presentFields } from '../../../../shared/node/documentSources';

/** Pieces that a run holds in memory at once. */
export const PIECES_AT_ONCE = 4;

/** The piece that came with a request; undefined where none did. */
export async function findPiece(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<DocumentSource | undefined> {
	const binary = presentFields(context, itemIndex).get('piece');
	return binary === undefined ? undefined : await createBinarySource(binary, context.helpers);
}

/** A piece in memory, and what is known of the document up to its end. */
export interface ReadPiece extends DocumentPiece {
	/** As UploadState.blocks. */
	blocks: Buffer;
	/** Content hash of the document up to here. */
	hashSoFar: string;
}

/**
 * Reads the piece that goes on where an upload is, hashing each byte once.
 * @throws Refusal `source_incomplete` where it is not as long as it has to be
 */
export async function readPiece(
	source: DocumentSource | undefined,
	state: Pick<UploadState, 'offset' | 'size' | 'blocks'>,
): Promise<ReadPiece> {
	if (source === undefined) throw pieceMissingRefusal();
	const hasher = new ContentHasher(state.blocks);
	hasher.beginPart();
	const parts: Uint8Array[] = [];
	let length = 0;
	const read = readWholeSource(await source.open().catch(throwSourceIncomplete), source.size);
	for await (const part of read) {
		length += part.length;
		// Too long already: what follows is not to be kept.
		if (length > PIECE) requireWholePiece(length, state);
		hasher.update(part);
		parts.push(part);
		await eventLoopYielder.yieldAfter(part.length);
	}
	requireWholePiece(length, state);
	return {
		bytes: Buffer.concat(parts),
		contentHash: hasher.partDigest(),
		hashSoFar: hasher.digest(),
		blocks: hasher.blocks(),
	};
}

const pieceMissingRefusal = (): Refusal =>
	new Refusal(
		'source_incomplete',
		'A piece of the document did not arrive with the request',
		'Upload it again. If there is a proxy in front of n8n, check how large a request it accepts.',
	);
