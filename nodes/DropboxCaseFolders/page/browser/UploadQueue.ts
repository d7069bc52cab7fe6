import { Canceled, Refused, Unreachable, type Api } from './api';
import { Unreadable } from './attempts';
import type { Target } from './caseContents';
import { sendPieces } from './sendPieces';
import { sendWhole } from './sendWhole';
import { canBeCanceled, canBeTried, isOpen, isSaved, MOST, PIECE, TOGETHER } from './uploads';
import type { Chosen, Problem, Upload } from './uploads';

/** Requests at the same time. */
const AT_ONCE = 3;
/** Milliseconds in which what is saved while others are under way is told together. */
const GATHERING = 3000;

/** Problems after which a large file goes on where it was. */
const KEPT = ['unreachable', 'uncertain', 'unavailable', 'too_busy'];

/** The files that the reader added, each with what became of it. */
export class UploadQueue {
	uploads: Upload[] = [];
	private running = 0;
	private gathering: number | undefined;
	private readonly listeners: Array<(upload: Upload | undefined) => void> = [];

	/** @param onSaved is called when something is in Dropbox that was not there before, or the case may have changed */
	constructor(
		private readonly api: Api,
		private readonly onSaved: () => void,
	) {}

	/** Called for a file that changed; for all of them without one. */
	onChange(listener: (upload: Upload | undefined) => void): void {
		this.listeners.push(listener);
	}

	add(chosen: readonly Chosen[], target: Target): void {
		for (const { file, path } of chosen) {
			const isTooLarge = file.size > MOST;
			this.uploads.push({
				...{ file, path, target, sent: 0, row: undefined, session: undefined, abort: undefined },
				isUncertain: false,
				state: isTooLarge ? 'failed' : 'waiting',
				problem: isTooLarge ? { reason: 'over20', detail: '' } : undefined,
			});
		}
		this.changed();
		this.pump();
	}

	get isBusy(): boolean {
		return this.uploads.some(isOpen);
	}

	retry(uploads: readonly Upload[]): void {
		for (const upload of uploads) {
			if (!canBeTried(upload)) continue;
			Object.assign(upload, { state: 'waiting', problem: undefined, sent: upload.session?.offset ?? 0 });
		}
		this.changed();
		this.pump();
	}

	cancel(uploads: readonly Upload[]): void {
		for (const upload of uploads) {
			if (!canBeCanceled(upload)) continue;
			upload.state = 'canceled';
			upload.sent = 0;
			upload.abort?.abort();
		}
		this.changed();
		this.pump();
	}

	clear(): void {
		this.uploads = this.uploads.filter(isOpen);
		this.changed();
	}

	private pump(): void {
		while (this.running < AT_ONCE) {
			const together = this.next();
			if (together.length === 0) return;
			this.running++;
			void this.send(together).finally(() => {
				this.running--;
				this.pump();
			});
		}
	}

	/** The next file, and small ones behind it that go to the same folder. */
	private next(): Upload[] {
		const waiting = this.uploads.filter(({ state }) => state === 'waiting');
		const [first] = waiting;
		if (first === undefined || first.file.size > PIECE) return first === undefined ? [] : [first];
		const together: Upload[] = [];
		let bytes = 0;
		for (const upload of waiting) {
			if (upload.target.folderId !== first.target.folderId || upload.path !== first.path) continue;
			if (together.length >= TOGETHER || bytes + upload.file.size > PIECE) break;
			together.push(upload);
			bytes += upload.file.size;
		}
		return together;
	}

	private async send(together: readonly Upload[]): Promise<void> {
		const abort = new AbortController();
		for (const upload of together) Object.assign(upload, { state: 'sending', abort });
		const changed = () => together.forEach((upload) => this.changed(upload));
		// One that was taken back while it was read may be on its way once more.
		const isOurs = (upload: Upload) => upload.abort === abort;
		const fail = (upload: Upload, thrown: unknown) => {
			if (isOurs(upload)) this.fail(upload, thrown);
		};
		try {
			const [first] = together;
			if (first !== undefined && first.file.size > PIECE) {
				await sendPieces(this.api, first, abort.signal, changed);
			} else await sendWhole(this.api, together, abort.signal, changed, fail);
		} catch (thrown) {
			for (const upload of together) if (isOpen(upload)) fail(upload, thrown);
		}
		for (const upload of together.filter(isOurs)) upload.abort = undefined;
		this.changed();
		if (together.some((upload) => isSaved(upload) || upload.isUncertain || upload.state === 'failed'))
			this.tell();
	}

	/** At once when all are done; until then for several together, since each look at the case takes its time. */
	private tell(): void {
		const now = () => {
			window.clearTimeout(this.gathering);
			this.gathering = undefined;
			this.onSaved();
		};
		if (!this.isBusy) return now();
		this.gathering ??= window.setTimeout(now, GATHERING);
	}

	private fail(upload: Upload, thrown: unknown): void {
		if (upload.state === 'canceled') return;
		upload.sent = upload.session?.offset ?? 0;
		// Another one of the same request was taken back.
		if (thrown instanceof Canceled) upload.state = 'waiting';
		else {
			upload.state = 'failed';
			upload.problem = problemOf(thrown);
			if (thrown instanceof Unreachable && upload.isUncertain) upload.problem.reason = 'uncertain';
			else upload.isUncertain = false;
			// Unless the line failed, it starts from the beginning.
			const { reason } = upload.problem;
			if (!KEPT.includes(reason)) upload.session = undefined;
		}
		this.changed(upload);
	}

	private changed(upload?: Upload): void {
		for (const listener of this.listeners) listener(upload);
	}
}

function problemOf(thrown: unknown): Problem {
	if (thrown instanceof Unreadable) return { reason: 'unreadable', detail: '' };
	if (thrown instanceof Refused) return { reason: thrown.reason, detail: thrown.message };
	return { reason: 'unreachable', detail: '' };
}
