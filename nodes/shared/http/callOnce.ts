import type { Client } from './createClient';
import { HttpError } from './createService';
import { ConnectionLost, type Send } from './types';

/**
 * Makes a call that must not be made twice: where its answer was lost, or the service failed over it, `findResult` looks
 * for what it may have done before it is sent again.
 */
export async function callOnce<T>(
	client: Client,
	attempt: (send: Send) => Promise<T>,
	findResult: () => Promise<T | undefined>,
): Promise<T> {
	let mayBeDone = false;
	return await client.call(async (sendInTurn) => {
		const found = mayBeDone ? await findResult() : undefined;
		if (found !== undefined) return found;
		return await attempt(sendInTurn).catch((thrown: unknown) => {
			mayBeDone ||= thrown instanceof ConnectionLost || isServerError(thrown);
			throw thrown;
		});
	});
}

const isServerError = (thrown: unknown): boolean => thrown instanceof HttpError && thrown.status >= 500;
