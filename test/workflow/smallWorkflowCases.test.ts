/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code, never part of the package */
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEngineHarness } from './engineHarness';
import { runWorkflow } from './engine/runWorkflow';

interface WorkflowFile {
	nodes: Array<{ type: string; parameters: INodeParameters }>;
}

const intake = JSON.parse(
	readFileSync(join(__dirname, '..', 'e2e', 'workflows', 'intake-accepted.json'), 'utf8'),
) as WorkflowFile;
const create = intake.nodes.find(({ type }) => type === 'n8n-nodes-case-folders.dropboxCaseFolders');

const items: INodeExecutionData[] = [
	{ json: { body: { caseId: '22-0000107', client: { lastName: 'Doe', firstName: 'Jane' } } } },
];
const show = (operation: string) => ({ authentication: 'token', resource: 'caseFolder', operation });
const caseId = '={{ $json.body.caseId }}';

describe('A case that the small workflow created', () => {
	let world: ReturnType<typeof createEngineHarness>;
	beforeEach(async () => {
		world = createEngineHarness();
		await world.person.filesCreateFolderV2({ path: '/Matters' });
	});
	afterEach(() => world.close());

	const run = async (parameters: INodeParameters) => {
		const { output, error } = await runWorkflow({ items, parameters, credentials: world.token() });
		expect(error).toBeUndefined();
		return output[0]?.json ?? {};
	};

	it('is found, and found in order, with nothing but the fields that must be filled', async () => {
		const made = await run(create?.parameters ?? {});
		expect(made).toMatchObject({ created: true, path: '/Matters/Doe, Jane - 22-0000107' });
		const searchIn = { __rl: true, mode: 'path', value: '/Matters' };
		const found = await run({ ...show('find'), caseId, searchIn });
		expect(found).toMatchObject({ folderId: made['folderId'], foundBy: 'marker' });
		const caseFolder = { __rl: true, mode: 'id', value: String(made['folderId']) };
		const checked = await run({ ...show('check'), caseId, caseFolder });
		expect(checked).toMatchObject({ ok: true, status: 'found', findings: [] });
	});
});
