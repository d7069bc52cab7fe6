/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import type { Browser, Locator, Page } from 'playwright-core';
import type { Owner } from '../n8n/N8nApi';
import { NodePanel } from './NodePanel';

/** n8n's editor in a browser, in a person's steps. */
export class Editor {
	private constructor(
		readonly page: Page,
		private readonly url: string,
	) {}

	/** Opens the editor in a window of its own and signs in. */
	static async signIn(browser: Browser, url: string, owner: Owner): Promise<Editor> {
		// The emulated Dropbox signs with an authority that only n8n was told about.
		const context = await browser.newContext({
			ignoreHTTPSErrors: true,
			viewport: { width: 1440, height: 900 },
			deviceScaleFactor: 1.5,
		});
		const page = await context.newPage();
		await page.goto(`${url}/signin`);
		await page.getByLabel('Email').fill(owner.email);
		await page.getByLabel('Password').fill(owner.password);
		await page.keyboard.press('Enter');
		await page.waitForURL((address) => !address.pathname.startsWith('/signin'));
		return new Editor(page, url);
	}

	async openNewWorkflow(): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`);
		await this.page.getByTestId('canvas-plus-button').waitFor();
	}

	/** Opens a saved workflow and waits until its nodes are drawn, all of them in view. */
	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.page.getByTestId('canvas-node').first().waitFor();
		await this.page.getByTestId('zoom-to-fit').click();
		await this.settled();
	}

	/** Starts a workflow from a file; n8n gives the credentials that there are to the nodes that want some. */
	async importFile(path: string): Promise<void> {
		await this.openNewWorkflow();
		// What the menu's entry for it opens.
		await this.page.locator('input[type=file]').setInputFiles(path);
		await this.page.getByText('Credentials auto-added').waitFor();
		await this.page.getByTestId('zoom-to-fit').click();
		await this.settled();
	}

	async publish(): Promise<void> {
		await this.page.getByTestId('workflow-open-publish-modal-button').click();
		await this.page.getByTestId('workflow-publish-button').click();
		await this.page.getByRole('dialog').getByRole('button', { name: 'Got it' }).click();
	}

	/** Searches the nodes panel, picks the node and then one of its actions; the node opens. */
	async addNode(node: string, action: string): Promise<NodePanel> {
		const empty = this.page.getByTestId('canvas-plus-button');
		await ((await empty.isVisible()) ? empty : this.page.getByTestId('node-creator-plus-button')).click();
		await this.page.getByTestId('node-creator-search-bar').fill(node);
		await this.creatorItem(node).click();
		// Where a workflow has no trigger yet, n8n shows those first, and the actions folded up below them.
		const actions = this.page.getByText(/^\s*Actions \(\d+\)/);
		await actions.waitFor();
		if (!(await this.creatorItem(action).isVisible())) await actions.click();
		await this.creatorItem(action).click();
		return await this.openedNode();
	}

	/** What the nodes panel offers to who searches, once a node is among it: the name of each with its sentence. */
	async searchNodes(text: string, expected: string): Promise<string[][]> {
		await this.page.getByTestId('canvas-plus-button').click();
		await this.page.getByTestId('node-creator-search-bar').fill(text);
		await this.creatorItem(expected).first().waitFor();
		const names = await this.page.getByTestId('node-creator-item-name').allInnerTexts();
		const sentences = await this.page.getByTestId('node-creator-item-description').allInnerTexts();
		return names.map((name, index) => [name.trim(), sentences[index]?.trim() ?? '']);
	}

	/** Opens a node of the canvas. */
	async openNode(name: string): Promise<NodePanel> {
		await this.page.getByTestId('canvas-node').filter({ hasText: name }).dblclick();
		return await this.openedNode();
	}

	/** Closes n8n's notices and waits until nothing moves any more, for a picture. */
	async settled(): Promise<void> {
		const notices = this.page.locator('.el-notification__closeBtn');
		while ((await notices.count()) > 0) {
			await notices
				.first()
				.click({ timeout: 2_000 })
				.catch(() => undefined); // it may leave by itself
			await this.page.waitForTimeout(500);
		}
		const { width, height } = this.page.viewportSize() ?? { width: 1440, height: 900 };
		await this.page.mouse.move(width / 2, height - 20); // below all that shows more when it is pointed at
		await this.page.waitForTimeout(1_000);
	}

	private async openedNode(): Promise<NodePanel> {
		const panel = this.page.getByTestId('ndv');
		await panel.waitFor();
		return new NodePanel(this.page, panel);
	}

	private creatorItem(name: string): Locator {
		return this.page
			.getByTestId('node-creator-item-name')
			.filter({ hasText: new RegExp(`^\\s*${name}\\s*$`) });
	}
}
