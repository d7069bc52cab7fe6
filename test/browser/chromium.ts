import { chromium, type Browser } from 'playwright-core';
import { chromiumPath } from '../e2e/editor/launchBrowser';

/** Milliseconds after which something on a page will not come any more, also where a machine is slow and busy. */
export const PATIENCE = 60_000;

/** A headless Chromium without any network but what a test routes, whose pages wait as long as {@link PATIENCE} says. */
export async function offline(): Promise<Browser> {
	const browser = await chromium.launch({
		executablePath: chromiumPath(),
		args: ['--no-sandbox', '--disable-gpu'],
		timeout: PATIENCE,
	});
	browser.on('context', (context) => context.setDefaultTimeout(PATIENCE));
	return browser;
}
