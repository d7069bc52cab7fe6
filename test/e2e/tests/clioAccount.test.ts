/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import type { Browser } from 'playwright-core';
import type { CredentialWindow } from '../editor/CredentialWindow';
import { Editor } from '../editor/Editor';
import { launchBrowser } from '../editor/launchBrowser';
import type { NodePanel } from '../editor/NodePanel';
import { picturePath, withPicture } from '../editor/pictures';
import { ControlApi } from '../stack/ControlApi';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const clio = new ControlApi(stack.clioDashboardUrl);
const { clientId, clientSecret } = stack.clioCredential.data as { clientId: string; clientSecret: string };

let browser: Browser;
let editor: Editor;
let node: NodePanel;
let credential: CredentialWindow;

beforeAll(async () => {
	browser = await launchBrowser(stack.proxyUrl);
	editor = await Editor.signIn(browser, stack.n8nUrl, stack.owner);
	await editor.page.setViewportSize({ width: 1440, height: 1000 });
	await editor.openNewWorkflow();
	node = await editor.addNode('Clio Matters', 'Get matter');
	credential = await node.newCredential();
});

afterAll(async () => await browser?.close());

interface Call {
	route: string;
	status: number;
}

/** Waits until a call of this route was answered, since calls were last forgotten. */
async function waitForCall(route: string): Promise<Call[]> {
	const deadline = Date.now() + 120_000;
	for (;;) {
		const calls = await clio.read<Call[]>('/calls');
		if (calls.some((call) => call.route === route && call.status === 200)) return calls;
		if (Date.now() > deadline) throw new Error(`${route} was not called: ${JSON.stringify(calls)}`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

test('an app of another region is unknown to Clio, and its page says so', async () => {
	await withPicture(editor.page, 'clio-region', async () => {
		await credential.pick('region', 'Europe');
		await credential.fill('clientId', clientId);
		await credential.fill('clientSecret', clientSecret);
		const consent = await credential.connect();
		await consent.getByText('Invalid client_id').waitFor();
		expect(new URL(consent.url()).host).toBe('eu.app.clio.com');
		await consent.close();
	});
});

test('the secret of another app is refused on n8n’s page, where invalid_client is folded up', async () => {
	await withPicture(editor.page, 'clio-secret', async () => {
		await credential.pick('region', 'United States');
		await credential.fill('clientSecret', 'of another app');
		const consent = await credential.connect();
		await consent.getByRole('button', { name: 'Allow Access' }).click();
		await consent.getByText('Failed to connect').waitFor();
		expect(await consent.getByRole('heading').innerText()).toContain('Client authentication failed');
		const reason = consent.getByText('invalid_client');
		expect(await reason.isVisible()).toBe(false);
		await consent.getByText('More details').click();
		await reason.waitFor();
		await consent.close();
	});
});

test('with the region and the secret of the app it connects, reads a matter, and renews its token', async () => {
	await withPicture(editor.page, 'clio-connected', async () => {
		await credential.fill('clientSecret', clientSecret);
		await editor.settled();
		await credential.takePicture(picturePath('clio-credential'), 'region');
		await clio.act('/forget-calls');
		const consent = await credential.connect();
		await consent.getByLabel('Ada Quinn').check();
		await consent.getByRole('button', { name: 'Allow Access' }).click();
		await credential.closeWhenConnected();
		// n8n calls an OAuth2 credential connected once it has a token: it never runs the node's test of it.
		const asked = (await clio.read<Call[]>('/calls')).map(({ route }) => route);
		expect(asked).toEqual(['GET oauth/authorize', 'POST oauth/authorize', 'POST oauth/token']);

		await node.pickFromList('matter', '00001-Smith');
		await node.execute();
		const output = editor.page.getByTestId('output-panel');
		// The panel shows how many items there are before it shows them.
		await output.getByText('00001-Smith').first().waitFor();
		expect(await output.innerText()).toMatch(/matterNumber\s+00001-Smith/);

		await clio.act('/expire-tokens');
		await clio.act('/forget-calls');
		await editor.page.getByTestId('node-execute-button').click();
		const calls = await waitForCall('GET matters/:id');
		expect(calls.filter(({ route }) => route === 'POST oauth/token')).toMatchObject([{ status: 200 }]);
	});
});
