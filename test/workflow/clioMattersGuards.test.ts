/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { ClioMatters } from '@/packages/clio-matters/nodes/ClioMatters/ClioMatters.node';
import { inMemory } from '../support/createItemContext';
import { byId, createClioHarness } from './clioHarness';
import { runWorkflow } from './engine/runWorkflow';

/** Everything that writes: what it takes, the call that writes, and the permission that this needs. */
const WRITES: Array<[string, string, string]> = [
	['Create Note', 'POST notes', 'Matters (read and write)'],
	['Set Folder Link in a note', 'POST notes', 'Matters (read and write)'],
	['Set Folder Link in a custom field', 'PATCH matters/:id', 'Matters (read and write)'],
	['Update Custom Field', 'PATCH matters/:id', 'Matters (read and write)'],
	['Mark', 'PATCH documents/:id', 'Documents (read and write)'],
	['Set Category', 'PATCH documents/:id', 'Documents (read and write)'],
	['Upload', 'POST documents', 'Documents (read and write)'],
	['Upload of a version', 'PATCH documents/:id', 'Documents (read and write)'],
	['Create Custom Action', 'POST custom_actions', 'Custom Actions (read and write)'],
	['Delete Custom Action', 'DELETE custom_actions/:id', 'Custom Actions (read and write)'],
];

describe('what is written to Clio', () => {
	let harness: ReturnType<typeof createClioHarness>;
	beforeEach(() => (harness = createClioHarness()));
	afterEach(() => harness.close());

	const locator = (value: unknown): INodeParameters => ({
		...(byId(value) as INodeParameters),
		cachedResultName: 'Somebody',
	});
	const parametersOf = (name: string): INodeParameters => {
		const { fixture, state } = harness;
		const matter = locator(fixture.matters['smith']?.id);
		const document = locator(fixture.documents['answer']?.id);
		const inMatter = { resource: 'matter', matter, folderLink: 'https://www.dropbox.com/home/A' };
		const upload = {
			resource: 'document',
			operation: 'upload',
			binaryFields: 'data',
			ifExists: 'addVersion',
		};
		const action = { resource: 'customAction', label: 'Open', page: 'matter' };
		const all: Record<string, INodeParameters> = {
			'Create Note': { resource: 'note', operation: 'create', matter, subject: 'Closed', text: 'Archived' },
			'Set Folder Link in a note': { ...inMatter, operation: 'setFolderLink', linkPlace: 'note' },
			'Set Folder Link in a custom field': {
				...{ ...inMatter, operation: 'setFolderLink', linkPlace: 'customField' },
				customField: locator(fixture.customFields['dropboxFolder']?.id),
			},
			'Update Custom Field': {
				...{ ...inMatter, operation: 'updateCustomField', value: 'Superior Court' },
				customField: locator(fixture.customFields['court']?.id),
			},
			Mark: {
				...{ resource: 'document', operation: 'mark', document, dropboxFileId: 'id:abc' },
				dropboxContentHash: '',
			},
			'Set Category': {
				...{ resource: 'document', operation: 'setCategory', document },
				category: locator(fixture.categories['discovery']?.id),
			},
			Upload: { ...upload, uploadTo: 'matter', matter },
			'Upload of a version': { ...upload, uploadTo: 'document', document },
			'Create Custom Action': {
				...{ ...action, operation: 'create', targetUrl: 'https://n8n.example.com/webhook/a' },
			},
			'Delete Custom Action': {
				...{ ...action, operation: 'delete', customAction: locator(state.customActions.all[0]?.id ?? 7) },
			},
		};
		return all[name] ?? {};
	};
	const file: INodeExecutionData = {
		json: {},
		binary: { data: inMemory('Dear Sir', { fileName: 'Smith secret.pdf', mimeType: 'application/pdf' }) },
	};
	const run = async (parameters: INodeParameters, onlyRead = false) => {
		const { output } = await runWorkflow({
			...{ parameters, items: [file], nodeType: new ClioMatters(), onError: 'continueRegularOutput' },
			credentials: harness.credentialOf('ada', { onlyRead }),
		});
		return output.map(({ json }) => json);
	};
	const errorOf = (json: unknown) =>
		(json as { error?: { reason?: string; message?: string; description?: string } }).error ?? {};
	const written = () =>
		harness.world.clio.log.calls.filter(({ method }) => method !== 'GET').map(({ route }) => route);

	it.each(WRITES)(
		'%s reaches Clio neither with Only Read nor in a dry run, and else by %s',
		async (name, route) => {
			const parameters = parametersOf(name);
			const dry = { ...parameters, options: { dryRun: true } };
			for (const each of [parameters, dry])
				expect((await run(each, true)).map((json) => errorOf(json).reason)).toEqual(['guarded']);
			expect((await run(dry)).map((json) => [errorOf(json).reason, json['dryRun']])).toEqual([
				[undefined, true],
			]);
			expect(written()).toEqual([]);
			await run(parameters);
			expect(written()).toContain(route);
		},
	);

	it.each(WRITES)('%s is not run for an agent', async (name) => {
		const parameters = parametersOf(name);
		const text = JSON.stringify(parameters)
			.replace('"Somebody"', '"$fromAI()"')
			.replace('"Open"', '"Open $fromAI"');
		const [json] = await run(JSON.parse(text) as INodeParameters);
		expect(errorOf(json).message).toContain('an AI agent asked for it');
		expect(harness.calls()).toBe(0);
	});

	it.each(WRITES)('%s says which permission %s lacks', async (name, route, permission) => {
		harness.world.clio.faults.set([{ route, fault: { kind: 'forbidden' } }]);
		const [json] = await run(parametersOf(name));
		expect(errorOf(json)).toMatchObject({ reason: 'missing_scope' });
		expect(errorOf(json).message).toContain(permission);
	});

	it.each(WRITES)('%s says no name, token or address, whatever is refused', async (name, route) => {
		const message =
			'Smith secret.pdf of John Smith: token-ada https://iris-production.s3.amazonaws.com/x?sig=1';
		for (const status of [400, 404, 409, 410, 412, 418, 422]) {
			harness.world.clio.faults.set([
				{ route, fault: { kind: 'api_error', status, type: 'Smith secret', message } },
			]);
			const [json] = await run(parametersOf(name));
			if (name === 'Delete Custom Action' && status === 404) continue;
			expect([status, typeof errorOf(json).reason]).toEqual([status, 'string']);
			expect(JSON.stringify(errorOf(json))).not.toMatch(
				/Smith|secret|token-|refresh-|iris|sig=|\.ts:|at \w+ \(/,
			);
		}
	});
});
