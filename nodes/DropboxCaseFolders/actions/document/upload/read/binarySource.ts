import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { Refusal } from '../../../../../shared/core/Refusal';
import type { DocumentSource } from '../../../../../shared/core/DocumentSource';
import { parseBase64 } from './parseBase64';
import { eventLoopYielder } from './eventLoopYielder';

/** Bytes that n8n reads at once from its file system or database, and that are handed on at once. */
const PIECE = 1024 * 1024;

type BinaryStorage = Pick<IExecuteFunctions['helpers'], 'getBinaryStream' | 'getBinaryMetadata'>;

/**
 * The bytes behind a binary field, in each of n8n's modes: with an ID they lie in its file system, database or
 * object store and are streamed; without one they are in the item itself, as base64.
 * @throws Refusal `source_incomplete` when n8n no longer has them
 */
export async function binarySource(binary: IBinaryData, storage: BinaryStorage): Promise<DocumentSource> {
	const { id } = binary;
	if (id === undefined || id === '') return await base64Source(binary.data);
	const { fileSize } = await storage.getBinaryMetadata(id).catch(noLongerKept);
	// n8n takes memory for a whole piece, however short the document.
	const piece = Math.max(1, Math.min(fileSize ?? PIECE, PIECE));
	return { size: fileSize, open: async () => await storage.getBinaryStream(id, piece).catch(noLongerKept) };
}

/** Decoded anew for each reading, piece by piece, so that a run of many items does not hold any of them twice. */
async function base64Source(data: unknown): Promise<DocumentSource> {
	const base64 =
		typeof data === 'string'
			? await parseBase64(data, async (characters) => await eventLoopYielder.yieldAfter(characters))
			: undefined;
	if (base64 !== undefined) return { size: base64.size, open: async () => yieldBetween(base64.pieces()) };
	return {
		size: undefined,
		open: async () => {
			throw new Refusal(
				'source_incomplete',
				'The binary field does not hold a file: its data is not base64',
				'Check the node that produces it; a text is turned into a file by the node Convert to File.',
			);
		},
	};
}

/** Text as it is saved: UTF-8 without a byte order mark. */
export const textSource = (text: string): DocumentSource => ({
	size: Buffer.byteLength(text, 'utf8'),
	open: async () => yieldBetween(cut(Buffer.from(text, 'utf8'))),
});

function* cut(bytes: Buffer): Generator<Buffer, void, undefined> {
	for (let start = 0; start < bytes.length; start += PIECE) yield bytes.subarray(start, start + PIECE);
}

async function* yieldBetween(pieces: Iterable<Buffer>): AsyncGenerator<Uint8Array> {
	for (const piece of pieces) {
		yield piece;
		await eventLoopYielder.yieldAfter(piece.length);
	}
}

function noLongerKept(): never {
	throw new Refusal(
		'source_incomplete',
		'n8n no longer has the bytes of the file',
		'Run the node again that produced it. Binary data of old executions is deleted after a while.',
	);
}
