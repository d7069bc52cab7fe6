/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** More than that is much for a page with all of them, and for a repository that keeps each version. */
const LARGEST = 40 * 1024;

/** Pixels and quality, from what is easiest to read on: wide workflows have small letters, and much that is empty. */
const FORMS = [
	[2400, 0.8],
	[2400, 0.6],
	[1800, 0.7],
	[1800, 0.5],
	[1600, 0.35],
	[1200, 0.3],
] as const;

const MARGIN = 24;

/** What lies over the canvas, and would cover steps of the workflow. */
const OVER_THE_CANVAS =
	'[data-test-id=canvas-controls], .vue-flow__controls, [data-test-id=execute-workflow-button], ' +
	'[class*=executionButtons], [class*=canvasRunWorkflow], .vue-flow__minimap, [class*=nodeCreatorPlus], ' +
	'[data-test-id=canvas-handle-plus-wrapper] { visibility: hidden !important }';

/**
 * Saves what an opened workflow's canvas shows as WebP: its steps and notes, without the editor around them.
 * @throws where it cannot be made as small as a picture may be, and still be read
 */
export async function saveCanvasPicture(page: Page, path: string): Promise<void> {
	await page.addStyleTag({ content: OVER_THE_CANVAS });
	const shown = await page.screenshot({ clip: await canvasClip(page) });
	for (const [width, quality] of FORMS) {
		const picture = await toWebp(page, shown, width, quality);
		if (picture.length > LARGEST) continue;
		writeFileSync(path, picture);
		return;
	}
	throw new Error(`${path} would be larger than ${LARGEST} bytes`);
}

/** The rectangle around all steps and notes that are in view. */
async function canvasClip(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
	const boxes = await page
		.locator('.vue-flow__node')
		.evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().toJSON() as DOMRect));
	const canvas = (await page.locator('.vue-flow').first().boundingBox()) ?? {
		x: 0,
		y: 0,
		width: 0,
		height: 0,
	};
	const left = Math.max(canvas.x, Math.min(...boxes.map((box) => box.left)) - MARGIN);
	const top = Math.max(canvas.y, Math.min(...boxes.map((box) => box.top)) - MARGIN);
	const right = Math.min(canvas.x + canvas.width, Math.max(...boxes.map((box) => box.right)) + 2 * MARGIN);
	const bottom = Math.min(canvas.y + canvas.height, Math.max(...boxes.map((box) => box.bottom)) + 2 * MARGIN);
	return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Chromium can write WebP, which takes a third of a PNG; playwright cannot. */
async function toWebp(page: Page, png: Buffer, width: number, quality: number): Promise<Buffer> {
	const address = await page.evaluate(
		async ([source, most, wanted]) => {
			const image = new Image();
			image.src = `data:image/png;base64,${source}`;
			await image.decode();
			const canvas = document.createElement('canvas');
			canvas.width = Math.min(most, image.width);
			canvas.height = Math.round((image.height * canvas.width) / image.width);
			const context = canvas.getContext('2d');
			if (context === null) throw new Error('Chromium draws no pictures');
			context.imageSmoothingQuality = 'high';
			context.drawImage(image, 0, 0, canvas.width, canvas.height);
			return canvas.toDataURL('image/webp', wanted);
		},
		[png.toString('base64'), width, quality] as const,
	);
	return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
}
