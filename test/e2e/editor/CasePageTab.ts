/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import type { Frame, Locator, Page } from 'playwright-core';

/** Milliseconds: large documents take a while on a busy machine. */
const PATIENCE = 150_000;

/** A case page in a browser, in a person's steps. */
export class CasePageTab {
	/** @param frame where the page is, if it is in a page of another site */
	constructor(
		readonly page: Page,
		private readonly frame: Page | Frame = page,
	) {}

	/** The documents of the case. */
	get tree(): Locator {
		return this.frame.locator('.tree');
	}

	/** Where what is dropped goes to the case folder. */
	get adding(): Locator {
		return this.frame.locator('.adding');
	}

	/** A file or folder by its name. */
	entry(name: string): Locator {
		return this.tree.locator(`text="${name}"`).first();
	}

	/** What became of a file that was added. */
	upload(name: string): Locator {
		return this.frame.locator('.upload', { hasText: name });
	}

	button(name: string): Locator {
		return this.frame.getByRole('button', { name, exact: true });
	}

	async waitForSaved(...names: string[]): Promise<void> {
		for (const name of names)
			await this.frame.locator('.upload.done', { hasText: name }).waitFor({ timeout: PATIENCE });
	}

	/** Drags files and folders of this machine from the desktop, and lets go of them over something. */
	async drop(paths: readonly string[], target: Locator): Promise<void> {
		await target.scrollIntoViewIfNeeded();
		const box = await target.boundingBox();
		if (box === null) throw new Error('what to drop onto is not shown');
		const place = { x: box.x + Math.min(box.width / 2, 40), y: box.y + box.height / 2 };
		const data = { items: [], files: [...paths], dragOperationsMask: 1 };
		const session = await this.page.context().newCDPSession(this.page);
		for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
			await session.send('Input.dispatchDragEvent', { type, ...place, data });
		}
		await session.detach();
	}

	/** Chooses files by a button. */
	async choose(button: string, paths: readonly string[]): Promise<void> {
		const chooser = this.page.waitForEvent('filechooser');
		await this.button(button).click();
		await (await chooser).setFiles([...paths]);
	}
}
