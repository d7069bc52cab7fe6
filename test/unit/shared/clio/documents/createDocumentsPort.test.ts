/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { addVersion, completeVersion, createDocument } from '@/test/emulators/clio/state/documents';
import { createTestClio, type TestClio } from '@/test/support/createTestClio';

describe('documents of Clio', () => {
	let test: TestClio;
	beforeEach(() => (test = createTestClio()));
	afterEach(() => test.close());

	const document = (name: string) => test.fixture.documents[name]?.id ?? 0;
	const add = (name: string, more: { creatorId?: number; uploaded?: boolean } = {}) => {
		const { creatorId = test.fixture.users['jane']?.id ?? 0, uploaded = true } = more;
		const place = { parentId: null, matterId: null, contactId: null };
		const file = { filename: 'scan.pdf', contentType: 'application/pdf', creatorId };
		const made = createDocument(test.state, { ...place, ...file, name });
		const [version] = made.versions;
		if (uploaded && version !== undefined)
			completeVersion(test.state, made, version, test.state.bytes.put([Buffer.from(name)]));
		return made.id;
	};
	const listed = async (filter: Parameters<TestClio['clio']['listDocuments']>[0]) => {
		const names: string[] = [];
		for await (const { records } of test.clio.listDocuments(filter))
			names.push(...records.map(({ name }) => name));
		return names;
	};

	it('are read with matter, category, creator and version', async () => {
		expect(await test.clio.readDocument(document('complaint'))).toMatchObject({
			...{ name: 'Complaint.pdf', filename: 'Complaint.pdf', size: 13, isLocked: false },
			matter: { id: test.fixture.matters['smith']?.id, displayNumber: '00001-Smith', isHidden: false },
			category: { name: 'Pleadings' },
			creator: { name: 'Jane Roe', type: 'ManageUser' },
			folder: { type: 'Folder' },
			latestVersion: { number: 1, size: 13, isFullyUploaded: true },
			deletedAt: undefined,
		});
	});

	it('may belong to no matter, and be made by a client in the portal', async () => {
		const id = add('Receipt', { creatorId: test.fixture.users['portal']?.id });
		expect(await test.clio.readDocument(id)).toMatchObject({
			...{ matter: undefined, contact: undefined, category: undefined, filename: 'scan.pdf' },
			creator: { type: 'ClientUser', name: 'John Smith' },
		});
	});

	it('keep whatever stands in their names', async () => {
		const hostile = `../../etc/passwd\u202Efdp.exe ${'x'.repeat(300)}`;
		expect((await test.clio.readDocument(add(hostile))).name).toBe(hostile);
	});

	it('are listed by matter, category and name', async () => {
		const { matters, categories } = test.fixture;
		expect(await listed({ matterId: matters['smith']?.id })).toEqual(['Complaint.pdf', 'Answer.pdf']);
		expect(await listed({ categoryId: categories['privileged']?.id })).toEqual([]);
		expect(await listed({ query: 'lease' })).toEqual(['Lease.pdf']);
		expect(await listed({ updatedSince: '2030-01-01T00:00:00Z' })).toEqual([]);
	});

	it('are listed without those whose content has not come, and read by ID with them', async () => {
		const id = add('Half', { uploaded: false });
		expect(await listed({})).not.toContain('Half');
		expect(await listed({ includeIncomplete: true })).toContain('Half');
		const found = await test.clio.readDocuments([id, document('lease'), 1]);
		expect([...found.values()].map(({ latestVersion }) => latestVersion?.isFullyUploaded)).toEqual([
			...[true, false],
		]);
	});

	it('say of one whose size Clio cannot count that it is not known', async () => {
		const id = add('Huge');
		const huge = test.state.documents.at(id);
		const [version] = huge.versions;
		test.state.documents.change(huge, { versions: [{ ...version, size: 2 ** 31 - 1 } as never] });
		const read = await test.clio.readDocument(id);
		expect([read.size, read.latestVersion?.size]).toEqual([undefined, undefined]);
	});

	it('have versions, the first one first, also such whose content has not come', async () => {
		const before = test.state.documents.at(document('lease'));
		const file = { filename: 'Lease 2.pdf', contentType: 'application/pdf', creatorId: before.creatorId };
		addVersion(test.state, before, file);
		expect(await test.clio.listVersions(before.id)).toMatchObject([
			{ number: 1, filename: 'Lease.pdf', size: 9, isFullyUploaded: true, documentId: before.id },
			{ number: 2, filename: 'Lease 2.pdf', size: undefined, isFullyUploaded: false },
		]);
		await expect(test.clio.listVersions(1)).rejects.toMatchObject({ reason: 'not_found' });
	});

	it('have another latest version when one was added', async () => {
		const before = test.state.documents.at(document('lease'));
		const creatorId = before.creatorId;
		const announced = addVersion(test.state, before, {
			...{ filename: 'Lease 2.pdf', contentType: 'application/pdf', creatorId },
		});
		const version = announced.versions.at(-1);
		if (version !== undefined)
			completeVersion(test.state, announced, version, test.state.bytes.put([Buffer.from('longer lease')]));
		expect((await test.clio.readDocument(before.id)).latestVersion).toMatchObject({
			...{ number: 2, filename: 'Lease 2.pdf', size: 12 },
		});
	});
});
