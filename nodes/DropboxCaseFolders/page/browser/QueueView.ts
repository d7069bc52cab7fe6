import { announce } from './announce';
import { arrange, make, makeButton, setShown, setText } from './dom';
import { say, speech } from './language';
import { canBeCanceled, canBeTried, isSaved, type Upload } from './uploads';
import { UploadLine } from './UploadLine';
import type { UploadQueue } from './UploadQueue';

/** The queue as the reader sees it, with what can be done about all of it. */
export class QueueView {
	readonly element = make('section', { class: 'card queue', 'aria-labelledby': 'queue', hidden: '' });
	private readonly summary = make('p', { class: 'hint' });
	private readonly list = make('ul', { class: 'uploads', tabindex: '0', 'aria-labelledby': 'queue' });
	private readonly lines = new Map<Upload, UploadLine>();
	private readonly heading = say(make('h2', { id: 'queue', tabindex: '-1' }), (texts) => texts.uploads);
	private readonly retryAll: HTMLButtonElement;
	private readonly cancelAll: HTMLButtonElement;
	private readonly clear: HTMLButtonElement;
	private wasBusy = false;

	/** @param onCleared is called when the list is gone, and the focus with it */
	constructor(
		private readonly queue: UploadQueue,
		private readonly onCleared: () => void,
	) {
		this.retryAll = this.button(
			() => this.queue.retry(this.queue.uploads.filter(canBeTried)),
			(texts) => texts.tryAllAgain,
		);
		this.cancelAll = this.button(
			() => this.queue.cancel(this.queue.uploads),
			(texts) => texts.cancelAll,
		);
		this.clear = this.button(
			() => this.queue.clear(),
			(texts) => texts.clearList,
		);
		const acts = make('div', { class: 'acts' }, this.retryAll, this.cancelAll, this.clear);
		this.element.append(make('div', { class: 'top-line' }, this.heading, this.summary, acts), this.list);
		queue.onChange((upload) => {
			if (upload === undefined) this.render();
			else this.lines.get(upload)?.render();
		});
		speech.onChange(() => this.render());
	}

	render(): void {
		const { uploads, isBusy } = this.queue;
		const focused = document.activeElement;
		setShown(this.element, uploads.length > 0);
		const listed = new Set(uploads);
		for (const upload of this.lines.keys()) if (!listed.has(upload)) this.lines.delete(upload);
		const lines = uploads.map((upload) => this.lineOf(upload));
		for (const line of lines) line.render();
		arrange(
			this.list,
			lines.map(({ element }) => element),
		);
		this.summarize();
		setShown(this.retryAll, uploads.filter(canBeTried).length > 1);
		setShown(this.cancelAll, uploads.filter(canBeCanceled).length > 1);
		setShown(this.clear, !isBusy && uploads.length > 0);
		// A button that has done its work disappears under the reader's hands.
		if (focused instanceof HTMLElement && this.element.contains(focused) && focused.offsetParent === null) {
			if (uploads.length === 0) this.onCleared();
			else this.heading.focus({ preventScroll: true });
		}
		if (this.wasBusy && !isBusy) {
			const failed = uploads.filter(({ state }) => state === 'failed').length;
			announce(speech.texts.uploadsFinished(uploads.filter(isSaved).length, failed));
		}
		this.wasBusy = isBusy;
	}

	private summarize(): void {
		const { uploads, isBusy } = this.queue;
		const { texts } = speech;
		const failed = uploads.filter(({ state }) => state === 'failed').length;
		const said = [texts.uploadsDone(uploads.filter(isSaved).length, uploads.length)];
		if (failed > 0) said.push(texts.uploadsFailed(failed));
		if (isBusy) said.push(texts.keepOpen);
		setText(this.summary, said.join(' · '));
	}

	private lineOf(upload: Upload): UploadLine {
		const known = this.lines.get(upload);
		if (known !== undefined) return known;
		const line = new UploadLine(upload, {
			retry: (one) => this.queue.retry([one]),
			cancel: (one) => this.queue.cancel([one]),
		});
		this.lines.set(upload, line);
		return line;
	}

	private button(act: () => void, text: Parameters<typeof say>[1]): HTMLButtonElement {
		return say(makeButton('small', act), text);
	}
}
