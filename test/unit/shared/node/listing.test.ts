/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { Refusal } from '@/nodes/shared/core/Refusal';
import type { Page } from '@/nodes/shared/core/Pages';
import { listingNotes, rowsOf, runListings } from '@/nodes/shared/node/listing';

async function* pagesOf(pages: Array<Page<number>>): AsyncGenerator<Page<number>> {
	yield* pages;
}

const needs = () => {
	const said: string[] = [];
	const dependencies = {
		...{ service: 'Clio', pageSize: 200, estimate: (calls: number) => calls * 1200 },
		...{ progress: () => undefined, announce: (line: string) => void said.push(line) },
	};
	return { said, dependencies };
};
const page = (records: number[], total?: number, next?: string): Page<number> => ({ records, total, next });

describe('a listing', () => {
	it('says once, at its first page, how long the rest takes', async () => {
		const { said, dependencies } = needs();
		const pages = [page([1, 2], 9000, 'a'), page([3], 9000)];
		await runListings([pages], pagesOf, () => undefined, dependencies);
		expect(said).toEqual(['9,000 records, at least 45 more requests: less than a minute at Clio’s limit']);
	});

	it('says nothing where everything came at once', async () => {
		const { said, dependencies } = needs();
		await runListings([[page([1], 1)]], pagesOf, () => undefined, dependencies);
		expect(said).toEqual([]);
	});

	it('counts no more than is wanted', async () => {
		const { said, dependencies } = needs();
		await runListings([[page([1], 90_000, 'a')]], pagesOf, () => 30_001, dependencies);
		expect(said).toEqual(['30,001 records, at least 150 more requests: about 3 minutes at Clio’s limit']);
	});

	it('is refused by itself, others going on', async () => {
		const { dependencies } = needs();
		const list = (refuse: boolean) =>
			refuse ? throwing(new Refusal('no_access', 'no', '')) : pagesOf([page([1], 1)]);
		const outcomes = await runListings([true, false], list, () => undefined, dependencies);
		expect(outcomes.map(({ ok }) => ok)).toEqual([false, true]);
	});

	it('says in its last row where the next run goes on', () => {
		const rows = rowsOf({ records: [1, 2], total: 5, next: '2@x' }, (id) => ({ id }));
		expect(rows).toEqual([{ id: 1 }, { id: 2, nextPosition: '2@x' }]);
		expect(rowsOf({ records: [1], total: 1, next: undefined }, (id) => ({ id }))).toEqual([{ id: 1 }]);
	});

	it('notes that there is more', () => {
		const cut = { records: [1, 2], total: 1500, next: '2@x' };
		expect(listingNotes([cut, { ...cut, next: undefined }], 'matters')).toEqual([
			'There are more matters: 2 of 1,500 were read. To continue, enter the last item’s nextPosition in Start After.',
		]);
		expect(listingNotes([{ ...cut, total: undefined }], 'documents')[0]).toContain('2 were read');
		expect(listingNotes([{ ...cut, next: undefined }], 'documents')).toEqual([]);
	});
});

// eslint-disable-next-line require-yield -- it ends before
async function* throwing(refusal: Refusal): AsyncGenerator<Page<number>> {
	throw refusal;
}
