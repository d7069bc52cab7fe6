import type { StoredEntry } from '../../e2e/stack/EmulatedDropbox';
import type { EventInQueue } from '../../e2e/runs/eventTable';
import type { CaseRecord, Office } from '../offices/Office';

/** A line of the tree, the deepest names alone. */
export interface TreeLine {
	name: string;
	/** 0 for what is right in the office's folder. */
	depth: number;
	kind: 'file' | 'folder';
	mark: '' | 'new' | 'changed' | 'gone';
}

interface Known {
	tree: ReadonlyMap<string, StoredEntry>;
	texts: ReadonlySet<string>;
	events: ReadonlySet<number>;
	emails: number;
}

const textsOf = (cases: readonly CaseRecord[]): string[] =>
	cases.flatMap(({ title, fields, notes, documents }) =>
		[...fields.map(({ label, value }) => `${label}=${value}`), ...notes, ...documents].map(
			(text) => `${title} ${text}`,
		),
	);

/** What there was before the last act, against which all that has come since is marked. */
export class Marks {
	private known: Known = { tree: new Map(), texts: new Set(), events: new Set(), emails: 0 };

	/** From now on, all that is there is not new. */
	async begin(office: Office & { records(): Promise<CaseRecord[]> }): Promise<void> {
		this.known = {
			tree: new Map((await office.tree()).map((entry) => [entry.path, entry])),
			texts: new Set(textsOf(await office.records())),
			events: new Set((await office.events().catch(() => [])).map(({ id }) => id)),
			emails: office.mail.received.length,
		};
	}

	/** Also those that are gone, each where it was. */
	lines(now: readonly StoredEntry[]): TreeLine[] {
		const paths = new Set(now.map(({ path }) => path));
		const gone = [...this.known.tree.values()].filter(({ path }) => !paths.has(path));
		return [...now, ...gone]
			.filter(({ path }) => !/(^|\/)\./.test(path))
			.sort((one, other) => compare(one.path, other.path))
			.map((entry) => ({
				name: entry.path.slice(entry.path.lastIndexOf('/') + 1),
				depth: entry.path.split('/').length - 1,
				kind: entry.kind,
				mark: paths.has(entry.path) ? this.markOf(entry) : 'gone',
			}));
	}

	private markOf({ path, contentHash }: StoredEntry): TreeLine['mark'] {
		const before = this.known.tree.get(path);
		if (before === undefined) return 'new';
		return before.contentHash === contentHash ? '' : 'changed';
	}

	/** A case with what is new in it. */
	record({ title, fields, notes, documents }: CaseRecord) {
		const isNew = (text: string): boolean => !this.known.texts.has(`${title} ${text}`);
		const line = (text: string) => ({ text, isNew: isNew(text) });
		return {
			title,
			fields: fields.map(({ label, value }) => ({ label, value, isNew: isNew(`${label}=${value}`) })),
			...{ notes: notes.map(line), documents: documents.map(line) },
		};
	}

	isNewEvent = ({ id }: EventInQueue): boolean => !this.known.events.has(id);

	/** @param index in the order of arrival */
	isNewEmail = (index: number): boolean => index >= this.known.emails;
}

/** Folders with what is in them, one after the other. */
function compare(one: string, other: string): number {
	const [left, right] = [one.split('/'), other.split('/')];
	for (let depth = 0; depth < Math.min(left.length, right.length); depth++) {
		const order = (left[depth] ?? '').localeCompare(right[depth] ?? '', 'en', { numeric: true });
		if (order !== 0) return order;
	}
	return left.length - right.length;
}
