/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { moveCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/move/moveCaseFolders';
import type { MarkerKind } from '@/nodes/shared/dropbox/port';
import type { Send } from '@/nodes/shared/http/types';
import { closeCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/close/closeCaseFolders';
import { treeOf } from '@/test/support/treeOf';
import { closeRequest, prefixRequest, zipRequest } from '../close/closeHarness';
import { createCaseFolderHarness, request, value, type CaseFolderHarness } from '../caseFolderHarness';

const silent = () => undefined;

/** Dropbox as it may be: a recursive listing of a folder by its ID does not show that folder. */
const withoutListedFolder =
	(send: Send): Send =>
	async (request) => {
		const answer = await send(request);
		if (!request.url.endsWith('/files/list_folder')) return answer;
		const asked = JSON.parse(Buffer.concat(request.body ?? []).toString()) as { path: string };
		const page = JSON.parse(Buffer.from(answer.body).toString()) as { entries?: Array<{ id?: string }> };
		const entries = page.entries?.filter(({ id }) => id !== asked.path);
		return { ...answer, body: Buffer.from(JSON.stringify({ ...page, entries })) };
	};

describe('a folder in which cases lie', () => {
	let world: CaseFolderHarness;
	beforeEach(async () => (world = await createCaseFolderHarness()));
	afterEach(() => world.close());

	const make = async (marker: MarkerKind, ...ids: string[]) =>
		(await world.create(...ids.map((id) => request(id, { marker })))).map((each) => value(each).folderId);
	const move = async (folder: string, dryRun = false) =>
		await moveCaseFolders([{ folder, destination: '/New', dryRun }], world.dropbox, silent);
	const said = (outcomes: Awaited<ReturnType<typeof move | typeof closeCaseFolders>>) =>
		outcomes.map((outcome) =>
			outcome.ok ? 'done' : `${outcome.refusal.reason}: ${outcome.refusal.message}`,
		);
	const three = ['belongs_to_another_case: This folder contains the folders of 3 cases'];

	describe.each(['file', 'properties'] as const)('marked by %s', (marker) => {
		it.each([false, true])('is not closed in any way, dry run %s', async (dryRun) => {
			await make(marker, '24-1', '24-2', '24-3');
			const tree = await treeOf(world.dropbox);
			for (const ask of [closeRequest, prefixRequest, zipRequest]) {
				expect(said(await closeCaseFolders([ask('/Cases', { dryRun })], world.dropbox))).toEqual(three);
			}
			expect(await treeOf(world.dropbox)).toEqual(tree);
		});

		it.each([false, true])('is not moved, dry run %s', async (dryRun) => {
			await make(marker, '24-1', '24-2', '24-3');
			await world.dropbox.createFolders(['/New']);
			const tree = await treeOf(world.dropbox);
			expect(said(await move('/Cases', dryRun))).toEqual(three);
			expect(await treeOf(world.dropbox)).toEqual(tree);
		});

		it('may be a case folder itself, and lies as deep as it likes', async () => {
			const [outer = ''] = await make(marker, '24-1', '24-2');
			await world.dropbox.createFolders(['/New', '/Cases/24-1/Notes']);
			await world.move('/Cases/24-2', '/Cases/24-1/Notes/24-2');
			const another = ['belongs_to_another_case: This folder contains the folder of another case'];
			expect(said(await move(outer))).toEqual(another);
			expect(said(await closeCaseFolders([closeRequest(outer)], world.dropbox))).toEqual(another);
		});

		it('is told although search does not know the markers yet', async () => {
			world.state.switches.searchDelay = 60_000;
			await make(marker, '24-1');
			await world.dropbox.createFolders(['/New']);
			expect(said(await move('/Cases'))).toEqual([
				'belongs_to_another_case: This folder contains the folder of a case',
			]);
		});

		it('that is a copy of the case itself keeps it from nothing', async () => {
			const [id = ''] = await make(marker, '24-1');
			await world.dropbox.createFolders(['/New']);
			await world.copy('/Cases/24-1', '/Copy');
			await world.move('/Copy', '/Cases/24-1/Copy');
			expect(said(await move(id))).toEqual(['done']);
			expect(said(await closeCaseFolders([closeRequest(id)], world.dropbox))).toEqual(['done']);
		});

		it('is not zipped for a matter number that is not its own', async () => {
			const [id = ''] = await make(marker, '24-1');
			const way = {
				kind: 'zip',
				closedFolder: '/Closed',
				matterNumber: '24-2',
				afterwards: 'stays',
			} as const;
			expect(said(await closeCaseFolders([closeRequest(id, { way })], world.dropbox))).toEqual([
				'belongs_to_another_case: The folder is marked for a different case than this item’s case',
			]);
			const own = { ...way, matterNumber: ' 24-1 ' };
			expect(said(await closeCaseFolders([closeRequest(id, { way: own })], world.dropbox))).toEqual(['done']);
		});
	});

	it('counts cases that are closed, though nothing marks them', async () => {
		await world.dropbox.createFolders(['/New', '/Cases/24-1', '/Cases/24-2']);
		await closeCaseFolders([zipRequest('/Cases/24-1'), zipRequest('/Cases/24-2')], world.dropbox);
		expect(said(await move('/Cases'))).toEqual([
			'belongs_to_another_case: This folder contains the folders of 2 cases',
		]);
	});

	it('that nothing says to be cases is moved as before', async () => {
		await world.dropbox.createFolders(['/New', '/Cases/24-1', '/Cases/24-2']);
		expect(said(await move('/Cases'))).toEqual(['done']);
	});

	it('with the marker files of two cases is neither’s', async () => {
		const [id = ''] = await make('file', '24-1', '24-2');
		await world.dropbox.createFolders(['/New']);
		const files = Object.keys(await treeOf(world.dropbox, '/Cases/24-2'));
		const marker = files.find((path) => path.endsWith('.json')) ?? '';
		await world.move(marker, marker.replace('/24-2/', '/24-1/'));
		expect(said(await move(id))).toEqual(['belongs_to_another_case: The folder is marked for 2 cases']);
	});

	it.each(['file', 'properties'] as const)(
		'are told apart from a thousand case folders by a handful of calls, marked by %s',
		async (marker) => {
			const ids = Array.from({ length: 1000 }, (_, index) => `24-${index}`);
			const folders = await make(marker, ...ids);
			await world.dropbox.createFolders(['/New']);
			world.emulator.log.clear();
			const outcomes = await moveCaseFolders(
				folders.map((folder) => ({ folder, destination: '/New', dryRun: false })),
				world.dropbox,
				silent,
			);
			expect(new Set(said(outcomes))).toEqual(new Set(['done']));
			expect(world.calls()).toBeLessThanOrEqual(12);
		},
		60_000,
	);

	it('is told from a case with a copy of itself in it, though listings do not show the folder itself', async () => {
		world.close();
		world = await createCaseFolderHarness({ through: withoutListedFolder });
		const [id = ''] = await make('properties', '24-1');
		await world.dropbox.createFolders(['/New']);
		await world.copy('/Cases/24-1', '/Copy');
		await world.move('/Copy', '/Cases/24-1/Copy');
		expect(said(await move(id))).toEqual(['done']);
	});

	it('given by its namespace is told as well', async () => {
		await make('file', '24-1', '24-2');
		const { result } = await world.person.sharingShareFolder({ path: '/Cases' });
		const shared = result as unknown as { shared_folder_id?: string };
		await world.dropbox.createFolders(['/New']);
		expect(said(await move(`ns:${shared.shared_folder_id}`))).toEqual([
			expect.stringMatching(/invalid_input|The folders of 2 cases/),
		]);
	});
});
