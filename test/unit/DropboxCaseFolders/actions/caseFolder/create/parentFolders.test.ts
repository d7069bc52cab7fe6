/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createCaseFolders } from '@/nodes/DropboxCaseFolders/actions/shared/caseFolders/create/createCaseFolders';
import type { CreateRequest } from '@/nodes/DropboxCaseFolders/actions/shared/caseFolders/create/CaseFolder';
import { createTestDropbox } from '@/test/support/createTestDropbox';

const request = (caseId: string, more: Partial<CreateRequest> = {}): CreateRequest => ({
	...{ caseId, destination: '/Cases', template: [{ kind: 'case ID' }], fields: {} },
	...{ subfolders: [], existingFolder: undefined, ...more },
});

describe('Create Case Folder, by where the folder is', () => {
	let world: ReturnType<typeof createTestDropbox>;
	afterEach(() => world.close());
	const create = async (...requests: CreateRequest[]) =>
		(await createCaseFolders(requests, world.dropbox)).map((outcome) =>
			outcome.ok ? outcome.value : outcome.refusal.reason,
		);

	describe('at the top of a Dropbox', () => {
		beforeEach(() => (world = createTestDropbox()));

		it('creates it there', async () => {
			expect(await create(request('22-1', { destination: '', subfolders: ['A'] }))).toMatchObject([
				{ path: '/22-1', created: true, subfolders: [{ path: '/22-1/A', created: true }] },
			]);
		});

		it('never takes the top itself for the folder of a case', async () => {
			expect(await create(request('22-1', { existingFolder: '', subfolders: ['A'] }))).toEqual([
				'invalid_input',
			]);
			const root = await world.person.filesListFolder({ path: '' });
			expect(root.result.entries).toEqual([]);
		});
	});

	describe('in a folder of the account', () => {
		beforeEach(async () => {
			world = createTestDropbox();
			await world.dropbox.createFolders(['/Cases', '/Other']);
		});

		it('takes one case ID, composed in two ways, for one case in one run', async () => {
			expect(await create(request('22-\u00e9'), request('22-e\u0301'))).toMatchObject([
				{ created: true },
				{ created: false },
			]);
		});

		it('refuses the second case where the first was given its folder by ID', async () => {
			const [folder] = await create(request('22-2'));
			const existingFolder = (folder as { folderId: string }).folderId;
			expect(await create(request('22-1', { existingFolder }), request('22-2'))).toMatchObject([
				{ caseId: '22-1' },
				'belongs_to_another_case',
			]);
		});

		it('says of one of two items with one case that it created the subfolders', async () => {
			const twice = request('22-1', { subfolders: ['A'] });
			expect(await create(twice, twice)).toMatchObject([
				{ created: true, subfolders: [{ created: true }] },
				{ created: false, subfolders: [{ created: false }] },
			]);
		});

		it('keeps what is in the way of reading one destination from the cases of another', async () => {
			const cases = (destination: string) =>
				Array.from({ length: 10 }, (_, number) => request(`22-${number}`, { destination }));
			await create(...cases('/Cases'), ...cases('/Other'));
			world.emulator.faults.set([
				{
					route: 'files/list_folder',
					nth: 1,
					fault: { kind: 'route_error', error: { '.tag': 'path', path: { '.tag': 'restricted_content' } } },
				},
			]);
			const outcomes = await create(...cases('/Cases'), ...cases('/Other'));
			expect(outcomes.slice(0, 10)).toEqual(Array(10).fill('no_access'));
			expect(outcomes.slice(10).every((outcome) => typeof outcome === 'object')).toBe(true);
		});
	});

	describe('in a namespace that is not part of the account’s tree', () => {
		let namespace: string;
		beforeEach(() => {
			world = createTestDropbox({ fixture: 'teamSpace', token: 'ravi' });
			namespace = `ns:${world.fixture.namespaces['matters']?.id}`;
		});

		it('creates it with its subfolders, and finds it again', async () => {
			const cases = ['22-1', '22-2'].map((caseId) =>
				request(caseId, { destination: namespace, subfolders: ['A/B'] }),
			);
			const first = await create(...cases);
			expect(first).toMatchObject([{ created: true }, { created: true }]);
			const folderIds = first.map((folder) => ({ folderId: (folder as { folderId: string }).folderId }));
			expect(await create(...cases)).toMatchObject(folderIds.map((id) => ({ ...id, created: false })));
			expect(await world.dropbox.find(`${namespace}/22-1/A/B`)).toMatchObject({ kind: 'folder' });
		});

		it('creates it in a folder there', async () => {
			await create(request('Housing', { destination: namespace }));
			expect(await create(request('22-1', { destination: `${namespace}/Housing` }))).toMatchObject([
				{ created: true },
			]);
			expect(await world.dropbox.find(`${namespace}/Housing/22-1`)).toMatchObject({ name: '22-1' });
		});

		it('refuses subfolders of an existing folder there by its ID, and that item alone', async () => {
			await create(request('22-1', { destination: namespace }));
			const existingFolder = (await world.dropbox.find(`${namespace}/22-1`)).id;
			expect(
				await create(
					request('22-1', { existingFolder, subfolders: ['A'] }),
					request('22-2', { destination: '', subfolders: ['A'] }),
				),
			).toMatchObject(['no_access', { created: true }]);
		});
	});

	it('refuses a destination that the member may only read, and those items alone', async () => {
		world = createTestDropbox({ fixture: 'teamSpace', token: 'mia', inTeamSpace: true });
		expect(
			await create(
				request('22-1', { destination: '/Matters' }),
				request('22-1', { destination: '/Mia Moe' }),
			),
		).toMatchObject(['no_access', { created: true }]);
	});
});
