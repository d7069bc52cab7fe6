import { SessionLost } from './SessionLost';

/** How often a document is sent from its beginning before it is given up. */
export const MAX_SESSION_ATTEMPTS = 3;

/** Sends a document from its beginning again where the service lost what it had of it. */
export async function restartLostSession<T>(send: () => Promise<T>): Promise<T> {
	for (let beginning = 1; ; beginning++) {
		const sent = await send().then(
			(value) => ({ value }),
			(thrown: unknown) => {
				if (thrown instanceof SessionLost && beginning < MAX_SESSION_ATTEMPTS) return undefined;
				throw thrown;
			},
		);
		if (sent !== undefined) return sent.value;
	}
}
