/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { Editor } from '../editor/Editor';
import { launchBrowser } from '../editor/launchBrowser';
import { picturePath, withPicture } from '../editor/pictures';
import { projectFolder } from '../folders';
import { createOfficeAccess } from '../runs/createOfficeAccess';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
let browser: Browser;
let editor: Editor;

beforeAll(async () => {
	browser = await launchBrowser(stack.proxyUrl);
	editor = await Editor.signIn(browser, stack.n8nUrl, stack.owner);
});

afterAll(async () => await browser?.close());

type Workflow = Parameters<Awaited<ReturnType<typeof createOfficeAccess>>['api']['importWorkflow']>[0];

/** The workflow that docs/ai-agents.md has people import. */
function readAgent(): Workflow {
	const text = readFileSync(join(projectFolder, 'templates', 'ai-agent.json'), 'utf8');
	return { ...(JSON.parse(text) as Workflow), name: 'Case assistant', pinData: {} };
}

/** The same with a tool that an agent should not have in the place of one that it may have. */
const withClose = (agent: Workflow): Workflow => ({
	...agent,
	nodes: agent.nodes.map((node) =>
		node.name === 'Find case folder'
			? { ...node, parameters: { authentication: 'token', resource: 'caseFolder', operation: 'close' } }
			: node,
	),
});

test('the agent’s tools show on the canvas, and only a person can let one close case folders', async () => {
	const { api } = await createOfficeAccess(stack);
	const shown = await api.importWorkflow(readAgent());
	const closing = await api.importWorkflow(withClose(readAgent()));
	await withPicture(editor.page, 'agent-tools', async () => {
		await editor.page.setViewportSize({ width: 1200, height: 675 });
		await editor.openWorkflow(shown.id);
		expect(await editor.page.getByTestId('canvas-node').filter({ hasText: 'Find case folder' }).count()).toBe(
			1,
		);
		await editor.page.screenshot({ path: picturePath('ai-agent') });
		await editor.page.setViewportSize({ width: 1440, height: 900 });
		await editor.openWorkflow(closing.id);
		const node = await editor.openNode('Find case folder');
		expect(await node.offeredOptions()).toContain('Allow AI Agents to Run This');
		await node.close();
		const reading = await editor.openNode('List case folder');
		expect(await reading.offeredOptions()).not.toContain('Allow AI Agents to Run This');
		await reading.close();
	});
});
