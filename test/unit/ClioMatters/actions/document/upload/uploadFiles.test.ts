/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createTestClio, type TestClio } from '@/test/support/createTestClio';
import { contentsOf, fileOf, matterId, requestFor, statuses, upload } from './uploadWorld';

describe('uploading files', () => {
	let test: TestClio;
	beforeEach(() => (test = createTestClio()));
	afterEach(() => test.close());

	it('makes a document of each, and changes nothing when it runs again', async () => {
		const requests = () => [
			requestFor(test, fileOf('Letter.pdf')),
			requestFor(test, fileOf('Motion.pdf', 'No')),
		];
		expect(await statuses(requests(), test.clio)).toEqual(['created', 'created']);
		// The matter, its documents, two announced, its documents, two put, two done.
		expect(test.requests).toHaveLength(9);
		expect(await contentsOf(test)).toEqual([
			['Letter.pdf', 'Dear Sir'],
			['Motion.pdf', 'No'],
		]);
		expect(await statuses(requests(), test.clio)).toEqual(['unchanged', 'unchanged']);
		expect(test.requests).toHaveLength(11);
		expect(await contentsOf(test)).toHaveLength(2);
	});

	it('puts the bytes without the token, with what Clio wants and nothing else', async () => {
		await upload([requestFor(test, fileOf('Letter.pdf'))], test.clio);
		const [put] = test.requests.filter(({ method }) => method === 'PUT');
		expect(put?.headers).toEqual({
			'x-amz-server-side-encryption': 'AES256',
			'Content-Type': 'application/pdf',
		});
		expect(new URL(put?.url ?? '').hostname).toMatch(/amazonaws\.com$/);
	});

	it('adds a version where the content is another one', async () => {
		await statuses([requestFor(test, fileOf('Letter.pdf'))], test.clio);
		const second = () => [requestFor(test, fileOf('letter.PDF', 'Dear Madam'))];
		expect(await statuses(second(), test.clio)).toEqual(['updated']);
		expect(await contentsOf(test)).toEqual([['Letter.pdf', 'Dear Sir', 'Dear Madam']]);
		expect(await statuses(second(), test.clio)).toEqual(['unchanged']);
		expect(await statuses([requestFor(test, fileOf('Letter.pdf'))], test.clio)).toEqual(['updated']);
		expect(await contentsOf(test)).toEqual([['Letter.pdf', 'Dear Sir', 'Dear Madam', 'Dear Sir']]);
	});

	it.each([
		['keep', 'unchanged'],
		['refuse', 'name_taken'],
	] as const)('leaves a document as it is where that was chosen: %s', async (ifExists, expected) => {
		await statuses([requestFor(test, fileOf('Letter.pdf'))], test.clio);
		const other = requestFor(test, fileOf('Letter.pdf', 'Dear Madam'), { ifExists });
		expect(await statuses([other], test.clio)).toEqual([expected]);
		const same = requestFor(test, fileOf('Letter.pdf'), { ifExists });
		expect(await statuses([same], test.clio)).toEqual(['unchanged']);
		expect(await contentsOf(test)).toEqual([['Letter.pdf', 'Dear Sir']]);
	});

	it('makes versions of files with one name, and one of those with one content', async () => {
		const files = ['one', 'two', 'two'].map((content) => fileOf('Letter.pdf', content));
		const requests = [requestFor(test, files)];
		expect(await statuses(requests, test.clio)).toEqual(['created,updated,unchanged']);
		expect(await contentsOf(test)).toEqual([['Letter.pdf', 'one', 'two']]);
	});

	it('adds a version to the document that was selected, whatever the file is called', async () => {
		const id = test.fixture.documents['answer']?.id ?? test.state.documents.all[0]?.id ?? 0;
		const to = { type: 'Document', id } as const;
		const request = () => requestFor(test, fileOf('Scan.pdf', 'signed'), { to });
		expect(await statuses([request()], test.clio)).toEqual(['updated']);
		expect(await statuses([request()], test.clio)).toEqual(['unchanged']);
		const document = test.state.documents.at(id);
		expect(document.versions.map(({ filename }) => filename).at(-1)).toBe('Scan.pdf');
		expect(document.name).not.toBe('Scan.pdf');
	});

	it('goes into folders and to contacts', async () => {
		const contact = { type: 'Contact', id: test.fixture.contacts['smith']?.id ?? 0 } as const;
		const folder = {
			type: 'Folder',
			id: test.state.matters.at(matterId(test, 'acme')).folderId,
		} as const;
		const requests = () => [contact, folder].map((to) => requestFor(test, fileOf('Letter.pdf'), { to }));
		expect(await statuses(requests(), test.clio)).toEqual(['created', 'created']);
		expect(await statuses(requests(), test.clio)).toEqual(['unchanged', 'unchanged']);
		expect(test.state.documents.all.filter(({ name }) => name === 'Letter.pdf')).toMatchObject([
			{ contactId: contact.id },
			{ parentId: folder.id },
		]);
	});

	it('puts a new document in its category, and leaves that of another', async () => {
		const { pleadings, privileged } = test.fixture.categories;
		const request = (content: string, categoryId: number | undefined) =>
			requestFor(test, fileOf('Letter.pdf', content), { categoryId });
		await statuses([request('one', pleadings?.id)], test.clio);
		await statuses([request('two', privileged?.id)], test.clio);
		expect(test.state.documents.all.find(({ name }) => name === 'Letter.pdf')?.categoryId).toBe(
			pleadings?.id,
		);
	});

	it('writes nothing in a dry run, which says what would be', async () => {
		const files = ['one', 'two', 'two'].map((content) => fileOf('Letter.pdf', content));
		const before = structuredClone(test.state.documents.all);
		expect(await statuses([requestFor(test, files, { dryRun: true })], test.clio)).toEqual([
			'created,updated,unchanged',
		]);
		expect(test.state.documents.all).toEqual(before);
	});

	it('is refused where the credential may only read, also in a dry run', async () => {
		const reader = createTestClio({ onlyRead: true });
		const requests = [false, true].map((dryRun) => requestFor(reader, fileOf('Letter.pdf'), { dryRun }));
		expect(await statuses(requests, reader.clio)).toEqual(['guarded', 'guarded']);
		expect(reader.requests).toHaveLength(0);
		reader.close();
	});

	it('refuses what is wrong with one item for that item alone', async () => {
		const elsewhere = { type: 'Matter', id: 999 } as const;
		const requests = [
			requestFor(test, fileOf('Letter.pdf'), { to: elsewhere }),
			requestFor(test, fileOf('Empty.pdf', '')),
			requestFor(test, fileOf('Motion.pdf')),
		];
		expect(await statuses(requests, test.clio)).toEqual(['not_found', 'invalid_input', 'created']);
	});
});
