/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { listSearch } from '@/nodes/shared/legalserverNode/methods/listSearch';
import { LegalServerWorld } from '@/test/emulators/legalserver/LegalServerWorld';
import { createSendTo } from '@/test/support/sendToEmulator';
import type { HttpRequest } from '@/nodes/shared/http/types';

describe('the lists of LegalServer’s panels', () => {
	let world: LegalServerWorld;
	beforeEach(() => (world = new LegalServerWorld()));
	afterEach(() => world.close());

	const contextOf = (token: string) =>
		({
			getCredentials: async () => await Promise.resolve({ site: 'riverside', environment: 'live' }),
			getNode: () => ({ name: 'LegalServer Matters', type: 'legalServerMatters' }),
			helpers: {
				httpRequestWithAuthentication: async (_: string, { url, method, headers }: HttpRequest) => {
					const send = createSendTo(world.service, `Bearer ${world.fixture.tokens[token]}`);
					const { status, headers: said, body } = await send({ url, method, headers });
					return { statusCode: status, headers: said, body };
				},
			},
		}) as unknown as ILoadOptionsFunctions;
	const search = async (filter?: string, token = 'intake') =>
		await listSearch['searchNoteTypes']?.call(contextOf(token), filter);

	it('has the note types that are in use, by name, in order', async () => {
		const names = (await search())?.results.map(({ name, value }) => [name, value]) ?? [];
		expect(names).toHaveLength(26);
		expect(names.every(([name, value]) => name === value)).toBe(true);
		expect(names[0]).toEqual(['Advice', 'Advice']);
		expect(names.flat()).not.toContain('Old Documents');
	});

	it('is narrowed to what is typed', async () => {
		expect((await search(' DOC '))?.results.map(({ name }) => name)).toEqual([
			'Document Webhook',
			'Documents',
		]);
	});

	it('says what is missing', async () => {
		await expect(search('', 'limited')).rejects.toThrow(/API Search Lookup/);
	});
});
