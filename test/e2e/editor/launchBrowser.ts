/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { existsSync } from 'node:fs';
import { chromium, selectors, type Browser } from 'playwright-core';

const usualPlaces = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Path of the installed Chromium, or of the one that the variable CHROMIUM names. */
export function chromiumPath(): string {
	const path = process.env.CHROMIUM ?? usualPlaces.find((place) => existsSync(place));
	if (!path) {
		throw new Error('No Chromium was found. Install it (Debian: apt-get install chromium) or set CHROMIUM.');
	}
	return path;
}

/** Milliseconds after which something on a page will not come any more, also where a machine is slow and busy. */
const PATIENCE = 90_000;

/** Starts a headless Chromium that reaches loopback directly and everything else through the proxy. */
export async function launchBrowser(proxyUrl: string): Promise<Browser> {
	selectors.setTestIdAttribute('data-test-id'); // n8n's spelling
	const browser = await chromium.launch({
		executablePath: chromiumPath(),
		headless: true,
		proxy: { server: proxyUrl, bypass: '127.0.0.1,localhost' },
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		],
		timeout: PATIENCE,
	});
	browser.on('context', (context) => {
		context.setDefaultTimeout(PATIENCE);
		// From the start: where it is asked for only when a test waits, the chooser may open before Chromium knows.
		context.on('page', (page) => page.on('filechooser', () => undefined));
	});
	return browser;
}
