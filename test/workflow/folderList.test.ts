/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import 'reflect-metadata';
import { LoadOptionsContext } from 'n8n-core';
import {
	Workflow,
	type INode,
	type INodeParameters,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { listSearch } from '@/nodes/shared/dropboxNode/methods/listSearch';
import { createEngineHarness } from './engineHarness';
import type { CredentialKeeper } from './engine/CredentialKeeper';
import { nodeTypesOf } from './engine/nodeTypes';

/** What n8n hands to a list while the node's panel is open. */
function panel(credentials: CredentialKeeper, parameters: INodeParameters): LoadOptionsContext {
	const node: INode = {
		...{ id: 'node', name: 'Dropbox Case Folders', typeVersion: 1, position: [0, 0], parameters },
		type: 'n8n-nodes-case-folders.dropboxCaseFolders',
		credentials: { [credentials.type]: { id: 'folder list', name: 'Dropbox of the office' } },
	};
	const nodeTypes = nodeTypesOf([]);
	const workflow = new Workflow({ id: '1', nodes: [node], connections: {}, active: false, nodeTypes });
	const additionalData = { credentialsHelper: credentials, currentNodeParameters: parameters };
	return new LoadOptionsContext(
		workflow,
		node,
		additionalData as unknown as IWorkflowExecuteAdditionalData,
		'parameters.caseFolder',
	);
}

describe('The folder list of the panel', () => {
	let world: ReturnType<typeof createEngineHarness>;
	beforeEach(async () => {
		world = createEngineHarness();
		await world.person.filesCreateFolderV2({ path: '/Cases/22-1' });
	});
	afterEach(() => world.close());

	it('shows folders of the token credential’s Dropbox', async () => {
		const context = panel(world.token(), { authentication: 'token' });
		expect(await listSearch.searchFolders.call(context)).toMatchObject({ results: [{ name: '/Cases' }] });
		expect(await listSearch.searchFolders.call(context, '22')).toMatchObject({
			results: [{ name: '/Cases/22-1', url: 'https://www.dropbox.com/home/Cases/22-1' }],
		});
	});

	it('shows those of the account that was connected', async () => {
		const context = panel(world.oAuth2(world.fixture.tokens['owner'] ?? ''), { authentication: 'oAuth2' });
		expect(await listSearch.searchFolders.call(context, '/cases/')).toMatchObject({
			results: [{ name: '/Cases/22-1' }],
		});
	});

	it('shows documents by their names, once something is typed', async () => {
		await world.person.filesUpload({ path: '/Cases/22-1/Lease agreement.pdf', contents: 'a' });
		const context = panel(world.token(), { authentication: 'token' });
		expect(await listSearch.searchFiles.call(context)).toEqual({ results: [] });
		const url = 'https://www.dropbox.com/home/Cases/22-1?preview=Lease%20agreement.pdf';
		expect(await listSearch.searchFiles.call(context, 'lease')).toMatchObject({
			results: [
				{ name: 'Lease agreement.pdf (/Cases/22-1)', value: expect.stringMatching(/^id:/) as string, url },
			],
		});
		expect(await listSearch.searchFiles.call(context, '22-1')).toEqual({ results: [] });
	});

	it('says what is in the way, and what to do', async () => {
		world.emulator.faults.set([
			{ route: 'files/list_folder', fault: { kind: 'too_many_requests', format: 'json', retryAfter: 300 } },
		]);
		const context = panel(world.token(), { authentication: 'token' });
		await expect(listSearch.searchFolders.call(context)).rejects.toMatchObject({
			name: 'NodeOperationError',
			message: expect.stringContaining('too busy') as unknown,
			description: expect.stringContaining('try again') as unknown,
		});
	});
});
