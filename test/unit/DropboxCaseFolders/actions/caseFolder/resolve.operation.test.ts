/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code, never part of the package */
import { resolve } from '@/nodes/DropboxCaseFolders/actions/caseFolder/resolve.operation';
import { createTestDropbox } from '@/test/support/createTestDropbox';

describe('Resolve Folder by ID', () => {
	let world: ReturnType<typeof createTestDropbox>;
	beforeEach(() => {
		world = createTestDropbox();
	});
	afterEach(() => world.close());

	const folder = async (path: string) =>
		(await world.person.filesCreateFolderV2({ path })).result.metadata.id;
	const ask = async (...requests: Array<{ folder: string; expectedPath?: string }>) =>
		await resolve.run(
			requests.map((request) => ({ expectedPath: '', ...request })),
			{ dropbox: world.dropbox },
		);

	it('finds a folder after it was renamed and moved, and says which of the two', async () => {
		const id = await folder('/Cases/22-1');
		const expectedPath = '/Cases/22-1';
		expect(await ask({ folder: id, expectedPath })).toMatchObject([
			{ ok: true, value: { path: '/Cases/22-1', renamed: false, moved: false } },
		]);
		await world.person.filesMoveV2({ from_path: '/Cases/22-1', to_path: '/Cases/Doe' });
		expect(await ask({ folder: id, expectedPath })).toMatchObject([
			{ value: { renamed: true, moved: false } },
		]);
		await world.person.filesMoveV2({ from_path: '/Cases/Doe', to_path: '/Closed/2026/Doe' });
		expect(await ask({ folder: id, expectedPath })).toEqual([
			{
				ok: true,
				value: {
					folderId: id,
					name: 'Doe',
					path: '/Closed/2026/Doe',
					parentPath: '/Closed/2026',
					url: 'https://www.dropbox.com/home/Closed/2026/Doe',
					canWrite: true,
					renamed: true,
					moved: true,
					expectedPath,
				},
			},
		]);
	});

	it('does not claim anything where no path was expected', async () => {
		const id = await folder('/Cases/22-1');
		expect(await ask({ folder: id })).toMatchObject([
			{ value: { renamed: null, moved: null, expectedPath: null } },
		]);
	});

	it('tells deleted, not there and not a folder apart', async () => {
		const deleted = await folder('/Cases/22-1');
		await world.person.filesDeleteV2({ path: '/Cases/22-1' });
		const file = (await world.person.filesUpload({ path: '/a.pdf', contents: Buffer.from('x') })).result.id;
		const outcomes = await ask(
			{ folder: deleted },
			{ folder: 'id:AAAAAAAAAAAAAAAAAAAAAA' },
			{ folder: file },
		);
		expect(outcomes).toMatchObject([
			{ ok: false, refusal: { reason: 'deleted' } },
			{ ok: false, refusal: { reason: 'not_found' } },
			{ ok: false, refusal: { reason: 'not_a_folder' } },
		]);
	});

	it('leaves open what became of a folder where Dropbox does not say', async () => {
		const deleted = await folder('/Cases/22-1');
		await world.person.filesDeleteV2({ path: '/Cases/22-1' });
		world.state.switches.deletedFoundById = false;
		const [outcome] = await ask({ folder: deleted });
		expect(outcome).toMatchObject({ ok: false, refusal: { reason: 'not_found' } });
		expect(outcome?.ok === false && outcome.refusal.advice).toMatch(/may have been deleted/);
	});

	it('asks once for each of a thousand IDs, never more than eight at a time', async () => {
		const ids: string[] = [];
		let underWay = 0;
		let most = 0;
		const counting = createTestDropbox({
			through: (send) => async (request) => {
				most = Math.max(most, ++underWay);
				await new Promise((resume) => setImmediate(resume));
				return await send(request).finally(() => underWay--);
			},
		});
		for (let number = 0; number < 1000; number++) {
			const made = await counting.person.filesCreateFolderV2({ path: `/Cases/22-${number}` });
			ids.push(made.result.metadata.id);
		}
		counting.emulator.log.clear();
		const outcomes = await resolve.run(
			[...ids, ...ids].map((id) => ({ folder: id, expectedPath: '' })),
			{ dropbox: counting.dropbox },
		);
		expect(outcomes.length).toBe(2000);
		expect(
			outcomes.every((outcome, index) => outcome.ok && outcome.value.name === `22-${index % 1000}`),
		).toBe(true);
		expect(counting.calls('files/get_metadata')).toBe(1000);
		expect(most).toBe(8);
		counting.close();
	});
});
