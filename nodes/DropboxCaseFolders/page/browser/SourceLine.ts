import { Refused, type Api } from './api';
import { make, makeButton, makeLink, nameTag } from './dom';
import { kindOf, momentOf, sizeOf, speech } from './language';
import { problemText, resultText } from './results';
import type { Problem, UploadRow } from './uploads';

/** A document in the case system. */
export interface SourceDocument {
	id: string;
	name: string;
	size: number | null;
	modified: string | null;
	type?: string;
}

interface LineState {
	isPresent: boolean;
	canSend: boolean;
}

type Step = 'idle' | 'asking' | 'sending' | 'done' | 'failed';

/** A line of the second list: the document, and its way to Dropbox. */
export class SourceLine {
	readonly element = make('li');
	private step: Step = 'idle';
	private row: UploadRow | undefined;
	private problem: Problem | undefined;
	private document: SourceDocument | undefined;
	private state: LineState = { isPresent: false, canSend: false };
	private shown = '';

	constructor(
		private readonly api: Api,
		private readonly report: (text: string, isSaved: boolean) => void,
	) {}

	render(document: SourceDocument, state: LineState): void {
		this.document = document;
		this.state = state;
		const shown = JSON.stringify([document, state, this.step, speech.language]);
		if (shown === this.shown) return;
		this.shown = shown;
		const hadFocus = this.element.contains(window.document.activeElement);
		this.draw(document);
		if (hadFocus) this.element.querySelector<HTMLElement>('button, [tabindex]')?.focus();
	}

	private draw({ name, size, modified, type }: SourceDocument): void {
		const { word, style } = kindOf(name);
		const kind = type === undefined || type === '' ? word : type;
		const { isPresent } = this.state;
		const row = make(
			'div',
			{ class: `row f ${style}` },
			make('span', { class: 'n' }, nameTag(name), isPresent ? presentTag() : null),
			make('span', { class: 'k' }, kind),
			make('span', { class: 's' }, size === null ? '' : sizeOf(size)),
			make('span', { class: 'w' }, modified === null ? '' : momentOf(modified, { dateStyle: 'medium' })),
			make('span', { class: 'send' }, ...this.controls(name)),
		);
		this.element.replaceChildren(row);
	}

	private controls(name: string): Node[] {
		const { texts } = speech;
		const said = (text: string, style = '') => make('span', { class: style, tabindex: '-1' }, text);
		if (this.step === 'sending') {
			return [
				make('progress', { 'aria-label': texts.sendingToDropbox }),
				said(texts.sendingToDropbox, 'soft'),
			];
		}
		if (this.step === 'asking') {
			return [
				said(texts.confirmSend, 'ask'),
				makeButton('small primary', () => void this.send(), texts.yesSend),
				makeButton('small', () => this.go('idle'), texts.no),
			];
		}
		if (this.step === 'done' && this.row !== undefined) {
			const text = said(resultText(this.row, name), 'good');
			const link = makeLink(this.row.url, texts.openInDropbox);
			return link === undefined ? [text] : [text, link];
		}
		const button = makeButton('small dropbox', () => this.go('asking'), boxIcon(), texts.sendToDropbox);
		button.setAttribute('aria-label', texts.sendNamed(name));
		const before = this.problem === undefined ? [] : [this.problemTag(this.problem)];
		return this.state.canSend ? [...before, button] : before;
	}

	private problemTag(problem: Problem): HTMLElement {
		const tag = make('span', { class: 'bad', tabindex: '-1' }, problemText(problem));
		if (problem.detail !== '') tag.append(' ', make('span', { class: 'detail', lang: 'en' }, problem.detail));
		return tag;
	}

	private go(step: Step): void {
		this.step = step;
		if (this.document !== undefined) this.render(this.document, this.state);
	}

	private async send(): Promise<void> {
		const { id, name } = this.document!;
		this.problem = undefined;
		this.go('sending');
		try {
			this.row = await this.api.askOne<UploadRow>('send', { id });
			if (typeof this.row.status !== 'string') throw new Refused('unexpected', '');
			this.go('done');
			this.report(`${name}: ${resultText(this.row, name)}`, this.row.status !== 'skipped');
		} catch (thrown) {
			const isRefused = thrown instanceof Refused;
			this.problem = {
				reason: isRefused ? thrown.reason : 'uncertain',
				detail: isRefused ? thrown.message : '',
			};
			this.go('failed');
			this.report(`${name}: ${problemText(this.problem)}`, false);
		}
	}
}

const presentTag = (): HTMLElement => make('span', { class: 'new' }, speech.texts.alreadyInDropbox);

const SVG = 'http://www.w3.org/2000/svg';

/** An open box. */
function boxIcon(): SVGElement {
	const icon = document.createElementNS(SVG, 'svg');
	const lines = document.createElementNS(SVG, 'path');
	icon.setAttribute('viewBox', '0 0 16 16');
	icon.setAttribute('aria-hidden', 'true');
	lines.setAttribute('d', 'M2 6 8 9l6-3v6l-6 3-6-3zM8 9v6M2 6l2-3 4 2 4-2 2 3M8 5V1M6 3l2-2 2 2');
	icon.append(lines);
	return icon;
}
