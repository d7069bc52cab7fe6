/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import type { Locator, Page } from 'playwright-core';

/** The window in which a credential is set up. */
export class CredentialWindow {
	constructor(
		private readonly page: Page,
		private readonly modal: Locator,
	) {}

	/** Chooses which of the node's kinds of credential it is to be. */
	async choose(kind: string): Promise<void> {
		await this.modal.getByTestId('credential-mode-dropdown-trigger').click();
		await this.page.getByRole('menuitem').filter({ hasText: kind }).click();
	}

	/** Types into a field, by its name in the credential type. */
	async fill(field: string, text: string): Promise<void> {
		await this.modal.getByTestId(`parameter-input-${field}`).getByRole('textbox').fill(text);
	}

	/** Chooses an option of a drop-down field, by the field's name in the credential type. */
	async pick(field: string, option: string): Promise<void> {
		await this.modal.getByTestId(`parameter-input-${field}`).click();
		await this.page.getByRole('option').filter({ hasText: option, visible: true }).first().click();
	}

	/** Takes a picture of the window, of its fields up to and with this one. */
	async takePicture(path: string, lastField: string): Promise<void> {
		await this.modal
			.getByTestId(`parameter-input-${lastField}`)
			.evaluate((field) => field.scrollIntoView({ block: 'end' }));
		await this.modal.screenshot({ path });
	}

	/** Sets a field with a date, by its name in the credential type. */
	async fillDate(field: string, date: Date): Promise<void> {
		const input = this.modal.getByTestId(`parameter-input-${field}`).locator('input');
		await input.fill(`${date.toISOString().slice(0, 10)} 00:00:00`);
		await input.press('Enter');
	}

	/** The words of the fields, as they are shown. */
	async labels(): Promise<string[]> {
		const texts = await this.modal.getByTestId('credential-connection-parameter').allInnerTexts();
		return texts.map((text) => text.split('\n')[0]?.replace('*', '').trim() ?? '');
	}

	/**
	 * Saves, and waits until n8n has tested it; the window closes where the test passed.
	 * @returns what it says to who unfolds the details where it did not
	 */
	async save(): Promise<string | undefined> {
		const tested = this.page.waitForResponse((response) => response.url().endsWith('/credentials/test'));
		await this.modal.getByTestId('credential-save-button').click();
		await tested;
		const failed = this.modal.getByText('Couldn’t connect with these settings', { exact: false });
		const closed = this.modal.waitFor({ state: 'hidden' });
		await Promise.race([failed.waitFor(), closed]).catch(() => undefined);
		if (!(await this.modal.isVisible())) return undefined;
		const unfold = this.modal.getByText('More details', { exact: true }).filter({ visible: true });
		if (await unfold.isVisible()) await unfold.click();
		return await this.modal.getByTestId('node-credentials-config-container').innerText();
	}

	/** Takes a picture of the window as it is. */
	async takeWholePicture(path: string): Promise<void> {
		await this.modal.screenshot({ path });
	}

	/** Asks to connect an account; the service's consent page opens in a window of its own. */
	async connect(): Promise<Page> {
		const opened = this.page.waitForEvent('popup');
		await this.modal.getByTestId('quick-connect-button').click();
		const consent = await opened;
		await consent.waitForLoadState();
		return consent;
	}

	/** Waits until n8n says that the account is connected, and closes the window. */
	async closeWhenConnected(): Promise<void> {
		const connected = this.modal.getByTestId('oauth-connect-success-banner');
		const closed = this.modal.waitFor({ state: 'hidden' });
		await Promise.race([connected.waitFor(), closed]);
		if (await this.modal.isVisible()) await this.page.keyboard.press('Escape');
		await this.modal.waitFor({ state: 'hidden' });
	}
}
