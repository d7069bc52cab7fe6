/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { type Page } from 'playwright-core';
import type { N8nApi } from '../n8n/N8nApi';

/**
 * Connects an OAuth2 credential to the account of a person of the emulated Dropbox: opens the consent
 * page in a browser that is signed in to n8n, allows, and waits for n8n's own page after that.
 */
export async function connectAccount(
	page: Page,
	api: N8nApi,
	credentialId: string,
	person: string,
): Promise<void> {
	const address = await api.call<string>('GET', `/oauth2-credential/auth?id=${credentialId}`);
	await page.goto(address);
	await page.getByLabel(person).check();
	await page.getByRole('button', { name: 'Allow' }).click();
	await page.waitForURL((url) => url.pathname.endsWith('/oauth2-credential/callback'));
	await page
		.getByText(/connected|successful/i)
		.first()
		.waitFor();
}
