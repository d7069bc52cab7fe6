import { randomBytes } from 'node:crypto';
import { loopbackCall } from './loopbackCall';

/** Asks the address to prove that it wants notifications. Returns what was wrong with its response, if anything. */
export async function challenge(url: URL, timeout: number): Promise<string | undefined> {
	const word = randomBytes(16).toString('hex');
	const asked = new URL(url);
	asked.searchParams.set('challenge', word);
	try {
		const { status, headers, body } = await loopbackCall(asked, 'GET', {}, Buffer.alloc(0), timeout);
		if (status !== 200) return `it answered the challenge with ${status}`;
		if (body !== word) return 'it did not echo the challenge, and nothing but the challenge';
		if (!/^text\/plain(;|$)/i.test(headers['content-type'] ?? '')) return 'its answer is not text/plain';
		if (headers['x-content-type-options'] !== 'nosniff')
			return 'its answer lacks X-Content-Type-Options: nosniff';
		return undefined;
	} catch (error) {
		return `it gave no answer: ${error instanceof Error ? error.message : String(error)}`;
	}
}
