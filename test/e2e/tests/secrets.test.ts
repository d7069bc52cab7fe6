/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SmallWorkflows } from '../runs/SmallWorkflows';
import { logFolder } from '../folders';
import { N8nApi } from '../n8n/N8nApi';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const { n8nUrl, dashboardUrl, owner, app } = runningStack();
const caseSystem = new SmallWorkflows(n8nUrl);
const dropbox = new EmulatedDropbox(dashboardUrl);
const api = new N8nApi(n8nUrl);

/** Access tokens and refresh tokens of the emulated Dropbox, the header they travel in, and the app's secret. */
const secrets = new RegExp(String.raw`sl\.[\w-]{8}|refresh-jane|Bearer |${app.secret}`);

beforeAll(async () => await api.signIn(owner));

afterEach(async () => await dropbox.setFaults([]));

/** Everything that n8n keeps of the newest run of the intake workflow, as its editor would fetch it. */
async function newestRun(): Promise<string> {
	const workflows = await api.call<Array<{ id: string; name: string }>>('GET', '/workflows');
	const workflowId = workflows.find(({ name }) => name.startsWith('Intake accepted'))?.id;
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const { results } = await api.call<{ results: Array<{ id: string }> }>(
		'GET',
		`/executions?filter=${filter}&limit=1`,
	);
	return JSON.stringify(await api.call('GET', `/executions/${results[0]?.id}`));
}

test.each([
	['refuses the token again and again', { kind: 'expired_token' }],
	['answers that the request is bad', { kind: 'status', status: 400, body: 'Bad request' }],
])('no token or secret is kept of a run in which Dropbox %s', async (_, fault) => {
	await dropbox.setFaults([{ route: 'files/*', fault }]);

	const refused = caseSystem.dispose({ caseId: '26-0001000', client: { lastName: 'Noe', firstName: 'Ned' } });

	await expect(refused).rejects.toMatchObject({ status: 422 });
	const kept = await newestRun();
	expect(kept).toContain('26-0001000'); // it is this run
	expect(secrets.exec(kept)?.[0]).toBeUndefined();
	expect(secrets.exec(readFileSync(join(logFolder, 'n8n.log'), 'utf8'))?.[0]).toBeUndefined();
});

describe('n8n’s own nodes get no token of these credentials', () => {
	/** A workflow in which a node that may send anywhere is given the credential that the demo uses. */
	const withCredential = async (type: string): Promise<unknown> => {
		const all = await api.call<Array<{ id: string; name: string; type: string }>>('GET', '/credentials');
		const credential = all.find((each) => each.type === 'dropboxCaseFoldersTokenApi');
		return await api.call('POST', '/workflows', {
			name: `Token elsewhere by ${type}`,
			settings: {},
			connections: {},
			nodes: [
				{
					...{ id: 'a', name: 'Elsewhere', type, typeVersion: 4.2, position: [0, 0] },
					parameters: {
						url: 'https://example.org/',
						authentication: 'predefinedCredentialType',
						nodeCredentialType: 'dropboxCaseFoldersTokenApi',
					},
					credentials: {
						dropboxCaseFoldersTokenApi: { id: credential?.id, name: credential?.name },
					},
				},
			],
		});
	};

	test.each(['n8n-nodes-base.httpRequest', 'n8n-nodes-base.httpRequestTool'])(
		'a workflow with %s is not saved',
		async (type) => {
			await expect(withCredential(type)).rejects.toThrow(/cannot use credential type/);
		},
	);

	test.each(['dropboxCaseFolders', 'dropboxCaseFoldersTool', 'dropboxCaseFoldersTrigger'])(
		'a workflow with %s of this package is saved',
		async (name) => {
			const saved = (await withCredential(`n8n-nodes-case-folders.${name}`)) as { id: string };
			await api.call('POST', `/workflows/${saved.id}/archive`);
			await api.call('DELETE', `/workflows/${saved.id}`);
		},
	);
});
