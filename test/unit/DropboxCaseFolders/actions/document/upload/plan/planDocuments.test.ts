/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { uploadDocuments } from '@/nodes/DropboxCaseFolders/actions/document/upload/uploadDocuments';
import type { UploadRequest } from '@/nodes/DropboxCaseFolders/actions/document/upload/UploadRequest';
import { createTestDropbox } from '@/test/support/createTestDropbox';
import { documentOf } from '@/test/support/sourceOf';
import { treeOf } from '@/test/support/treeOf';

const request = (caseFolder: string, subfolder = '', content = 'x'): UploadRequest => ({
	...{ caseFolder, subfolder, warnings: [], rule: 'fail', duplicates: 'not looked for' },
	...{
		minimumSize: 0,
		archiveFolder: '_Archive',
		timezone: 'UTC',
		lockArchived: false,
		dryRun: false,
		simplify: true,
	},
	documents: [{ label: 'text', name: 'a.txt', warnings: [], isBlank: false, source: documentOf(content) }],
});

describe('Upload Document, by where the case folder is', () => {
	let world: ReturnType<typeof createTestDropbox>;
	afterEach(() => world.close());
	const upload = async (...requests: UploadRequest[]) =>
		(await uploadDocuments(requests, world.dropbox)).map((outcome) =>
			outcome.ok ? outcome.value.documents[0]?.status : outcome.refusal.reason,
		);

	it('files in a namespace that is not part of the account’s tree, and not at the top of its own', async () => {
		world = createTestDropbox({ fixture: 'teamSpace', token: 'ravi' });
		const namespace = `ns:${world.fixture.namespaces['matters']?.id}`;
		expect(await upload(request(namespace), request(namespace, 'In'))).toEqual(['uploaded', 'uploaded']);
		expect(await treeOf(world.dropbox)).toEqual({});
		expect(await world.dropbox.find(`${namespace}/a.txt`)).toMatchObject({ kind: 'file' });
		expect(await world.dropbox.find(`${namespace}/In/a.txt`)).toMatchObject({ kind: 'file' });
	});

	it('files nothing at the top of a Dropbox, which is nobody’s case', async () => {
		world = createTestDropbox();
		expect(await upload(request(''), request('', 'In/Out'))).toEqual(['invalid_input', 'invalid_input']);
		expect(await treeOf(world.dropbox)).toEqual({});
	});

	it('tells folders apart whose IDs differ in upper and lower case only', async () => {
		world = createTestDropbox();
		const paths = Array.from({ length: 500 }, (_, number) => `/Cases/${number}`);
		const made = await world.dropbox.createFolders(paths);
		const ids = made.map((folder) => (folder.ok ? folder.value.id : ''));
		const alike = ids.map((id) => ids.filter((each) => each.toLowerCase() === id.toLowerCase()));
		const pair = alike.find(({ length }) => length === 2) ?? [];
		expect(await upload(...pair.map((id) => request(id, 'In', id)))).toEqual(['uploaded', 'uploaded']);
		for (const id of pair)
			expect(await world.dropbox.find(`${id}/In/a.txt`)).toMatchObject({ size: id.length });
	});

	it('does not take former versions for duplicates where entries have no paths', async () => {
		world = createTestDropbox({ fixture: 'teamSpace', token: 'ravi' });
		const namespace = `ns:${world.fixture.namespaces['matters']?.id}`;
		await upload(request(namespace, '_Archive', 'former'), request(namespace, 'In', 'other'));
		const given = (content: string): UploadRequest => ({
			...request(namespace, 'Out', content),
			duplicates: 'same content',
			rule: 'skipIfIdentical',
		});
		expect(await upload(given('former'), given('other'))).toEqual(['uploaded', 'duplicate']);
	});
});
