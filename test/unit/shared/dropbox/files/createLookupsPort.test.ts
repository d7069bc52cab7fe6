/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createTestDropbox } from '@/test/support/createTestDropbox';

describe('lookups', () => {
	let world: ReturnType<typeof createTestDropbox>;
	beforeEach(() => {
		world = createTestDropbox({ fixture: 'teamSpace', token: 'jane' });
	});
	afterEach(() => world.close());

	it('find the root, which has no metadata', async () => {
		expect(await world.dropbox.find('')).toMatchObject({ kind: 'folder', path: '' });
		expect(world.calls()).toBe(0);
	});

	it('find the top of a namespace, below which folders can be created', async () => {
		const id = world.fixture.namespaces['matters']?.id ?? '';
		expect(await world.dropbox.find(`ns:${id}`)).toMatchObject({
			kind: 'folder',
			ownNamespaceId: id,
			path: undefined,
		});
		const [made] = await world.dropbox.createFolders([`ns:${id}/22-1`]);
		expect(made).toMatchObject({ ok: true, value: { name: '22-1' } });
	});

	it('do not find one that is not there', async () => {
		await expect(world.dropbox.find('ns:1')).rejects.toMatchObject({ name: 'Refusal' });
	});
});
