/** Bytes; longer pieces are worked on in several goes. */
const LONGEST = 256 * 1024;

/** The same bytes in views that are short enough to be hashed in one go. */
export function* slices(bytes: Uint8Array): Generator<Uint8Array, void, undefined> {
	for (let start = 0; start < bytes.length; start += LONGEST) yield bytes.subarray(start, start + LONGEST);
}
