/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createCustomActions } from '@/packages/clio-matters/nodes/ClioMatters/actions/customAction/createCustomActions';
import { createNotes } from '@/packages/clio-matters/nodes/ClioMatters/actions/note/createNotes';
import { createStubClio, type StubAnswer } from '@/test/support/createStubClio';
import { createTestClio } from '@/test/support/createTestClio';

/** What somebody between n8n and Clio may answer a write with, such as a cache. */
const OTHER = { id: 999, etag: '"other"', label: 'Other', subject: 'Other' };

describe('an answer about another record', () => {
	const { fixture, clio, close } = createTestClio();
	afterAll(close);

	it('does not lead what is written next to that record', async () => {
		const stub = createStubClio(() => ({ status: 200, body: { data: OTHER } }));
		const matter = await clio.readMatter(fixture.matters['smith']?.id ?? 0);
		const document = await clio.readDocument(fixture.documents['answer']?.id ?? 0);
		const action = {
			id: 7,
			etag: '"a"',
			label: 'Open',
			page: 'matter' as const,
			targetUrl: 'https://a.example',
		};
		const unexpected = expect.objectContaining({ reason: 'unexpected' }) as unknown;
		for (const write of [
			async () => await stub.clio.setCustomFields(matter, [{ fieldId: 1, value: 'x' }]),
			async () => await stub.clio.changeDocument(document, { categoryId: 3 }),
			async () => await stub.clio.redirectCustomAction(action, 'https://b.example'),
		])
			await expect(write()).rejects.toEqual(unexpected);
	});

	it.each([{ data: OTHER }, { data: {} }, { data: [] }])('deletes nothing: %j', async (body) => {
		const note = { id: 5, subject: 'Closed', detail: 'Text', detail_text_type: 'plain_text' };
		const link = { id: 5, label: 'Open', target_url: 'https://a.example', ui_reference: 'matters/show' };
		let lists = 0;
		const answer = ({ method, url }: { method: string; url: string }): StubAnswer => {
			if (method !== 'GET') return { status: 200, body };
			// It is there once it was made.
			const made = lists++ % 2 === 0 ? [] : [url.includes('/notes') ? note : link];
			return { status: 200, body: { data: made } };
		};
		const stub = createStubClio(answer);
		const request = { dryRun: false, warnings: [] };
		const made = await createNotes(
			[{ ...request, matterId: 1, subject: 'Closed', text: 'Text', date: undefined, hasLinks: false }],
			stub.clio,
			() => undefined,
		);
		const linked = await createCustomActions(
			[{ ...request, label: 'Open', page: 'matter', targetUrl: 'https://a.example' }],
			stub.clio,
		);
		expect(stub.requests.map(({ method }) => method)).not.toContain('DELETE');
		expect([...made, ...linked]).toMatchObject([
			{ value: { status: 'created', note: { id: 5 } } },
			{ value: { status: 'created', action: { id: 5 } } },
		]);
	});
});

it.each(['notes', 'custom_actions', 'custom_fields'])(
	'%s whose pages lead in a circle are given up',
	async (name) => {
		const next = `https://app.clio.com/api/v4/${name}.json?page_token=again`;
		const page = (data: object[]) => ({ status: 200, body: { data, meta: { paging: { next } } } });
		for (const data of [[{ id: 1 }], []]) {
			const { clio, requests } = createStubClio(() => {
				if (requests.length > 20) throw new TypeError('it goes on for ever');
				return page(data);
			});
			const lists: Record<string, () => Promise<unknown>> = {
				notes: async () => await clio.listNotes(1),
				custom_actions: async () => await clio.listCustomActions(),
				custom_fields: async () => await clio.listMatterFields(),
			};
			await expect(lists[name]?.()).rejects.toMatchObject({ reason: 'unexpected' });
		}
	},
);
