import { Refusal } from '../../../../../shared/core/Refusal';

/** What n8n holds in memory as base64: as a rule without whitespace, so that its length tells the bytes. */
export interface Base64 {
	/** Bytes; undefined where whitespace stands between, and for what was cut off. */
	size: number | undefined;
	/** In pieces of at most 1 MiB. */
	pieces(): Generator<Buffer, void, undefined>;
}

/** Characters that are looked at in one go: 1 MiB once decoded, and no group of four is cut. */
const PIECE = Math.floor((1024 * 1024) / 3) * 4;

/** Node skips what is not base64, and stops at padding: it would yield a document with holes, or a part of one. */
const ALLOWED = /^[\w+/\s-]*(=\s*){0,2}$/;
const WITHOUT_SPACE = /^[\w+/-]*={0,2}$/;

/**
 * Looks through a text without decoding it.
 * @param breathe awaited for every piece, so that a long text does not keep the process to itself
 * @returns undefined where it is not base64
 */
export async function parseBase64(
	data: string,
	breathe: (characters: number) => Promise<void>,
): Promise<Base64 | undefined> {
	let spaced = false;
	let padded = false;
	for (let start = 0; start < data.length; start += PIECE) {
		const piece = data.slice(start, start + PIECE);
		const rest = padded ? piece.replace(/^[=\s]*/, '') : piece;
		if (!ALLOWED.test(piece) || (padded && rest !== '')) return undefined;
		padded ||= piece.includes('=');
		spaced ||= !WITHOUT_SPACE.test(piece);
		await breathe(piece.length);
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
	for (let start = 0; start < data.length; start += PIECE) {
		const text = rest + data.slice(start, start + PIECE).replace(/\s+/g, '');
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
		'The base64 of the binary field ends within a byte, so a part of the file is missing',
		'Run the node again that produces it.',
	);
