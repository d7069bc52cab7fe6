import { Refusal } from '../../core/Refusal';
import { unexpectedResponse } from '../../http/createService';
import { withRetry } from '../../http/retry';
import { ConnectionLost, type Clock, type SendStreaming } from '../../http/types';
import { clioService } from '../client/service';
import { discardContent } from '../../http/discardContent';
import type { SignedAddress } from '../port';
import { MOST_ATTEMPTS } from './limits';

/** The storage did not take the bytes, and may at another address, or once more. */
class NotTaken extends Error {
	override readonly name = 'NotTaken';

	constructor(readonly isDamaged: boolean) {
		super('The storage did not take the bytes');
	}
}

/**
 * Puts bytes into Clio's storage, without the token, until it has them.
 * @param addressFor asked before each attempt; after one that failed, for another address
 * @throws Refusal `content_mismatch`, `unexpected`; ConnectionLost
 */
export async function putBytes(
	bytes: Buffer,
	addressFor: (isAnother: boolean) => Promise<SignedAddress>,
	open: SendStreaming,
	clock: Clock,
): Promise<void> {
	let refusals = 0;
	let attempts = 0;
	const attempt = async () => {
		const { url, headers } = await addressFor(attempts++ > 0);
		const response = await open({ url, method: 'PUT', headers, body: [bytes] });
		const said = response.status < 300 ? '' : await textOf(response.body);
		if (response.status < 300) await discardContent(response.body);
		if (response.status >= 200 && response.status < 300) return;
		throw refusalOf(response.status, said);
	};
	const mayPass = (thrown: unknown) =>
		thrown instanceof ConnectionLost || (thrown instanceof NotTaken && ++refusals < MOST_ATTEMPTS);
	await withRetry(clock, mayPass, attempt).catch((thrown: unknown) => {
		if (!(thrown instanceof NotTaken)) throw thrown;
		throw thrown.isDamaged
			? damagedRefusal()
			: unexpectedResponse(`${clioService.name}’s storage`, 'HTTP 403');
	});
}

function refusalOf(status: number, said: string): Error {
	const code = /<Code>(\w{1,60})<\/Code>/.exec(said)?.[1] ?? '';
	if (code === 'BadDigest') return new NotTaken(true);
	// Also the answer to an address that has expired.
	if (status === 403) return new NotTaken(false);
	if (status >= 500 || status === 429 || code === 'RequestTimeout')
		return new ConnectionLost('The storage took no content');
	return unexpectedResponse(
		`${clioService.name}’s storage`,
		`HTTP ${status}${code === '' ? '' : ` ${code}`}`,
	);
}

/** Characters of an answer that are looked at. */
const MOST_SAID = 4096;

async function textOf(content: AsyncIterable<Uint8Array>): Promise<string> {
	let said = '';
	for await (const piece of content) {
		said += Buffer.from(piece).toString('latin1');
		if (said.length > MOST_SAID) break;
	}
	return said;
}

const damagedRefusal = (): Refusal =>
	new Refusal(
		'content_mismatch',
		'The file was damaged on its way to Clio on every attempt',
		'It does not appear in Clio. Check proxies between n8n and Clio, then run it again.',
	);
