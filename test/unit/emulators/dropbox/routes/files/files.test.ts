import type { files } from 'dropbox';
import { pathsOf, refusal, World } from './World';

const world = new World();
const call = world.as('owner');
afterAll(() => world.close());

test('a folder is made, filled, listed and moved', async () => {
	const made = await call<files.CreateFolderResult>('create_folder_v2', { path: '/Cases/26-001' });
	expect(made.metadata).toEqual({
		name: '26-001',
		path_lower: '/cases/26-001',
		path_display: '/Cases/26-001',
		id: expect.stringMatching(/^id:.{22}$/),
	});
	await call('upload', { path: '/Cases/26-001/Brief.pdf' }, 'contents');
	const listing = await call<files.ListFolderResult>('list_folder', { path: '', recursive: true });
	expect(pathsOf(listing)).toEqual(['/Cases', '/Cases/26-001', '/Cases/26-001/Brief.pdf']);
	await call('move_v2', { from_path: made.metadata.id, to_path: '/Closed/26-001' });
	const changes = await call<files.ListFolderResult>('list_folder/continue', { cursor: listing.cursor });
	expect(pathsOf(changes)).toEqual([
		'/Closed',
		'-/Cases/26-001',
		'/Closed/26-001',
		'/Closed/26-001/Brief.pdf',
	]);
	const found = await call<files.FolderMetadataReference>('get_metadata', { path: made.metadata.id });
	expect(found).toMatchObject({ '.tag': 'folder', path_display: '/Closed/26-001' });
});

test('an existing folder is a conflict', async () => {
	await call('create_folder_v2', { path: '/Twice' });
	expect(await refusal(call('create_folder_v2', { path: '/twice' }))).toEqual({
		'.tag': 'path',
		path: { '.tag': 'conflict', conflict: { '.tag': 'folder' } },
	});
});
