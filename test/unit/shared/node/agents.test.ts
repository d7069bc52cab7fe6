/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { NodeHelpers, type IDataObject, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { createAgentGuard, labelOfOperation } from '@/nodes/shared/node/agents';
import { runsForAgent } from '@/nodes/shared/node/router';
import { DropboxCaseFolders } from '@/nodes/DropboxCaseFolders/DropboxCaseFolders.node';
import { caseFolderOperations } from '@/nodes/DropboxCaseFolders/actions/caseFolder/CaseFolder.resource';
import { documentOperations } from '@/nodes/DropboxCaseFolders/actions/document/Document.resource';

const NODE = 'n8n-nodes-case-folders.dropboxCaseFolders';
const TOOL = `${NODE}Tool`;

const contextOf = (node: IDataObject, isTool?: boolean): IExecuteFunctions =>
	({
		getNode: () => ({ type: NODE, parameters: {}, ...node }),
		getNodeParameter: () => '',
		...(isTool === undefined ? {} : { isToolExecution: () => isTool }),
	}) as unknown as IExecuteFunctions;

const refuses = (context: IExecuteFunctions, asTool?: 'runs'): boolean => {
	try {
		if (!runsForAgent(context)) return false;
		createAgentGuard(context, asTool === undefined ? {} : { asTool })({});
		return false;
	} catch (thrown) {
		expect(thrown).toMatchObject({ reason: 'not_for_agents' });
		return true;
	}
};

describe('who runs the node', () => {
	it.each<[string, IExecuteFunctions]>([
		['the name of its type', contextOf({ type: TOOL })],
		['a type without a name', contextOf({ type: undefined })],
		['the context', contextOf({}, true)],
		['where the engine sends the output', contextOf({ rewireOutputLogTo: 'ai_tool' })],
		['a field for the model', contextOf({ parameters: { caseId: "={{ $fromAI('Case_ID') }}" } })],
		['such a field within others', contextOf({ parameters: { a: { b: ['={{ $fromai("x") }}'] } } })],
	])('is an agent by %s alone', (_, context) => {
		expect(refuses(context)).toBe(true);
		expect(refuses(context, 'runs')).toBe(false);
	});

	it('is no agent in a workflow', () => {
		expect(refuses(contextOf({ parameters: { caseId: '={{ $json.fromAI }}' } }))).toBe(false);
		expect(refuses(contextOf({}, false))).toBe(false);
	});

	it.each([true, false, 'true', 1, '={{ true }}', '={{ $fromAI("allow") }}', null, { value: true }])(
		'may be an agent only by the switch itself, not by %p',
		(allowAsTool) => {
			const node = { type: TOOL, parameters: { options: { allowAsTool } } };
			expect(refuses(contextOf(node as IDataObject))).toBe(allowAsTool !== true);
		},
	);

	it.each([undefined, null, '={{ { allowAsTool: true } }}', [true]])('takes no options as %p', (options) => {
		expect(refuses(contextOf({ type: TOOL, parameters: { options } as IDataObject }))).toBe(true);
	});
});

interface AnyOperation {
	asTool?: 'runs' | ((request: never) => 'runs' | 'refused');
	fields: INodeProperties[];
}
const operations: Record<string, AnyOperation> = Object.fromEntries(
	Object.entries({ ...caseFolderOperations, ...documentOperations }),
);
const namesWhere = (wanted: (operation: AnyOperation) => boolean): string[] =>
	Object.keys(operations).filter((name) => wanted(operations[name] as AnyOperation));

describe('what an agent may run', () => {
	it('is written down for each operation', () => {
		expect(namesWhere(({ asTool }) => asTool === 'runs')).toEqual([
			...['preview', 'find', 'resolve', 'list', 'audit', 'download'],
		]);
		expect(namesWhere(({ asTool }) => asTool === undefined).sort()).toEqual([
			...['clientUpload', 'close', 'move', 'moveToSubfolder', 'rename', 'reopen', 'requestFiles'],
			...['restrict', 'setMembers'],
		]);
	});

	it.each([
		['create', { existingFolder: undefined }, { existingFolder: 'id:abcdefghijk' }],
		['link', { kind: 'inDropbox' }, { kind: 'temporary' }],
		['archiveVersion', { afterwards: 'stays' }, { afterwards: 'moves' }],
		['check', { mending: undefined }, { mending: 'automatic' }],
		['upload', { restriction: undefined }, { restrictsPrivileged: true, restriction: undefined }],
	])('is of %s that which neither moves nor shares', (name, harmless, other) => {
		const asTool = operations[name]?.asTool;
		if (typeof asTool !== 'function') throw new Error(`${name} does not depend on its request`);
		expect(asTool(harmless as never)).toBe('runs');
		expect(asTool(other as never)).toBe('refused');
	});

	it('is an option of the panel wherever it is not all, for the tool alone and without expressions', () => {
		const { properties } = new DropboxCaseFolders().description;
		const optionsOf = (name: string): INodeProperties[] =>
			properties
				.filter(
					(field) => field.name === 'options' && field.displayOptions?.show?.['operation']?.[0] === name,
				)
				.flatMap(({ options }) => options as INodeProperties[])
				.filter((option) => option.name === 'allowAsTool');
		for (const name of namesWhere(() => true)) {
			const expected = operations[name]?.asTool === 'runs' ? [] : [expect.anything()];
			expect([name, optionsOf(name)]).toEqual([name, expected]);
		}
		expect(optionsOf('close')[0]).toMatchObject({
			...{ type: 'boolean', default: false, noDataExpression: true },
			displayOptions: { show: { '@tool': [true] } },
		});
	});
});

it.each([
	['dropboxCaseFolders', false],
	['dropboxCaseFoldersTool', true],
])('shows the option in the panel of %s: %p, and keeps what a person chose', (name, isShown) => {
	const description = { ...new DropboxCaseFolders().description, name };
	const parameters = { resource: 'caseFolder', operation: 'close', options: { allowAsTool: true } };
	const node = { typeVersion: 1 };
	const kept = NodeHelpers.getNodeParameters(
		description.properties,
		parameters,
		true,
		false,
		node,
		description,
	);
	expect(kept?.['options']).toEqual(isShown ? { allowAsTool: true } : {});
});

it('calls an operation as its menu does', () => {
	const { properties } = new DropboxCaseFolders().description;
	expect(labelOfOperation(properties, 'document', 'clientUpload')).toBe('Copy to Client Uploads');
	expect(labelOfOperation(properties, 'caseFolder', 'move')).toBe('Move to Destination');
	expect(labelOfOperation([], '', 'list')).toBe('list');
});
