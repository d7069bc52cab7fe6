/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readNewClientGuide } from '@/test/support/newClientGuide';
import { logFolder, projectFolder } from '../folders';
import type { N8nApi } from '../n8n/N8nApi';
import { CLIO_SETTINGS } from '../runs/officeSettings';
import { filesBelow } from '../runs/trees';
import type { TemplateNode } from '../runs/templates';
import { ControlApi } from '../stack/ControlApi';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { MailServer } from '../stack/MailServer';
import { RestartableN8n } from '../stack/RestartableN8n';
import { runningStack } from '../stack/runningStack';
import { TlsFront } from '../stack/TlsFront';

const stack = runningStack();
const guide = readNewClientGuide();
const clio = new ControlApi(stack.clioDashboardUrl);
const dropbox = new EmulatedDropbox(stack.dashboardUrl);
const [LIVE, DEMO] = ['/New client', '/New client (demo)'];
const LOGIN = { user: 'admin', password: 'only-for-new-client-7' }; // eslint-disable-line @n8n/community-nodes/no-hardcoded-secrets -- of an n8n on loopback
const AUTHORIZED = {
	Authorization: `Basic ${Buffer.from(`${LOGIN.user}:${LOGIN.password}`).toString('base64')}`,
};

let machine: RestartableN8n;
let front: TlsFront;
let mail: MailServer;
let n8n: Awaited<ReturnType<RestartableN8n['start']>>;
let matter: { id: number; displayNumber: string };
/** How long n8n, not a person, takes for each step. */
const seconds: Record<string, number> = {};

beforeAll(async () => {
	front = await TlsFront.start('n8n.localhost');
	mail = await MailServer.start();
	machine = new RestartableN8n(stack, 'new-client', {
		N8N_WEBHOOK_URL: `${front.url}/`,
		N8N_PROXY_HOPS: '1',
	});
	await clio.act('/switches', { webhookAuthorities: [front.authority] });
	await dropbox.makeFolders('matters', [LIVE, DEMO]);
	matter = await clio.act('/open-matter', { description: 'Nobody real', client: 'smith', shared: true });
	await clio.act('/upload', { matter: matter.id, name: 'First.pdf', text: 'The first document' });
	n8n = await machine.start();
	front.passTo(n8n.url);
});

afterAll(async () => {
	writeFileSync(join(logFolder, 'new-client.json'), JSON.stringify(seconds, null, '\t'));
	await n8n.end();
	machine.forget();
	await mail.down();
	await front.close();
});

async function timed(step: string, work: () => Promise<void>): Promise<void> {
	const began = Date.now();
	await work();
	seconds[step] = Math.round((Date.now() - began) / 100) / 10;
}

/** Somebody changes a step of a workflow and saves it, without publishing. */
async function changeStep(api: N8nApi, id: string, step: string, parameters: object): Promise<void> {
	const { versionId, nodes } = await api.call<{ versionId: string; nodes: TemplateNode[] }>(
		'GET',
		`/workflows/${id}`,
	);
	const changed = nodes.map((node) =>
		node.name === step ? { ...node, parameters: { ...node.parameters, ...parameters } } : node,
	);
	await api.call('PATCH', `/workflows/${id}`, { nodes: changed, versionId });
}

test('1. the credentials are there under the names of the page', async () => {
	const login = { type: 'httpBasicAuth', data: LOGIN };
	const made = [stack.clioCredential, mail.credential].concat(
		['Status page', 'Test of the setup'].map((name) => ({ name, ...login })),
	);
	// That of Dropbox is there: n8n began with it.
	expect([stack.credential, ...made].map(({ name }) => name).sort()).toEqual([...guide.credentials].sort());
	for (const each of made) await n8n.api.createCredential(each);
});

test('2. the command of the page imports the workflows while n8n runs', async () => {
	const folder = join(mkdtempSync(join(tmpdir(), 'case-folders-new-client-')), 'client');
	mkdirSync(folder);
	for (const file of guide.files)
		cpSync(join(projectFolder, 'templates', `${file}.json`), join(folder, `${file}.json`));
	await timed('import', async () => {
		const said = await machine.command(...guide.importArguments, `--input=${folder}`);
		expect(said).toContain(guide.imported);
	});
});

test('3. the settings and the watched folder are filled in', async () => {
	await changeStep(n8n.api, 'client-settings', 'Settings', {
		...CLIO_SETTINGS,
		...{ environment: 'demo', liveDestination: `/Matters${LIVE}`, demoDestination: `/Matters${DEMO}` },
		...{ closedFolder: '/Matters/New client closed', restrictPrivileged: false },
	});
	await changeStep(n8n.api, 'dropbox-events', 'Changes in Dropbox', {
		destination: { __rl: true, mode: 'path', value: `/Matters${LIVE}` },
	});
});

test('4. every workflow can be published in the order of the page', async () => {
	const listed = await n8n.api.call<Array<{ id: string; name: string; versionId: string }>>(
		'GET',
		'/workflows?take=100',
	);
	await timed('publish', async () => {
		for (const name of guide.publish) {
			const [workflow, ...more] = listed.filter((each) => each.name === name);
			if (workflow === undefined || more.length > 0) throw new Error(`${name} is not there once`);
			const { versionId } = await n8n.api.call<{ versionId: string }>('GET', `/workflows/${workflow.id}`);
			await n8n.api.publish({ id: workflow.id, versionId });
		}
	});
});

test('5. the test of the setup finds nothing to correct', async () => {
	await timed('test', async () => {
		const response = await fetch(`${n8n.url}/webhook/case-folder-test`, {
			method: 'POST',
			headers: AUTHORIZED,
			body: new URLSearchParams({ matter: matter.displayNumber }),
		});
		const html = await response.text();
		expect(response.status).toBe(200);
		expect([...html.matchAll(/<li class="wrong">(.*?)<\/li>/gs)].map(([, line]) => line)).toEqual([]);
		expect(html).toContain('First.pdf');
	});
});

test('6. a document that is added in Clio is in the demo, nothing is in the live folder, and the status page says so', async () => {
	await timed('first document', async () => {
		await clio.act('/upload', { matter: matter.id, name: 'Second.pdf', text: 'The second document' });
		const deadline = Date.now() + 300_000;
		const filed = async () =>
			Object.keys(await filesBelow(dropbox, DEMO)).some((path) => path.endsWith('Second.pdf'));
		while (!(await filed())) {
			if (Date.now() > deadline) throw new Error('Second.pdf did not arrive');
			await new Promise((resolve) => setTimeout(resolve, 500));
		}
	});
	expect(Object.keys(await filesBelow(dropbox, LIVE))).toEqual([]);
	const page = await fetch(`${n8n.url}/webhook/case-folder-status`, { headers: AUTHORIZED });
	expect(page.status).toBe(200);
	expect(await page.text()).not.toContain('class="state bad');
});
