/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { outputFolder, projectFolder } from '../folders';

/**
 * Where a picture of the README belongs: in `docs/images` when the variable UPDATE_PICTURES is set,
 * so that a common test run does not change files that are in git, else in the output folder.
 */
export function picturePath(name: string): string {
	const folder = process.env.UPDATE_PICTURES
		? join(projectFolder, 'docs', 'images')
		: join(outputFolder, 'images');
	mkdirSync(folder, { recursive: true });
	return join(folder, `${name}.png`);
}

/** Where a picture belongs that nobody's guide shows: in the output folder always. */
export function outputPicture(name: string): string {
	mkdirSync(join(outputFolder, 'images'), { recursive: true });
	return join(outputFolder, 'images', `${name}.png`);
}

/** Where the picture of a panel as it opens belongs: in the output folder always. */
export function freshPicture(operation: string): string {
	const folder = join(outputFolder, 'images', 'panels');
	mkdirSync(folder, { recursive: true });
	return join(folder, `${operation}.png`);
}

/** Does a step of a test; when it does not pass, what the page shows then is kept in the output folder. */
export async function withPicture(page: Page, name: string, step: () => Promise<void>): Promise<void> {
	await step().catch(async (cause) => {
		await page.screenshot({ path: join(outputFolder, `${name}.png`) });
		throw cause;
	});
}

/** Where the picture of a workflow's canvas belongs: that of the gallery only when UPDATE_PICTURES is set. */
export function canvasPicture(workflow: string): string {
	const folder = process.env.UPDATE_PICTURES
		? join(projectFolder, 'docs', 'images', 'canvases')
		: join(outputFolder, 'images', 'canvases');
	mkdirSync(folder, { recursive: true });
	return join(folder, `${workflow}.webp`);
}
