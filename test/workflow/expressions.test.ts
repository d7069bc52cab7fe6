import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { inMemory } from '../support/createItemContext';
import { createEngineHarness } from './engineHarness';
import { runWorkflow } from './engine/runWorkflow';

const byPath = (value: string) => ({ __rl: true, mode: 'path', value });

const messageOf = (item: INodeExecutionData | undefined): unknown =>
	(item?.json['error'] as IDataObject | undefined)?.['message'];

/** What each operation does in or to the folder that an expression leads to. */
const OPERATIONS: ReadonlyArray<readonly [string, (caseFolder: IDataObject) => IDataObject]> = [
	...(['move', 'zip', 'prefix'] as const).map(
		(closeMethod): [string, (caseFolder: IDataObject) => IDataObject] => [
			`Close (${closeMethod})`,
			(caseFolder) => ({ resource: 'caseFolder', operation: 'close', closeMethod, caseFolder }),
		],
	),
	[
		'Move to Destination',
		(caseFolder) => ({
			resource: 'caseFolder',
			operation: 'move',
			caseFolder,
			newDestination: byPath('/Elsewhere'),
		}),
	],
	[
		'Rename',
		(caseFolder) => ({
			...{ resource: 'caseFolder', operation: 'rename', caseFolder, caseId: '24-1' },
			folderNaming: 'caseId',
		}),
	],
	['Upload Document', (caseFolder) => ({ resource: 'document', operation: 'upload', caseFolder })],
	[
		'Request Client Uploads',
		(caseFolder) => ({ resource: 'caseFolder', operation: 'requestFiles', caseFolder, matterNumber: '24-1' }),
	],
];

