/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createStubLegalServer } from '@/test/support/createStubLegalServer';

const JANE = 'fbb7cb9e-44a0-4796-9c6b-a496e8fe7bc2';

describe('the account of somebody who works on cases', () => {
	it('is asked for once, and again after it was refused', async () => {
		const { legalServer, requests } = createStubLegalServer((_, nth) =>
			nth === 1
				? { status: 418, body: { error: 'a pot of tea' } }
				: { status: 200, body: { data: { user_uuid: JANE, email: 'jane@example.com', active: true } } },
		);
		const both = [legalServer.readAccount(JANE), legalServer.readAccount(JANE)];
		for (const reading of await Promise.allSettled(both)) expect(reading.status).toBe('rejected');
		for (let nth = 1; nth <= 2; nth++)
			expect(await legalServer.readAccount(JANE)).toEqual({ email: 'jane@example.com', isClosed: false });
		expect(requests).toHaveLength(2);
	});
});
