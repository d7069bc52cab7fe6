import { Refusal } from '../../core/Refusal';

/** Begins to read and stops, which frees the connection. */
export async function discard(content: AsyncIterable<Uint8Array>): Promise<void> {
	const pieces = content[Symbol.asyncIterator]();
	await pieces
		.next()
		.then(async () => await pieces.return?.())
		.catch(() => undefined);
}

export const foreignAddressRefusal = (): Refusal =>
	new Refusal(
		'unexpected',
		'Clio pointed to an address that is not known as its storage, and the node did not open it',
		'Check for a proxy between n8n and Clio. If Clio now stores documents somewhere else, update this package.',
	);
