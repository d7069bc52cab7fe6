import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { Refusal } from '../../../../shared/domain/Refusal';
import type { DocumentSource } from '../../../../shared/ports';

/** Bytes that n8n reads at once from its file system or database. */
const PIECE = 1024 * 1024;

type BinaryStorage = Pick<IExecuteFunctions['helpers'], 'getBinaryStream' | 'getBinaryMetadata'>;

/**
 * The bytes behind a binary field, in each of n8n's modes: with an ID they lie in its file system, database or
 * object store and are streamed; without one they are in the item itself, as base64.
 * @throws Refusal `source_incomplete` when n8n no longer has them
 */
export async function binarySource(binary: IBinaryData, storage: BinaryStorage): Promise<DocumentSource> {
	const { id } = binary;
	if (id === undefined || id === '') return memorySource(() => decoded(binary.data));
	const { fileSize } = await storage.getBinaryMetadata(id).catch(gone);
	return { size: fileSize, open: async () => await storage.getBinaryStream(id, PIECE).catch(gone) };
}

/** Node skips what is not base64, and would yield a document with holes. */
const NOT_BASE64 = /[^\w+/=\s-]/;

function decoded(data: unknown): Buffer {
	if (typeof data === 'string' && !NOT_BASE64.test(data)) return Buffer.from(data, 'base64');
	throw new Refusal(
		'source_incomplete',
		'The binary field does not hold a file: its data is not base64',
		'Check the node that produces it; a text is turned into a file by the node Convert to File.',
	);
}

/** Text as it is saved: UTF-8 without a byte order mark. */
export const textSource = (text: string): DocumentSource => ({
	...memorySource(() => Buffer.from(text, 'utf8')),
	size: Buffer.byteLength(text, 'utf8'),
});

/** Made anew for each reading, so that a run of many items does not hold all of them twice. */
const memorySource = (bytes: () => Buffer): DocumentSource => ({
	size: undefined,
	open: async () => onePiece(bytes()),
});

async function* onePiece(bytes: Buffer): AsyncGenerator<Uint8Array> {
	yield bytes;
}

function gone(): never {
	throw new Refusal(
		'source_incomplete',
		'n8n no longer has the bytes of the file',
		'Run the node again that produced it. Binary data of old executions is deleted after a while.',
	);
}
