/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import type { Locator, Page } from 'playwright-core';
import { CredentialWindow } from './CredentialWindow';

/** A node that is opened in the editor. */
export class NodePanel {
	constructor(
		private readonly page: Page,
		private readonly panel: Locator,
	) {}

	/** Starts a new credential for the node, and opens its window. */
	async newCredential(): Promise<CredentialWindow> {
		await this.panel.getByTestId('node-credentials-slot').getByRole('button').first().click();
		const modal = this.page.getByTestId('editCredential-modal');
		await modal.waitFor();
		return new CredentialWindow(this.page, modal);
	}

	/** Types into a text field, by its parameter's name. */
	async fill(parameter: string, text: string): Promise<void> {
		await this.field(parameter).getByRole('textbox').fill(text);
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

	/** Runs the node alone and waits for its output. */
	async execute(): Promise<string> {
		await this.panel.getByTestId('node-execute-button').click();
		const output = this.panel.getByTestId('output-panel');
		await output
			.getByTestId('ndv-data-container')
			.getByRole('table')
			.or(output.getByText(/\d+ items?/))
			.first()
			.waitFor();
		return await output.innerText();
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
