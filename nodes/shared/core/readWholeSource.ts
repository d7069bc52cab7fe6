import { Refusal } from './Refusal';

/**
 * The pieces of a document as they are read, held against its size: a source that breaks off, or ends anywhere
 * but where it was said to, must never become a file.
 * @throws Refusal `source_incomplete`, before the end is seen
 */
export async function* readWholeSource(
	pieces: AsyncIterable<Uint8Array>,
	size: number | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
	let read = 0;
	for await (const piece of refuseBreaks(pieces)) {
		read += piece.length;
		if (size !== undefined && read > size) throw otherLength(size, 'is longer than');
		yield piece;
	}
	if (size !== undefined && read < size) throw otherLength(size, `has only ${read} bytes, not`);
}

async function* refuseBreaks(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	const reader = pieces[Symbol.asyncIterator]();
	try {
		for (;;) {
			const next = await reader.next().catch(throwSourceIncomplete);
			if (next.done === true) return;
			yield next.value;
		}
	} finally {
		await reader.return?.();
	}
}

/** What a reader threw says nothing that the person could act on, and may hold paths of the machine. */
export function throwSourceIncomplete(thrown: unknown): never {
	if (thrown instanceof Refusal) throw thrown;
	throw new Refusal(
		'source_incomplete',
		'The document could not be read completely',
		'The document was not filed. Check that the node that produced it finished, and run it again.',
	);
}

const otherLength = (size: number, how: string): Refusal =>
	new Refusal(
		'source_incomplete',
		`The document ${how} its stated size of ${size} bytes`,
		'The document was not filed. Run the node that produces it again.',
	);
