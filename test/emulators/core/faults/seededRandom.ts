/** Numbers in [0, 1) that are the same for the same seed (a 32-bit xorshift). */
export function seededRandom(seed: number): () => number {
	// Zero is the one state that xorshift never leaves.
	let state = (seed ^ 0x9e3779b9) >>> 0 || 1;
	return () => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		state >>>= 0;
		return state / 2 ** 32;
	};
}
