/** Begins to read and stops, which frees the connection. What it holds, and whether it breaks off, is all one. */
export async function discardContent(content: AsyncIterable<Uint8Array>): Promise<void> {
	const pieces = content[Symbol.asyncIterator]();
	await pieces
		.next()
		.then(async () => await pieces.return?.())
		.catch(() => undefined);
}
