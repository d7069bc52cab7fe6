import { Canceled, Refused, valueOf, type Api } from './api';
import { eachEntry, isContents, keyOf, type Contents } from './caseContents';

/** What the page knows of the case. */
export class CaseState {
	contents: Contents | undefined;
	/** When it was last seen so. */
	seen: Date | undefined;
	/** Why it cannot be seen now; a reason of the server, or `unreachable`. */
	problem: string | undefined;
	/** Keys of what came while the page was open. */
	readonly fresh = new Set<string>();
	isLoading = false;

	private known: Set<string> | undefined;
	private readonly listeners: Array<() => void> = [];
	private again = false;

	constructor(private readonly api: Api) {}

	onChange(listener: () => void): void {
		this.listeners.push(listener);
	}

	/**
	 * Looks at the case, once more if it is asked for meanwhile.
	 *
	 * @returns how many documents are new
	 */
	async load(): Promise<number> {
		if (this.isLoading) {
			this.again = true;
			return 0;
		}
		this.isLoading = true;
		this.changed();
		let added = 0;
		do {
			this.again = false;
			added += await this.loadOnce();
		} while (this.again && this.problem === undefined);
		this.isLoading = false;
		this.changed();
		return added;
	}

	private async loadOnce(): Promise<number> {
		try {
			const version = this.problem === undefined ? this.contents?.version : undefined;
			const [answer] = await this.api.ask('open', version === undefined ? {} : { version });
			const seen = valueOf<Contents & { unchanged?: true }>(answer);
			const added = seen.unchanged === true && this.contents !== undefined ? 0 : this.take(seen);
			this.seen = new Date();
			this.problem = undefined;
			return added;
		} catch (thrown) {
			if (thrown instanceof Canceled) return 0;
			this.problem = thrown instanceof Refused ? thrown.reason : 'unreachable';
			return 0;
		}
	}

	private take(contents: Contents): number {
		if (!isContents(contents)) throw new Refused('unexpected', '');
		this.contents = contents;
		const keys = new Set<string>();
		let added = 0;
		eachEntry(contents.children, (entry, trail) => {
			const key = keyOf(entry, trail);
			keys.add(key);
			if (this.known === undefined || this.known.has(key)) return;
			this.fresh.add(key);
			if (entry.type === 'file') added++;
		});
		this.known = keys;
		return added;
	}

	private changed(): void {
		for (const listener of this.listeners) listener();
	}
}

/** Problems that no further look changes. */
const LASTING = [
	...['noLink', 'link_expired', 'link_not_valid'],
	...['deleted', 'not_found', 'no_access', 'not_connected'],
];

/** Problems that may pass: what was seen before stays on the page. */
export const isPassing = (problem: string): boolean => !LASTING.includes(problem);
