import { sleep, type IBinaryData, type IExecuteFunctions } from 'n8n-workflow';
import { EventLoopYielder } from '../core/EventLoopYielder';
import { Refusal } from '../core/Refusal';
import type { DocumentSource } from '../core/DocumentSource';

/**
 * Lets the rest of n8n go on while a run reads what is in memory and decides on thousands of documents: neither
 * waits for anything, so it would keep the process to itself. Measured by bytes alone, not by time.
 */
export const eventLoopYielder = new EventLoopYielder({ now: () => 0, sleep });

/** Deciding on a document, and beginning to read one, take as long as hashing so many bytes. */
export const DOCUMENT_COST = 64 * 1024;

/** Bytes that n8n reads at once from its file system or database, and that are handed on at once. */
const PIECE = 1024 * 1024;

type BinaryStorage = Pick<IExecuteFunctions['helpers'], 'getBinaryStream' | 'getBinaryMetadata'>;

/**
 * The bytes behind a binary field, in each of n8n's modes: with an ID they lie in its file system, database or
 * object store and are streamed; without one they are in the item itself, as base64.
 * @throws Refusal `source_incomplete` when n8n no longer has them
 */
export async function createBinarySource(
	binary: IBinaryData,
	storage: BinaryStorage,
): Promise<DocumentSource> {
	const { id } = binary;
	if (id === undefined || id === '') return await base64Source(binary.data);
	const { fileSize } = await storage.getBinaryMetadata(id).catch(noLongerKept);
	// n8n takes memory for a whole piece, however short the document.
	const piece = Math.max(1, Math.min(fileSize ?? PIECE, PIECE));
	return { size: fileSize, open: async () => await storage.getBinaryStream(id, piece).catch(noLongerKept) };
}

/** Decoded anew for each reading, piece by piece, so that a run of many items does not hold any of them twice. */
async function base64Source(data: unknown): Promise<DocumentSource> {
	const base64 = typeof data === 'string' ? await parseBase64(data) : undefined;
	if (base64 !== undefined) return { size: base64.size, open: async () => yieldBetween(base64.pieces()) };
	return {
		size: undefined,
		open: async () => {
			throw new Refusal(
				'source_incomplete',
				'The binary field does not hold a file: its data is not base64',
				'Check the node that produces it. To turn text into a file, use the node Convert to File.',
			);
		},
	};
}

/** Text as it is saved: UTF-8 without a byte order mark. */
export const createTextSource = (text: string): DocumentSource => ({
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
		'n8n no longer has the content of the file',
		'Run the node that produced it again. n8n deletes the binary data of old executions after a while.',
	);
}

/** What n8n holds in memory as base64: as a rule without whitespace, so that its length tells the bytes. */
interface Base64 {
	/** Bytes; undefined where whitespace stands between, and for what was cut off. */
	size: number | undefined;
	/** In pieces of at most 1 MiB. */
	pieces(): Generator<Buffer, void, undefined>;
}

/** Characters that are looked at in one go: 1 MiB once decoded, and no group of four is cut. */
const BASE64_PIECE = Math.floor((1024 * 1024) / 3) * 4;

/** Node skips what is not base64, and stops at padding: it would yield a document with holes, or a part of one. */
const ALLOWED = /^[\w+/\s-]*(=\s*){0,2}$/;
const WITHOUT_SPACE = /^[\w+/-]*={0,2}$/;

/** Looks through a text without decoding it; undefined where it is not base64. */
async function parseBase64(data: string): Promise<Base64 | undefined> {
	let spaced = false;
	let padded = false;
	for (let start = 0; start < data.length; start += BASE64_PIECE) {
		const piece = data.slice(start, start + BASE64_PIECE);
		const rest = padded ? piece.replace(/^[=\s]*/, '') : piece;
		if (!ALLOWED.test(piece) || (padded && rest !== '')) return undefined;
		padded ||= piece.includes('=');
		spaced ||= !WITHOUT_SPACE.test(piece);
		await eventLoopYielder.yieldAfter(piece.length);
	}
	const padding = data.endsWith('==') ? 2 : Number(data.endsWith('='));
	const exact = !spaced && data.length % 4 === 0;
	return {
		size: exact ? (data.length / 4) * 3 - padding : undefined,
		pieces: () => decodePieces(data),
	};
}

function* decodePieces(data: string): Generator<Buffer, void, undefined> {
	let rest = '';
	for (let start = 0; start < data.length; start += BASE64_PIECE) {
		const text = rest + data.slice(start, start + BASE64_PIECE).replace(/\s+/g, '');
		const whole = text.length - (text.length % 4);
		rest = text.slice(whole);
		if (whole > 0) yield Buffer.from(text.slice(0, whole), 'base64');
	}
	if (rest.length === 1) throw cutOff();
	if (rest !== '') yield Buffer.from(rest, 'base64');
}

/** A byte takes two characters at the least. */
const cutOff = (): Refusal =>
	new Refusal(
		'source_incomplete',
		'The base64 of the binary field ends in the middle of a byte, so part of the file is missing',
		'Run the node that produces it again.',
	);

/** Newer workflows may carry binary values among the item's other values instead of beside them. */
export function presentFields(context: IExecuteFunctions, itemIndex: number): Map<string, IBinaryData> {
	const item = context.getInputData()[itemIndex];
	const among = Object.entries<unknown>(item?.json ?? {}).flatMap(([name, value]) =>
		isBinaryValue(value) ? [[name, value] as const] : [],
	);
	return new Map([...among, ...Object.entries(item?.binary ?? {})]);
}

/** n8n-workflow has a guard of this kind only in its newest versions. */
const isBinaryValue = (value: unknown): value is IBinaryData =>
	typeof value === 'object' && value !== null && 'mimeType' in value && ('data' in value || 'id' in value);

/** n8n's webhook names a body after nothing but a number of its own; what was fetched has a folder, its address. */
const MADE_UP = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** What is known of a file. Nodes may leave out what n8n's types promise. */
export function describeBinary(binary: Partial<IBinaryData>) {
	const own = binary.fileName ?? '';
	const isMadeUp = binary.directory === undefined && MADE_UP.test(own);
	return {
		fileName: isMadeUp ? '' : own,
		fileExtension: binary.fileExtension ?? '',
		mimeType: binary.mimeType ?? '',
	};
}
