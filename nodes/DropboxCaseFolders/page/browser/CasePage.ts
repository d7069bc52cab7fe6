import { AddPanel } from './AddPanel';
import { announce, liveRegion } from './announce';
import type { Api } from './api';
import { CaseState, isPassing } from './CaseState';
import type { Target } from './caseContents';
import { make, makeButton, setShown, setText } from './dom';
import { acceptDrops } from './dropping';
import { Frame } from './Frame';
import { say, speech } from './language';
import { Notes } from './Notes';
import { QueueView } from './QueueView';
import type { Dropped } from './readDropped';
import { SecondList } from './SecondList';
import { Toolbar } from './Toolbar';
import { TreeView } from './TreeView';
import { UploadQueue } from './UploadQueue';
import { watchCase } from './watch';

/** How the page was set up; see `renderCasePage`. */
export interface Settings {
	title: string | null;
	language: string;
	refreshSeconds: number;
}

/** Puts the parts of the page together. */
export class CasePage {
	readonly element = make('div', { class: 'page' });
	private readonly state: CaseState;
	private readonly queue: UploadQueue;
	private readonly tree: TreeView;
	private readonly frame: Frame;
	private readonly panel: AddPanel;
	private readonly toolbar: Toolbar;
	private readonly secondList: SecondList;
	private readonly notes = new Notes();
	private readonly documents = make('section', { class: 'card tree', id: 'documents', tabindex: '-1' });
	private readonly empty = make('p', { class: 'e nothing' });
	private readonly check: HTMLButtonElement;

	constructor(
		api: Api,
		private readonly settings: Settings,
		private readonly hasLink: boolean,
	) {
		const refresh = () => void this.state.load();
		this.state = new CaseState(api);
		this.queue = new UploadQueue(api, refresh);
		this.frame = new Frame(this.state, settings.title, refresh);
		this.panel = new AddPanel(this.state, (dropped, target) => this.take(dropped, target));
		this.tree = new TreeView(this.state, (target) => this.panel.chooseFor(target));
		this.toolbar = new Toolbar(this.tree);
		this.check = say(
			makeButton('plain', () => void this.lookAgain()),
			(texts) => texts.lookAgain,
		);
		this.secondList = new SecondList(api, this.state, refresh);
		this.lay();
		this.state.onChange(() => this.render());
		speech.onChange(() => this.render());
	}

	async start(): Promise<void> {
		this.render();
		if (!this.hasLink) return;
		await this.state.load();
		watchCase(this.state, this.settings.refreshSeconds, (added) => announce(speech.texts.newOnes(added)));
	}

	private lay(): void {
		const drop = acceptDrops({
			canAdd: () => this.isShown && this.state.contents?.canAdd === true,
			chosenTarget: () => this.panel.target,
			take: (dropped, target) => this.take(dropped, target),
		});
		speech.label(this.documents, (element, texts) => element.setAttribute('aria-label', texts.title));
		this.documents.append(this.toolbar.head, this.tree.element, this.empty);
		const queue = new QueueView(this.queue, () => this.documents.focus({ preventScroll: true }));
		const { header, notice, remarks, footer } = this.frame;
		footer.after(this.check);
		const skip = say(make('a', { class: 'skip', href: '#documents' }), (texts) => texts.skip);
		// Where the `#` of the address is the link, a jump there would take it away.
		skip.addEventListener('click', (event) => {
			event.preventDefault();
			this.documents.focus();
		});
		const main = make(
			'main',
			{},
			...[header, notice, remarks, this.panel.element, this.notes.element, queue.element],
			...[this.toolbar.element, this.documents, this.secondList.element],
			make('div', { class: 'below' }, footer, this.check),
		);
		this.element.append(skip, main, drop, liveRegion());
		window.addEventListener('beforeunload', (event) => {
			if (this.queue.isBusy) event.preventDefault();
		});
		this.listenToPrinting();
	}

	private get problem(): string | undefined {
		return this.hasLink ? this.state.problem : 'noLink';
	}

	/** What was seen of the case stays while it cannot be looked at for a moment. */
	private get isShown(): boolean {
		const { problem } = this;
		return this.state.contents !== undefined && (problem === undefined || isPassing(problem));
	}

	private render(): void {
		const focused = document.activeElement;
		this.renderParts();
		// What has the focus may be hidden now, and then the reader is led to what is shown instead.
		if (!(focused instanceof HTMLElement) || focused === document.body) return;
		if (focused.getClientRects().length > 0) return;
		if (document.activeElement !== focused && document.activeElement !== document.body) return;
		(this.documents.hidden ? this.frame.notice : this.documents).focus({ preventScroll: true });
	}

	private renderParts(): void {
		const { contents, isLoading } = this.state;
		const { problem } = this;
		const isShown = contents !== undefined && this.isShown;
		this.frame.render(problem);
		this.panel.render();
		setShown(this.panel.element, isShown && contents?.canAdd === true);
		for (const part of [this.toolbar.element, this.documents, this.check]) setShown(part, isShown);
		this.element.setAttribute('aria-busy', String(isLoading && contents === undefined));
		if (!isShown || contents === undefined) return;
		this.tree.render();
		this.toolbar.render();
		const { children } = contents;
		const nothing = children.length === 0 ? speech.texts.emptyCase : '';
		setText(this.empty, nothing);
		setShown(this.empty, nothing !== '');
		setShown(this.toolbar.element, nothing === '');
	}

	private take(dropped: Dropped, target: Target): void {
		const { chosen } = dropped;
		this.notes.show(dropped);
		if (chosen.length === 0) return;
		if (target.folderId !== null) this.tree.openFolder(target.folderId);
		this.queue.add(chosen, target);
		announce(speech.texts.uploadsStarted(chosen.length));
	}

	private async lookAgain(): Promise<void> {
		this.secondList.refresh();
		const added = await this.state.load();
		const { texts } = speech;
		if (this.state.problem === undefined) announce(added > 0 ? texts.newOnes(added) : texts.upToDate);
	}

	/** On paper everything is there, whatever is closed on the screen. */
	private listenToPrinting(): void {
		const show = (isWhole: boolean) => () => {
			this.tree.isWhole = isWhole;
			this.tree.render();
		};
		window.addEventListener('beforeprint', show(true));
		window.addEventListener('afterprint', show(false));
	}
}
