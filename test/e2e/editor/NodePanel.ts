/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import type { Locator, Page } from 'playwright-core';
import { CredentialWindow } from './CredentialWindow';

/** A node that is opened in the editor. */
export class NodePanel {
	constructor(
		private readonly page: Page,
		private readonly panel: Locator,
	) {}

	/** Starts a new credential for the node, beside those that there may be, and opens its window. */
	async newCredential(): Promise<CredentialWindow> {
		const others = this.panel.getByTestId('node-credentials-select');
		const none = this.panel.getByTestId('node-credentials-empty-state').getByRole('button');
		await others.or(none).click();
		if (await others.isVisible()) await this.page.getByTestId('node-credentials-select-item-new').click();
		const modal = this.page.getByTestId('editCredential-modal');
		await modal.waitFor();
		return new CredentialWindow(this.page, modal);
	}

	/** Types into a text field, by its parameter's name. */
	async fill(parameter: string, text: string): Promise<void> {
		await this.field(parameter).getByRole('textbox').fill(text);
	}

	/** What a Webhook node's production URL is, as people copy it. */
	async productionUrl(): Promise<string> {
		await this.panel.getByText('Production URL').click();
		return await this.panel.getByText(/^\s*https?:\S+\/webhook\/\S+\s*$/).innerText();
	}

	/** Chooses an option of a drop-down field. */
	async choose(parameter: string, option: string): Promise<void> {
		await this.field(parameter).click();
		await this.page.getByRole('option').filter({ hasText: option, visible: true }).first().click();
	}

	/** Picks an entry of a resource locator's list; fails when the list does not offer it. */
	async pickFromList(parameter: string, entry: string): Promise<void> {
		await this.openList(parameter);
		await this.page.getByTestId('rlc-item').filter({ hasText: entry }).first().click();
	}

	/** What a resource locator's list offers. */
	async offered(parameter: string): Promise<string[]> {
		await this.openList(parameter);
		return await this.page.getByTestId('rlc-item').allInnerTexts();
	}

	/** Searches a resource locator's list, and waits until it offers nothing but what was searched for. */
	async searchList(parameter: string, text: string): Promise<string[]> {
		await this.openList(parameter);
		await this.page.getByTestId('rlc-search').fill(text);
		const items = this.page.getByTestId('rlc-item');
		const others = items.filter({ hasNotText: text });
		await items.filter({ hasText: text }).first().waitFor();
		while ((await others.count()) > 0) await others.first().waitFor({ state: 'detached' });
		return await items.allInnerTexts();
	}

	/** Searches a resource locator's list that offers nothing before, and picks what is found. */
	async findInList(parameter: string, text: string): Promise<void> {
		await this.field(parameter).getByTestId('rlc-input').click();
		await this.page.getByTestId('rlc-search').fill(text);
		await this.page.getByTestId('rlc-item').filter({ hasText: text }).first().click();
	}

	/** Runs the node with what comes before it, waits for its output and shows its fields below each other. */
	async execute(items = 1): Promise<void> {
		await this.panel.getByTestId('node-execute-button').click();
		const output = this.panel.getByTestId('output-panel');
		await output.getByText(new RegExp(`^\\s*${items} items?\\s*$`)).waitFor();
		// The ways to show it are visible only while the pointer is over the output.
		await output.hover();
		const schema = output.getByTestId('radio-button-schema');
		if ((await schema.getAttribute('aria-checked')) !== 'true') await schema.click();
	}

	/** What stands above the output of the node's last run. */
	async hints(): Promise<string[]> {
		const hints = this.panel.getByTestId('output-panel').getByTestId('node-hint');
		return await hints.allInnerTexts();
	}

	/** The words of the panel's fields, as they are shown. */
	async labels(): Promise<string[]> {
		const texts = await this.panel.getByTestId('input-label').allInnerTexts();
		return texts.map((text) => text.split('\n')[0]?.trim() ?? '');
	}

	/** Words of the fields that are wider than their place. */
	async cutLabels(): Promise<string[]> {
		return await this.panel
			.getByTestId('input-label')
			.locator('span, label')
			.evaluateAll((words) =>
				words
					.filter((word) => word.clientWidth > 0 && word.scrollWidth > word.clientWidth)
					.map((word) => word.textContent),
			);
	}

	/** Fields that are marked as faulty, as empty ones are once their node was saved. */
	async countFaulty(): Promise<number> {
		return await this.panel.getByTestId('parameter-issues').count();
	}

	/** What a collection offers to add. */
	async offeredOptions(): Promise<string[]> {
		await this.panel.getByPlaceholder('Add option').click();
		const options = this.page.getByRole('option').filter({ visible: true });
		await options.first().waitFor();
		const offered = await options.allInnerTexts();
		await this.page.keyboard.press('Escape');
		// The list keeps the keyboard until something else is clicked.
		await this.panel.getByText('Parameters', { exact: true }).click();
		return offered.map((text) => text.trim());
	}

	/** Pixels of the fields that show only after scrolling. */
	async hiddenHeight(): Promise<number> {
		return await this.panel.getByTestId('parameter-input-operation').evaluate((field) => {
			let hidden = 0;
			for (let box = field.parentElement; box !== null; box = box.parentElement)
				hidden = Math.max(hidden, box.scrollHeight - box.clientHeight);
			return hidden;
		});
	}

	/** Closes it after typing: the first Escape would only leave the field. */
	async leave(): Promise<void> {
		await this.panel.getByText('Parameters', { exact: true }).click();
		await this.close();
	}

	async close(): Promise<void> {
		await this.page.keyboard.press('Escape');
		await this.panel.waitFor({ state: 'hidden' });
	}

	private async openList(parameter: string): Promise<void> {
		const items = this.page.getByTestId('rlc-item').first();
		if (!(await items.isVisible())) await this.field(parameter).getByTestId('rlc-input').click();
		await items.waitFor();
	}

	private field(parameter: string): Locator {
		return this.panel.getByTestId(`parameter-input-${parameter}`);
	}
}
