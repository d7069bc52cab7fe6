/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { Document } from '@/nodes/shared/clio/port';
import { listOfManyMatters } from '@/packages/clio-matters/nodes/ClioMatters/actions/document/listOfManyMatters';
import type { DocumentListing } from '@/packages/clio-matters/nodes/ClioMatters/actions/document/readDocumentFilter';
import type { Dependencies } from '@/packages/clio-matters/nodes/ClioMatters/actions/shared/Dependencies';

/** A firm with so many documents, as far as a listing of them is concerned. */
function firmOf(total: number | undefined) {
	const said: string[] = [];
	let listings = 0;
	const records = [{ id: 1, matter: { id: 3 } }, { id: 2 }, { id: 4, matter: { id: 5 } }] as Document[];
	const clio = {
		async *listDocuments() {
			listings++;
			yield { records, total, next: undefined };
		},
		estimate: (calls: number) => calls * 1200,
	};
	const needs = { clio, progress: () => undefined, announce: (line: string) => said.push(line) };
	return { needs: needs as unknown as Dependencies, said, listings: () => listings };
}

const wanted = (count: number, more: Partial<DocumentListing['filter']> = {}): DocumentListing[] =>
	Array.from({ length: count }, (_, index) => ({ filter: { matterId: index + 1, ...more }, page: {} }));

it('reads the whole firm where that takes fewer calls, and gives each matter its own', async () => {
	const firm = firmOf(40_000);
	const found = await listOfManyMatters(wanted(2000), firm.needs);
	expect(found?.map((outcome) => outcome.ok && outcome.value.records.map(({ id }) => id))).toEqual(
		Array.from({ length: 2000 }, (_, index) => (index === 2 ? [1] : index === 4 ? [4] : [])),
	);
	expect(firm.listings()).toBe(2);
	expect(firm.said).toEqual(['40,000 records, at least 200 more requests: about 4 minutes at Clio’s limit']);
});

it.each([
	['the firm has too many', wanted(100), 40_000],
	['Clio does not say how many', wanted(2000), undefined],
	['the matters are few', wanted(19), 10],
	['only some of each are wanted', wanted(50).map((each) => ({ ...each, page: { limit: 5 } })), 10],
	['one begins in the middle', [...wanted(50), { filter: { matterId: 9 }, page: { from: '1@x' } }], 10],
	['they are narrowed down differently', [...wanted(50), ...wanted(1, { query: 'answer' })], 10],
	['one is of a contact', [...wanted(50), { filter: { contactId: 9 }, page: {} }], 10],
])('leaves each by itself where %s', async (_, requests, total) => {
	expect(await listOfManyMatters(requests, firmOf(total).needs)).toBeUndefined();
});
