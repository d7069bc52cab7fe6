import { words } from '../../core/words';

type Given = Readonly<Record<string, unknown>>;

/** What the steps of a test gave, by the names that the workflow has for them. */
export const TEST_STEPS = [
	...(['settings', 'demo', 'connection', 'account', 'liveDestinations', 'demoDestination'] as const),
	...(['email', 'matter', 'decision', 'preview', 'documents', 'caseFolder', 'filed', 'arrived'] as const),
];
export type TestStep = (typeof TEST_STEPS)[number];

/** What a step refused, in sentences. */
export interface Told {
	message: string;
	advice: string;
	/** A reason code; `''` where a step of n8n's own said it. */
	reason: string;
}

const LONGEST = 2000;

/** The items that each step of a test gave. */
export class TestResults {
	/** @param given lists of items by the names of the steps; a step that did not run may be missing */
	constructor(private readonly given: Given) {}

	/** The items of a step, without what n8n makes up where there are none. */
	all(step: TestStep): Given[] {
		const items = this.given[step];
		return (Array.isArray(items) ? items : []).filter(
			(item): item is Given => typeof item === 'object' && item !== null && Object.keys(item).length > 0,
		);
	}

	/** The first item of a step; undefined if it gave none. */
	first(step: TestStep): Given | undefined {
		return this.all(step)[0];
	}

	/** The first item of a step that was not refused. */
	done(step: TestStep): Given | undefined {
		const first = this.first(step);
		return first === undefined || toldBy(first) !== undefined ? undefined : first;
	}
}

/** What an item was refused with; undefined if it was not. */
export function toldBy({ error }: Given): Told | undefined {
	if (error === undefined || error === null || error === '') return undefined;
	if (typeof error === 'string') return { message: sentence(error), advice: '', reason: '' };
	const { message, advice, reason } = error as Given;
	const said = sentence(textOf(message));
	return {
		message: said === '' ? 'The step did not finish.' : said,
		advice: sentence(textOf(advice)),
		reason: textOf(reason),
	};
}

export const textOf = (given: unknown): string =>
	typeof given === 'string' || typeof given === 'number' ? String(given) : '';

export const textsOf = (given: unknown): string[] =>
	(Array.isArray(given) ? given : []).map(textOf).filter((text) => text !== '');

/** With a full stop, on one line. */
export function sentence(text: string): string {
	const line = words(text.slice(0, LONGEST));
	return line === '' || /[.!?]$/.test(line) ? line : `${line}.`;
}
