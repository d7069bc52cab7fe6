import { createHash } from 'node:crypto';

/** A UUID in the look of version 1, as this service has them; the same words give the same one. */
export function uuidOf(...words: ReadonlyArray<string | number>): string {
	const hex = createHash('sha256').update(words.join('\n')).digest('hex');
	return [
		...[hex.slice(0, 8), hex.slice(8, 12), `11e${hex.slice(12, 13)}`],
		...[`9${hex.slice(13, 16)}`, hex.slice(16, 28)],
	].join('-');
}

export const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
