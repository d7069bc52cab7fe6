/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { ClioPort } from '@/nodes/shared/clio/port';
import { createStubClio, type StubAnswer } from '@/test/support/createStubClio';

const answering = (body: unknown) => createStubClio((): StubAnswer => ({ status: 200, body })).clio;

describe('answers of Clio that are not as they should be', () => {
	it.each([{ redacted: true }, [{ redacted: true }], [null], 'hidden', null])(
		'may hide lists as %j',
		async (hidden) => {
			const matter = answering({ data: { id: 1, custom_field_values: hidden } });
			const { customFields } = await matter.readMatter(1);
			expect(customFields.every(({ value }) => value === null)).toBe(true);
			const document = answering({ data: { id: 1, external_properties: hidden } });
			expect((await document.readDocument(1)).externalProperties.map(({ value }) => value).join('')).toBe('');
			const fields = answering({ data: [{ id: 1, name: 'Type', picklist_options: hidden }] });
			expect(await fields.listMatterFields()).toMatchObject([{ id: 1, name: 'Type' }]);
		},
	);

	it.each([
		['webhooks', async (clio: ClioPort) => await clio.listWebhooks()],
		['notes', async (clio: ClioPort) => await clio.listNotes(1)],
		['custom_actions', async (clio: ClioPort) => await clio.listCustomActions()],
		['users', async (clio: ClioPort) => await clio.listUsers()],
	])('that give a page of %s again and again are not read for ever', async (path, list) => {
		const next = `https://app.clio.com/api/v4/${path}.json?page_token=x`;
		const again = { data: [{ id: 1 }], meta: { paging: { next } } };
		const { clio, requests } = createStubClio(() => ({ status: 200, body: again }));
		await expect(list(clio)).rejects.toMatchObject({ reason: 'unexpected' });
		expect(requests.length).toBeLessThan(5);
	});

	it('with records that nobody asked for are not taken for those', async () => {
		const clio = answering({ data: [{ id: 7 }, { id: 8 }] });
		expect([...(await clio.readMatters([8, 9])).keys()]).toEqual([8]);
		expect([...(await clio.readDocuments([8, 9])).keys()]).toEqual([8]);
	});

	it('about another record than was asked for are refused', async () => {
		const clio = answering({ data: { id: 7 } });
		await expect(clio.readMatter(8)).rejects.toMatchObject({ reason: 'unexpected' });
		await expect(clio.readDocument(8)).rejects.toMatchObject({ reason: 'unexpected' });
	});
});
