/** The polynomial of ZIP's checksum, lowest bit first (PKWARE APPNOTE 6.3.10, section 4.4.7). */
const POLYNOMIAL = 0xedb88320;

/** Tables by which eight bytes are taken at once: a case folder may be 20 GB. */
const tables = tablesFor(8);

/** ZIP's checksum of bytes that come in pieces: `crc` is that of the pieces before, 0 before the first. */
export function crc32(bytes: Uint8Array, crc = 0): number {
	const [a, b, c, d, e, f, g, h] = tables;
	const whole = bytes.length - (bytes.length % 8);
	let rest = ~crc;
	let at = 0;
	for (; at < whole; at += 8) {
		rest ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
		rest =
			h![rest & 0xff]! ^
			g![(rest >>> 8) & 0xff]! ^
			f![(rest >>> 16) & 0xff]! ^
			e![rest >>> 24]! ^
			d![bytes[at + 4]!]! ^
			c![bytes[at + 5]!]! ^
			b![bytes[at + 6]!]! ^
			a![bytes[at + 7]!]!;
	}
	for (; at < bytes.length; at++) rest = (rest >>> 8) ^ a![(rest ^ bytes[at]!) & 0xff]!;
	return ~rest >>> 0;
}

/** In the n-th table stands what a byte does to the checksum when n zero bytes follow it. */
function tablesFor(count: number): Int32Array[] {
	const first = Int32Array.from({ length: 256 }, (_, byte) => {
		let value = byte;
		for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
		return value;
	});
	const made = [first];
	while (made.length < count) {
		const before = made[made.length - 1]!;
		made.push(first.map((_, byte) => (before[byte]! >>> 8) ^ first[before[byte]! & 0xff]!));
	}
	return made;
}
