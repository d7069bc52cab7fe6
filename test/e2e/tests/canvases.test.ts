/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { Editor } from '../editor/Editor';
import { launchBrowser } from '../editor/launchBrowser';
import { canvasPicture } from '../editor/pictures';
import { saveCanvasPicture } from '../editor/saveCanvasPicture';
import { projectFolder } from '../folders';
import { N8nApi } from '../n8n/N8nApi';
import { readTemplate } from '../runs/templates';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const api = new N8nApi(stack.n8nUrl, stack.session);
let browser: Browser;
let editor: Editor;

const FILES = readdirSync(join(projectFolder, 'templates'))
	.filter((file) => file.endsWith('.json'))
	.map((file) => file.replace(/\.json$/, ''));

beforeAll(async () => {
	const { clioCredential, credential, legalServerCredentials } = stack;
	for (const each of [credential, clioCredential, legalServerCredentials.live])
		await api.createCredential(each);
	browser = await launchBrowser(stack.proxyUrl);
	editor = await Editor.signIn(browser, stack.n8nUrl, stack.owner);
	await editor.page.setViewportSize({ width: 1600, height: 900 });
});

afterAll(async () => await browser.close());

test.each(FILES)('%s opens in the editor with every step drawn', async (file) => {
	// Without the ID that it shares with those for other systems.
	const workflow = { ...readTemplate(file), id: undefined };
	const made = await api.importWorkflow(workflow);
	await editor.openWorkflow(made.id);
	const { page } = editor;
	const steps = workflow.nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote');
	expect(await page.getByTestId('canvas-node').count()).toBeGreaterThanOrEqual(steps.length);
	// n8n draws a question mark for a node that it does not know.
	expect(await page.getByText('Install this node to use it').count()).toBe(0);
	await saveCanvasPicture(page, canvasPicture(file));
});
