import { make, makeButton, makeLink, nameTag, setShown, setText } from './dom';
import { kindOf, sizeOf, speech } from './language';
import { problemText, resultText } from './results';
import { canBeCanceled, canBeTried, isOpen, type Upload } from './uploads';

export interface LineActions {
	retry: (upload: Upload) => void;
	cancel: (upload: Upload) => void;
}

/** A file of the queue: how far it is, and what became of it. */
export class UploadLine {
	readonly element = make('li', { class: 'upload' });
	private readonly bar = make('progress', { max: '100' });
	private readonly result = make('span', { class: 'result' });
	private readonly detail = make('span', { class: 'detail', lang: 'en' });
	private readonly retry: HTMLButtonElement;
	private readonly cancel: HTMLButtonElement;
	private readonly name = make('span', { class: 'n' });
	private readonly place = make('span', { class: 'place' });
	private written = '';
	private shown = '';

	constructor(
		private readonly upload: Upload,
		actions: LineActions,
	) {
		this.retry = makeButton('small', () => actions.retry(upload));
		this.cancel = makeButton('small', () => actions.cancel(upload));
		const about = make('div', { class: 'about' }, this.name, this.place);
		const outcome = make('div', { class: 'outcome' }, this.result, this.bar, this.detail);
		this.element.append(about, outcome, make('div', { class: 'acts' }, this.retry, this.cancel));
	}

	render(): void {
		const { upload } = this;
		const { texts } = speech;
		const percent = upload.file.size === 0 ? 0 : Math.floor((upload.sent / upload.file.size) * 100);
		const shown = `${speech.language} ${upload.state} ${percent} ${upload.problem?.reason ?? ''}`;
		if (shown === this.shown) return;
		this.shown = shown;
		if (this.written !== `${speech.language} ${upload.row?.fileId ?? ''}`) this.write();
		this.element.className = `upload ${upload.state} ${kindOf(upload.file.name).style}`;
		const isUnderWay = isOpen(upload) && upload.state !== 'waiting';
		setShown(this.bar, isUnderWay);
		if (upload.state === 'saving') this.bar.removeAttribute('value');
		else this.bar.value = percent;
		setText(this.result, this.text(percent));
		setText(this.detail, upload.problem?.detail ?? '');
		setShown(this.detail, (upload.problem?.detail ?? '') !== '');
		setShown(this.retry, canBeTried(upload));
		setShown(this.cancel, canBeCanceled(upload));
		setText(this.retry, texts.tryAgain);
		setText(this.cancel, texts.cancel);
	}

	private write(): void {
		const { file, target, path, row } = this.upload;
		const { texts } = speech;
		this.written = `${speech.language} ${row?.fileId ?? ''}`;
		this.name.replaceChildren(makeLink(row?.url ?? null, nameTag(file.name)) ?? nameTag(file.name));
		const folders = [target.label, ...path.split('/')].filter((part) => part !== '').join(' / ');
		this.place.replaceChildren(
			`${sizeOf(file.size)} · `,
			nameTag(folders === '' ? texts.inCaseFolder : texts.inFolder(folders)),
		);
		this.bar.setAttribute('aria-label', texts.progressOf(file.name));
		this.retry.setAttribute('aria-label', texts.tryAgainNamed(file.name));
		this.cancel.setAttribute('aria-label', texts.cancelNamed(file.name));
	}

	private text(percent: number): string {
		const { texts } = speech;
		const { state, row, problem, file, isUncertain } = this.upload;
		if (state === 'waiting') return texts.waiting;
		if (state === 'sending') return texts.sending(percent);
		if (state === 'saving') return texts.saving;
		if (state === 'pausing') return texts.pausing;
		if (state === 'canceled') return isUncertain ? texts.canceledLate : texts.canceled;
		if (problem !== undefined) return problemText(problem);
		return row === undefined ? '' : resultText(row, file.name);
	}
}