describe('What expressions yield, in n8n’s engine', () => {
	let world: ReturnType<typeof createEngineHarness>;

	beforeEach(async () => {
		world = createEngineHarness();
		for (const name of ['Cases/24-1', 'Cases/24-2', 'Cases/24-3', 'Elsewhere']) {
			await world.person.filesCreateFolderV2({ path: `/${name}` });
			await world.person.filesUpload({ path: `/${name}/Letter.txt`, contents: name });
		}
	});
	afterEach(() => world.close());

	const paths = async () => {
		const { result } = await world.person.filesListFolder({ path: '', recursive: true });
		return result.entries.map(({ path_display }) => path_display ?? '').sort();
	};
	const run = async (parameters: IDataObject, items: IDataObject[]) =>
		await runWorkflow({
			items: items.map((json) => ({ json, binary: { data: inMemory('hi', { fileName: 'new.txt' }) } })),
			parameters: { authentication: 'token', ...parameters } as never,
			credentials: world.token(),
			onError: 'continueRegularOutput',
		});

	describe.each(OPERATIONS)('%s', (_, parametersFor) => {
		it.each([
			'=/Cases/{{ $json.name }}',
			'={{ "/Cases/" + $json.name }}',
			'=/Cases/{{ $json.name }}/Notes',
			'=https://www.dropbox.com/home/Cases/{{ $json.name }}',
			'=ns:1/{{ $json.name }}',
			'={{ $json.name }}/Cases',
			'=/Cases{{ $json.name }}',
			'=/Cases/24-{{ $json.name }}',
			'=/Cases/{{ $json.name }}24-1',
			'={{ $json.name }}',
			'/Cases/{{ $json.name }}',
			'/Cases/undefined',
		])('writes nothing where %s lacks its name', async (path) => {
			const before = await paths();
			const { output } = await run(parametersFor(byPath(path)), [{}]);
			expect(output).toHaveLength(1);
			expect(messageOf(output[0])).toMatch(/^The field “Case Folder” cannot be used: /);
			expect(await paths()).toEqual(before);
		});
	});

	it('refuses the one item between two right ones, and that alone', async () => {
		const close = OPERATIONS[0]?.[1](byPath('=/Cases/{{ $json.name }}')) ?? {};
		const { output } = await run(close, [{ name: '24-1' }, {}, { name: '24-3' }]);
		expect(output.map(({ json }) => json['status'] ?? 'refused')).toEqual(['closed', 'refused', 'closed']);
		expect(await paths()).toContain('/Cases/24-2');
	});

	const uploadInto = async (path: string, item: IDataObject) => {
		const upload = { resource: 'document', operation: 'upload', caseFolder: byPath(path) };
		return (await run(upload, [item])).output[0];
	};

	it.each([
		['={{ $json.root }}/{{ $json.name }}', '/Cases'],
		['={{ $json.root }}/{{ $json.name }}', 'https://www.dropbox.com/home/Cases'],
		['={{ $json.root }}/Cases/{{ $json.name }}', 'ns:3235641000'],
		['=/Cases/24-1/', undefined],
	])('takes %s with the root %s for what it is', async (path, root) => {
		const output = await uploadInto(path, { ...(root === undefined ? {} : { root }), name: '24-1' });
		expect(output?.json).toMatchObject({ status: 'uploaded', path: '/Cases/24-1/new.txt' });
	});

	it.each([
		['={{ $json.root }}/{{ $json.name }}', {}],
		['={{ $json.root }}/{{ $json.name }}', { root: '' }],
		['={{ $json.root }}/{{ $json.name }}', { root: null }],
		['={{ $json.root }}/Cases/24-1', { root: ' ' }],
	])('refuses %s with %j, also where there is a folder at what is left', async (path, item) => {
		const output = await uploadInto(path, { name: 'Cases/24-1', ...item });
		expect(messageOf(output)).toMatch(/part of it is empty$/);
	});

	it('takes a slash at the end of what somebody typed for nothing', async () => {
		const upload = { resource: 'document', operation: 'upload', caseFolder: byPath('/Cases/24-1/') };
		const { output } = await run(upload, [{}]);
		expect(output[0]?.json).toMatchObject({ status: 'uploaded', path: '/Cases/24-1/new.txt' });
	});

	describe('of a case', () => {
		const create = (more: IDataObject) => ({
			...{ resource: 'caseFolder', operation: 'create', destination: byPath('/Cases') },
			...{ folderNaming: 'lastFirstCaseId', lastName: 'Doe', firstName: 'Jane', caseId: '24-9', ...more },
		});

		it.each([
			[{ caseId: '{{ $json.body.id }}' }, /“Case ID” .* did not run$/],
			[{ lastName: '{{ $json.body.last }}' }, /“Client Last Name” .* did not run$/],
			[{ caseId: '=NYC-{{ $json.number }}' }, /“Case ID” .* sign such as/],
			[{ caseId: '={{ $json.year }}-{{ $json.number }}' }, /“Case ID” .* no letter or digit$/],
			[{ caseId: '={{ "NYC-" + $json.number }}' }, /“Case ID” .* such as undefined/],
			[{ caseId: '={{ $json.number }}' }, /“Case ID” .* found no value for this item$/],
			[{ caseId: '=24-{{ $json.body }}' }, /“Case ID” .* such as undefined, null or \[object Object\]$/],
			[{ firstName: '={{ $json.first + " x" }}' }, /“Client First Name” .* such as undefined/],
		])('refuses %j, and makes no folder', async (more, message) => {
			const before = await paths();
			const { output } = await run(create(more), [{ body: { id: 1 } }, { body: { id: 2 } }]);
			expect(output).toHaveLength(2);
			for (const each of output) expect(messageOf(each)).toMatch(message);
			expect(await paths()).toEqual(before);
		});

		it('takes a client called Null, and one without a first name', async () => {
			const { output } = await run(
				create({ lastName: '={{ $json.last }}', firstName: '={{ $json.first }}' }),
				[{ last: 'Null' }],
			);
			expect(output[0]?.json).toMatchObject({ created: true, name: 'Null - 24-9' });
		});
	});
});
