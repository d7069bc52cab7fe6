import { classOf, packages } from '../../../packages/packages';
import { N8nApi } from '../n8n/N8nApi';
import { Workflow } from '../runs/Workflow';
import { runningStack } from '../stack/runningStack';

const { n8nUrl, session } = runningStack();
const api = new N8nApi(n8nUrl, session);

interface Type {
	name: string;
	iconUrl?: string | { light: string; dark: string };
	supportedNodes?: string[];
	/** Of a node; none if it reaches no service. */
	credentials?: unknown[];
}

/** As n8n's editor asks for it. */
const get = async (path: string): Promise<Response> =>
	await fetch(`${n8nUrl}/${path}`, { headers: { cookie: session } });

/** What n8n knows of a type, by the name of its class. */
async function typesOf(kind: 'nodes' | 'credentials', prefix: string, entries: string[]): Promise<Type[]> {
	const all = (await (await get(`types/${kind}.json`)).json()) as Type[];
	const names = entries
		.map(classOf)
		.map((name) => `${prefix}${name.charAt(0).toLowerCase()}${name.slice(1)}`);
	return names.flatMap((name) => all.filter((type) => type.name === name));
}

describe.each(packages)('$name beside the others', ({ name, entries }) => {
	const nodes = entries.filter((entry) => entry.endsWith('.node'));
	const credentials = entries.filter((entry) => entry.endsWith('.credentials'));

	test('n8n has its nodes and credentials, each once', async () => {
		const ofNodes = await typesOf('nodes', `${name}.`, nodes);
		const ofCredentials = await typesOf('credentials', '', credentials);
		expect(ofNodes).toHaveLength(nodes.length);
		expect(ofCredentials).toHaveLength(credentials.length);
		for (const type of ofCredentials) {
			const users = ofNodes.filter((node) => (node.credentials ?? []).length > 0);
			expect(type.supportedNodes?.sort()).toEqual(users.map((node) => node.name).sort());
		}
	});

	test('n8n shows its icons', async () => {
		const types = await typesOf('nodes', `${name}.`, nodes);
		const icons = types.flatMap(({ iconUrl }) => (typeof iconUrl === 'object' ? Object.values(iconUrl) : []));
		expect(icons).toHaveLength(2 * nodes.length);
		for (const icon of icons) {
			const response = await get(icon);
			expect(response.headers.get('content-type')).toContain('image/svg+xml');
		}
	});
});

test('a workflow runs with a node of the toy, which gets its token when it is first used', async () => {
	const toy = { name: 'Toy', type: 'toyTasksApi', data: { refreshToken: 'toy-refresh' } };
	const id = await api.createCredential(toy);
	const list = {
		...{ name: 'List', type: 'n8n-nodes-toy-tasks.toyTasks', typeVersion: 1 },
		parameters: { operation: 'list' },
		credentials: { toyTasksApi: { id, name: toy.name } },
	};
	const workflow = await Workflow.publish({ api, url: n8nUrl }, 'toy-tasks', [list]);
	expect(await workflow.items()).toEqual([
		{ id: 1, title: 'Call' },
		{ id: 2, title: 'Draft' },
		{ id: 3, title: 'File' },
	]);
});
