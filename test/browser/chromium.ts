import { chromium, type Browser } from 'playwright-core';
import { chromiumPath } from '../e2e/editor/launchBrowser';

/** A headless Chromium without any network but what a test routes. */
export const offline = async (): Promise<Browser> =>
	await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-gpu'] });
