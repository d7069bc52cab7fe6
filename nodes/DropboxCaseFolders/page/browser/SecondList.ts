import { announce } from './announce';
import { Refused, valueOf, type Api } from './api';
import { isPassing, type CaseState } from './CaseState';
import { eachEntry } from './caseContents';
import { arrange, make, makeButton, setShown, setText } from './dom';
import { say, speech } from './language';
import { SourceLine, type SourceDocument } from './SourceLine';

/** The documents of the case in the case system, each of which can be sent to Dropbox. */
export class SecondList {
	readonly element = make('section', { class: 'card source', 'aria-labelledby': 'source', hidden: '' });
	private readonly heading = make('h2', { id: 'source' });
	private readonly message = make('p', { class: 'e' });
	private readonly list = make('ul');
	private readonly lines = new Map<string, SourceLine>();
	private readonly again: HTMLButtonElement;
	private documents: SourceDocument[] | undefined;
	private problem: string | undefined;
	private isLoading = false;

	constructor(
		private readonly api: Api,
		private readonly state: CaseState,
		private readonly onSaved: () => void,
	) {
		this.again = say(
			makeButton('small', () => void this.load()),
			(texts) => texts.tryAgain,
		);
		this.element.append(
			make('div', { class: 'top-line' }, this.heading, make('div', { class: 'acts' }, this.again)),
			this.message,
			this.list,
		);
		state.onChange(() => this.render());
		speech.onChange(() => this.render());
	}

	private async load(): Promise<void> {
		this.isLoading = true;
		this.render();
		try {
			const answer = await this.api.ask('documents', {});
			this.documents = answer.map((one) => valueOf<Partial<SourceDocument>>(one)).flatMap(documentOf);
			this.problem = undefined;
		} catch (thrown) {
			this.problem = thrown instanceof Refused ? thrown.reason : 'unreachable';
		}
		this.isLoading = false;
		this.render();
	}

	/** Looks at it anew, if it was seen before. */
	refresh(): void {
		if (this.documents !== undefined && !this.isLoading) void this.load();
	}

	private render(): void {
		const { contents, problem } = this.state;
		const isShown = problem === undefined || isPassing(problem);
		const system = isShown ? (contents?.documentsIn ?? null) : null;
		setShown(this.element, system !== null);
		if (system === null) return;
		if (this.documents === undefined && this.problem === undefined && !this.isLoading) {
			void this.load();
			return;
		}
		const { texts } = speech;
		setText(this.heading, texts.listIn(system));
		const message = this.messageOf(system);
		setText(this.message, message);
		setShown(this.message, message !== '');
		setShown(this.again, this.problem !== undefined && !this.isLoading);
		const present = this.present();
		arrange(
			this.list,
			(this.documents ?? []).map((document) => {
				const line = this.lineOf(document);
				const isPresent = document.size !== null && present.has(keyOf(document.name, document.size));
				line.render(document, { isPresent, canSend: this.state.contents?.canAdd === true });
				return line.element;
			}),
		);
	}

	private messageOf(system: string): string {
		const { texts } = speech;
		if (this.isLoading && this.documents === undefined) return texts.listLoading(system);
		if (this.problem !== undefined) return texts.listFailed(system);
		return this.documents?.length === 0 ? texts.listEmpty(system) : '';
	}

	/** Names and sizes of what is in Dropbox. */
	private present(): Set<string> {
		const present = new Set<string>();
		eachEntry(this.state.contents?.children ?? [], (entry) => {
			if (entry.type === 'file') present.add(keyOf(entry.name, entry.size));
		});
		return present;
	}

	private lineOf({ id }: SourceDocument): SourceLine {
		const known = this.lines.get(id);
		if (known !== undefined) return known;
		const line = new SourceLine(this.api, (text, isSaved) => {
			announce(text);
			if (isSaved) this.onSaved();
		});
		this.lines.set(id, line);
		return line;
	}
}

/** What can be shown of it, whatever the case system leaves out. */
function documentOf({ id, name, size, modified, type }: Partial<SourceDocument>): SourceDocument[] {
	if (id === undefined || id === null) return [];
	return [
		{
			id,
			name: String(name ?? id),
			size: typeof size === 'number' ? size : null,
			modified: typeof modified === 'string' ? modified : null,
			...(typeof type === 'string' && { type }),
		},
	];
}

const keyOf = (name: string, size: number): string => `${size} ${name.toLowerCase()}`;
