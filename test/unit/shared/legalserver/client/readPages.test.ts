/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { LegalServerApi, ListResponse } from '@/nodes/shared/legalserver/client/LegalServerApi';
import { readPages } from '@/nodes/shared/legalserver/client/readPages';
import type { PageOptions } from '@/nodes/shared/legalserver/port';
import { createStubLegalServer } from '@/test/support/createStubLegalServer';

interface Raw {
	id?: number;
}

/** A list that may change with every call. @param idsAt what it holds at the nth call */
const listOf = (
	idsAt: (nth: number) => number[],
	change: (page: ListResponse<Raw>, nth: number) => object,
) => {
	let calls = 0;
	const list = async ({ query }: Parameters<LegalServerApi['list']>[0]) => {
		if (calls > 100) throw new TypeError('it never ends');
		const [ids, page] = [idsAt(++calls), Number(query?.['page_number'])];
		const data = ids.slice((page - 1) * 100, page * 100).map((id) => ({ id }));
		const said = { data, page, pages: Math.ceil(ids.length / 100), total: ids.length };
		return await Promise.resolve({ ...said, ...change(said, calls) } as never);
	};
	return { api: { list } as unknown as LegalServerApi, calls: () => calls };
};

const read = async (
	idsAt: (nth: number) => number[],
	{
		change = () => ({}),
		...options
	}: PageOptions & { change?: (page: ListResponse<Raw>, nth: number) => object } = {},
) => {
	const { api, calls } = listOf(idsAt, change);
	const found: number[] = [];
	let next: string | undefined;
	const listing = {
		call: { path: ['matters'], needs: [] },
		idOf: ({ id }: Raw) => id ?? 0,
		read: ({ id }: Raw) => id ?? 0,
	};
	for await (const page of readPages<Raw, number>(api, listing, options)) {
		found.push(...page.records);
		next = page.next;
	}
	return { found, next, calls: calls() };
};

const upTo = (length: number) => Array.from({ length }, (_, index) => index + 1);

describe('a list of LegalServer, page by page', () => {
	it('is read once where nothing changes', async () => {
		expect(await read(() => upTo(250))).toMatchObject({ found: upTo(250), next: undefined, calls: 3 });
	});

	it('misses nothing that moves up while a part of it is read, and nothing after it', async () => {
		// The fifth one leaves after the first page.
		const left = upTo(350).filter((id) => id !== 5);
		const idsAt = (nth: number) => (nth === 1 ? upTo(350) : left);
		const { found, next } = await read(idsAt, { limit: 150 });
		expect(found).toEqual(upTo(150));
		expect((await read(() => left, { from: next })).found).toEqual(upTo(350).slice(150));
	});

	it('misses nothing that moves up while it goes on after an earlier run', async () => {
		const idsAt = (nth: number) => (nth === 1 ? upTo(350) : upTo(350).filter((id) => id !== 5));
		expect((await read(idsAt, { from: '50@1' })).found.sort((one, other) => one - other)).toEqual(
			upTo(350).slice(50),
		);
	});

	it('is read whole where it comes in another order, whatever is said of its length', async () => {
		const turned = upTo(250).reverse();
		const { found } = await read(() => turned, { change: () => ({ total: undefined }) });
		expect(found.sort((one, other) => one - other)).toEqual(upTo(250));
	});

	it.each<[string, (page: ListResponse<Raw>) => object]>([
		['the same page for ever', () => ({ data: upTo(100).map((id) => ({ id })), pages: 1_000_000 })],
		['empty pages for ever', ({ page }) => ({ pages: page + 1, ...(page > 1 ? { data: [] } : {}) })],
	])('ends where it has %s', async (_, change) => {
		await expect(read(() => upTo(100), { change })).rejects.toMatchObject({ reason: 'unexpected' });
	});

	it('is refused where a record has no ID: nothing would be known of it, and it would be left out', async () => {
		const change = ({ data }: ListResponse<Raw>) => ({ data: [...data, {}] });
		await expect(read(() => [1, 2], { change })).rejects.toMatchObject({ reason: 'unexpected' });
	});

	it('is refused where it does not say how many pages it has', async () => {
		const { legalServer } = createStubLegalServer(() => ({
			...{ status: 200, body: { page_number: 1, total_records: 250, data: upTo(100).map((id) => ({ id })) } },
		}));
		await expect(legalServer.listNoteTypes()).rejects.toMatchObject({ reason: 'unexpected' });
	});
});
