import { announce } from './announce';
import { isPassing, type CaseState } from './CaseState';
import { totalsOf, type Contents } from './caseContents';
import { make, makeButton, makeLink, nameTag, setShown, setText } from './dom';
import { textOf } from './results';
import { momentOf, say, sizeOf, speech, timeZone } from './language';

/** What stands around the documents: whose they are, what is the matter with them, and how to read the page. */
export class Frame {
	readonly header = make('header', {});
	readonly notice = make('section', { class: 'state', tabindex: '-1', hidden: '' });
	readonly remarks = make('ul', { class: 'remarks' });
	readonly footer = make('footer', {});
	private readonly office: HTMLElement | null;
	private readonly title = make('h1');
	private readonly summary = make('p');
	private readonly noticeTitle = make('h2');
	private readonly noticeText = make('p');
	private readonly again: HTMLButtonElement;

	constructor(
		private readonly state: CaseState,
		office: string | null,
		lookAgain: () => void,
	) {
		this.office = office === null || office === '' ? null : make('p', { class: 'office' }, nameTag(office));
		this.header.append(
			make('div', { class: 'bar' }, this.office ?? make('span'), languageSwitch()),
			this.title,
			this.summary,
		);
		this.again = say(makeButton('primary', lookAgain), (texts) => texts.tryAgain);
		this.notice.append(this.noticeTitle, this.noticeText, this.again);
	}

	/** @param problem of the whole page; undefined while there is none */
	render(problem: string | undefined): void {
		// By a link that does not lead there any more, nobody reads whose case it was.
		const contents = problem === undefined || isPassing(problem) ? this.state.contents : undefined;
		const { texts } = speech;
		const name = contents === undefined ? '' : contents.folder.name || 'Dropbox';
		this.title.replaceChildren(contents === undefined ? texts.title : nameTag(name));
		document.title = contents === undefined ? texts.title : name;
		this.renderSummary(contents);
		this.renderNotice(problem);
		this.renderRemarks(problem);
		setShown(this.footer, contents !== undefined);
		if (contents === undefined) return;
		const until = momentOf(contents.expires);
		const who = contents.person;
		this.footer.replaceChildren(
			make('p', {}, `${texts.signIn} ${texts.timesIn(timeZone())}`),
			make('p', {}, who === null ? texts.linkUntil(until) : texts.linkFor(who, until)),
		);
	}

	private renderSummary(contents: Contents | undefined): void {
		const { isLoading } = this.state;
		const { texts } = speech;
		if (contents === undefined) {
			delete this.summary.dataset['shown'];
			this.summary.textContent = isLoading ? texts.loading : '';
			return;
		}
		const { documents, folders, bytes } = totalsOf(contents.children);
		const link = makeLink(contents.folder.url, texts.openInDropbox);
		const shown = `${texts.summary(documents, folders)} · ${sizeOf(bytes)}`;
		const key = `${speech.language} ${shown} ${contents.folder.url}`;
		if (this.summary.dataset['shown'] === key) return;
		this.summary.dataset['shown'] = key;
		this.summary.replaceChildren(shown, ...(link === undefined ? [] : [' · ', link]));
	}

	private renderNotice(problem: string | undefined): void {
		setShown(this.notice, problem !== undefined);
		if (problem === undefined) return setText(this.noticeTitle, '');
		const { states } = speech.texts;
		const [what, advice] = textOf(states, problem);
		if (this.noticeTitle.textContent !== what) announce(`${what}. ${advice}`);
		const { contents, seen } = this.state;
		const passing = isPassing(problem);
		const isStale = passing && contents !== undefined && seen !== undefined;
		const isToday = seen?.toDateString() === new Date().toDateString();
		const options = isToday ? { timeStyle: 'short' as const } : undefined;
		const since = isStale ? momentOf(seen.toISOString(), options) : '';
		setText(this.noticeTitle, what);
		setText(this.noticeText, isStale ? `${advice} ${speech.texts.shownAsOf(since)}` : advice);
		this.notice.classList.toggle('passing', isStale);
		setShown(this.again, passing);
	}

	private renderRemarks(problem: string | undefined): void {
		const { contents } = this.state;
		const { texts } = speech;
		const said: string[] = [];
		if (contents !== undefined && (problem === undefined || isPassing(problem))) {
			if (contents.isClosed) said.push(texts.isClosed);
			else if (!contents.canAdd) said.push(texts.viewOnly);
			if (contents.includesPrivileged) said.push(texts.privilegedShown);
			if (contents.isCut) said.push(texts.isCut);
		}
		setShown(this.remarks, said.length > 0);
		const key = said.join('\n');
		if (this.remarks.dataset['shown'] === key) return;
		this.remarks.dataset['shown'] = key;
		this.remarks.replaceChildren(...said.map((text) => make('li', {}, text)));
	}
}

/** Each language is called by its own name. */
function languageSwitch(): HTMLElement {
	const group = make('div', { class: 'languages', role: 'group' });
	speech.label(group, (element, texts) => element.setAttribute('aria-label', texts.language));
	for (const [language, name] of [
		['en', 'English'],
		['es', 'Español'],
	] as const) {
		const button = makeButton('plain', () => speech.set(language), name);
		button.lang = language;
		speech.label(button, (element) =>
			element.setAttribute('aria-pressed', String(speech.language === language)),
		);
		group.append(button);
	}
	return group;
}
