import type { INodeParameters } from 'n8n-workflow';
import { createEngineHarness } from './engineHarness';
import { runWorkflow } from './engine/runWorkflow';

const list = (more: INodeParameters = {}): INodeParameters => ({
	...{ authentication: 'token', resource: 'caseFolder', operation: 'list' },
	caseFolder: { __rl: true, mode: 'id', value: '={{ $json.folderId }}' },
	...more,
});

describe('List Case Folder in n8n’s engine', () => {
	let world: ReturnType<typeof createEngineHarness>;
	let folderId: string;

	beforeEach(async () => {
		world = createEngineHarness();
		const created = await world.person.filesCreateFolderV2({ path: '/Cases/22-1' });
		folderId = created.result.metadata.id;
		await world.person.filesUpload({ path: '/Cases/22-1/Letters/One.pdf', contents: 'one' });
		await world.person.filesUpload({ path: '/Cases/22-1/Retainer.docx', contents: 'retainer' });
		await world.person.filesMoveV2({ from_path: '/Cases/22-1', to_path: '/Closed/Doe' });
	});
	afterEach(() => world.close());

	const run = async (parameters: INodeParameters, ...ids: string[]) =>
		await runWorkflow({
			items: ids.map((id) => ({ json: { folderId: id } })),
			parameters,
			credentials: world.token(),
		});

	it('yields an item per entry with the panel as it opens, paired with the item that asked', async () => {
		const { output, error } = await run(list(), folderId, folderId);
		expect(error).toBeUndefined();
		expect(output.map(({ json, pairedItem }) => [json['relativePath'], pairedItem])).toEqual([
			['Letters', { item: 0 }],
			['Letters/One.pdf', { item: 0 }],
			['Retainer.docx', { item: 0 }],
			['Letters', { item: 1 }],
			['Letters/One.pdf', { item: 1 }],
			['Retainer.docx', { item: 1 }],
		]);
		expect(output[1]?.json).toMatchObject({ type: 'file', size: 3, path: '/Closed/Doe/Letters/One.pdf' });
		expect(world.calls('files/list_folder')).toBe(1);
	});

	it('yields one tree, filtered, with every field set', async () => {
		const parameters = list({
			...{ returnAll: true, output: 'tree' },
			options: { levels: 'some', depth: 2, simplify: false },
			filters: {
				changedSince: '={{ $now.minus({ days: 1 }) }}',
				extensions: '.PDF',
				namePattern: 'one*',
				type: 'file',
			},
		});
		const { output } = await run(parameters, folderId);
		expect(output).toHaveLength(1);
		expect(output[0]?.json).toMatchObject({
			...{ folderId, name: 'Doe', files: 1, folders: 1, bytes: 3, limitReached: false },
			children: [{ name: 'Letters', children: [{ name: 'One.pdf', rev: expect.any(String) as unknown }] }],
		});
	});

	it('leaves out what was changed before the moment that an expression gives', async () => {
		const filters = { changedSince: '={{ $now.plus({ days: 1 }) }}' };
		const { output, error } = await run(list({ filters }), folderId);
		expect([output, error]).toEqual([[], undefined]);
	});

	it('yields a page as a file that a browser is told to show, with the panel as it opens', async () => {
		const { output, error } = await run(list({ output: 'html' }), folderId);
		expect(error).toBeUndefined();
		expect(output[0]?.json).toMatchObject({ name: 'Doe', files: 2, folders: 1 });
		expect(output[0]?.binary?.['data']).toMatchObject({ fileName: 'Doe.html', mimeType: 'text/html' });
	});

	it('yields a page as text for an answer to a webhook', async () => {
		const { output } = await run(list({ output: 'html', deliverAs: 'text' }), folderId);
		expect(output[0]?.json['html']).toMatch(/^<!doctype html>.*Retainer\.docx/s);
		expect(output[0]?.binary).toBeUndefined();
	});

	it('yields a table', async () => {
		const { output } = await run(list({ output: 'csv', outputField: 'table' }), folderId);
		expect(output[0]?.binary?.['table']).toMatchObject({ fileName: 'Doe.csv', mimeType: 'text/csv' });
	});

	it('says which item names no folder that can be seen', async () => {
		const { error } = await run(list(), folderId, 'id:AAAAAAAAAAAAAAAAAAAAAA');
		expect(error).toMatchObject({ context: { itemIndex: 1 } });
		expect(error?.description).toContain('deleted');
	});
});
