/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { ConnectionLost } from '@/nodes/shared/http/types';
import { Refusal } from '@/nodes/shared/core/Refusal';
import { dropboxService } from '@/nodes/shared/dropbox/client/service';
import { readRejection } from '@/nodes/shared/n8n/responses';

/** An error as n8n 1.123 and 2.0 throw it: nothing of what caused it but a code. */
const withCode = (httpCode: string | null) => Object.assign(new Error('x'), { httpCode, cause: undefined });
const read = (thrown: unknown) =>
	readRejection('https://api.dropboxapi.com/2/files/x', thrown, dropboxService);

describe('a rejection of older n8n, which keeps a code alone', () => {
	it.each(['ECONNRESET', 'ETIMEDOUT', 'ERR_BAD_RESPONSE', '200', '500', '503'])('%s: lost', (code) => {
		expect(read(withCode(code))).toBeInstanceOf(ConnectionLost);
	});

	it.each(['400', '401', '409', '429'])('%s: had no effect, and is asked again', (code) => {
		expect(read(withCode(code))).toBe('to be asked again');
	});

	it.each(['EAUTH', 'ESTATUS', 'ERR_ASSERTION', '', null])('%s: no token was given', (code) => {
		expect(read(withCode(code))).toMatchObject({ reason: 'not_connected' });
	});

	it('is cancelled', () => {
		const reading = read(withCode('ERR_CANCELED'));
		expect(reading).toMatchObject({ message: 'The execution was cancelled' });
		expect(reading).not.toBeInstanceOf(Refusal);
	});

	it('may be anything', () => {
		expect(read(undefined)).toMatchObject({ reason: 'not_connected' });
		const ring = new Error('x');
		ring.cause = ring;
		expect(read(ring)).toMatchObject({ reason: 'not_connected' });
	});
});
