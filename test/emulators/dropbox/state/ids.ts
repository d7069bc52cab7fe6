/** First half of every entry's ID; the second half counts. Case matters in IDs, so it has both. */
const ID_PREFIX = 'id:EmUlat0r_AA';
/** First digits of every rev, so that it has more than the nine the format asks for. */
const REV_PREFIX = '0165';

/** The `id:` of the API for an entry's number. */
export function idOf(number: number): string {
	const bytes = Buffer.alloc(8);
	bytes.writeBigUInt64BE(BigInt(number));
	return ID_PREFIX + bytes.toString('base64url');
}

/** Number of the entry that an ID names, undefined for IDs that were never given out. */
export function numberOfId(id: string): number | undefined {
	if (!id.startsWith(ID_PREFIX)) return undefined;
	const bytes = Buffer.from(id.slice(ID_PREFIX.length), 'base64url');
	if (bytes.length !== 8) return undefined;
	const number = Number(bytes.readBigUInt64BE());
	return idOf(number) === id ? number : undefined;
}

export function revOf(number: number): string {
	return REV_PREFIX + number.toString(16).padStart(14, '0');
}

export function numberOfRev(rev: string): number | undefined {
	if (!rev.startsWith(REV_PREFIX)) return undefined;
	const number = Number.parseInt(rev.slice(REV_PREFIX.length), 16);
	return revOf(number) === rev ? number : undefined;
}
