/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import type { Document, Matter, Page } from '@/nodes/shared/clio/port';
import { createClioContractWorld, type ClioContractWorld } from './clioWorlds';

/**
 * What the operations rely on, reading alone. Run against a live account, it tells whether the emulator is right: it wants a
 * test account with at least two matters, and a document in one of them.
 */
describe('The Clio port', () => {
	let world: ClioContractWorld;
	beforeAll(async () => (world = await createClioContractWorld()), 60_000);
	afterAll(async () => await world.close());

	const first = async <T>(pages: AsyncIterable<Page<T>>): Promise<Page<T>> => {
		for await (const page of pages) return page;
		return { records: [], total: 0, next: undefined };
	};
	const all = async <T>(pages: AsyncIterable<Page<T>>): Promise<T[]> => {
		const records: T[] = [];
		for await (const page of pages) records.push(...page.records);
		return records;
	};
	const oneMatter = async (): Promise<Matter> =>
		(await first(world.clio.listMatters({}, { limit: 1 }))).records[0] as Matter;
	const oneDocument = async (): Promise<Document> =>
		(await first(world.clio.listDocuments({}, { limit: 1 }))).records[0] as Document;

	it('knows whose account it is', async () => {
		expect((await world.clio.readAccount()).userId).toBeGreaterThan(0);
	});

	it('reads a matter as the list has it', async () => {
		const listed = await oneMatter();
		expect(await world.clio.readMatter(listed.id)).toEqual(listed);
		expect((await world.clio.readMatters([listed.id])).get(listed.id)).toEqual(listed);
	});

	it('knows all fields that are asked for of matters and documents', async () => {
		expect(await oneMatter()).toMatchObject({ status: expect.stringMatching(/^(Open|Pending|Closed)$/) });
		expect((await oneDocument()).latestVersion?.id).toBeGreaterThan(0);
	});

	it('lists matters in the order of their IDs, and goes on where a listing ended', async () => {
		const page = await first(world.clio.listMatters({}, { limit: 1 }));
		const rest = await all(world.clio.listMatters({}, { from: page.next, limit: 300 }));
		const ids = [...page.records, ...rest].map(({ id }) => id);
		expect(ids.length).toBeGreaterThan(1);
		expect(ids).toEqual([...new Set(ids)].sort((one, other) => one - other));
	});

	it('narrows matters down by status and words', async () => {
		const open = await first(world.clio.listMatters({ status: ['open', 'pending'] }, { limit: 20 }));
		expect(open.records.filter(({ status }) => status === 'Closed')).toEqual([]);
		const { displayNumber, id } = await oneMatter();
		const found = await first(world.clio.listMatters({ query: displayNumber }, { limit: 20 }));
		expect(found.records.map((each) => each.id)).toContain(id);
	});

	it('lists the documents of a matter', async () => {
		const document = await oneDocument();
		if (document.matter?.id === undefined) return;
		const found = await first(world.clio.listDocuments({ matterId: document.matter.id }, { limit: 200 }));
		expect(new Set(found.records.map(({ matter }) => matter?.id))).toEqual(new Set([document.matter.id]));
	});

	it('downloads a document of the size that it is said to have', async () => {
		const { id, size } = await oneDocument();
		const read = await world.clio.downloadContent(
			{ documentId: id },
			async ({ content }) => (await buffer(Readable.from(content))).length,
		);
		expect(read).toBe(size);
	});

	it('lists what there is to choose from', async () => {
		expect((await world.clio.listUsers()).length).toBeGreaterThan(0);
		await world.clio.listDocumentCategories();
		await world.clio.listPracticeAreas();
		await world.clio.listMatterFields();
		await world.clio.listContacts('a');
	});

	it('says that there is nothing of an ID', async () => {
		await expect(world.clio.readMatter(1)).rejects.toMatchObject({ reason: 'not_found' });
		await expect(world.clio.readDocument(1)).rejects.toMatchObject({ reason: 'not_found' });
	});
});
