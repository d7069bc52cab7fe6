import { EVENT_SOURCES, EVENT_STATUSES, type EventStatus } from '../queue/EventRow';
import { textOf, wholeNumberOf } from '../queue/rowFrom';

/** What the status page shows beside the rows of the queue. */
export interface StatusFacts {
	/** How many rows there are of each status, if the rows at hand are not all of them. */
	counts: Partial<Record<EventStatus, number>>;
	/** When the last event of each source arrived, in milliseconds; for sources without rows at hand. */
	lastEvents: ReadonlyArray<{ source: string; at: number }>;
	/** Webhooks and tokens, with how each is renewed, as a sentence. */
	expiries: ReadonlyArray<{ name: string; at: number; whatToDo: string }>;
	callsLeft: ReadonlyArray<{ name: string; left: number; of: number | undefined }>;
	/** Categories for which the settings named no subfolder when their documents were filed. */
	unmapped: ReadonlyArray<{ category: string; count: number }>;
	/** Systems that could not be asked just now. */
	unreachable: readonly string[];
	/** Statuses of which there are more rows than could be listed. */
	incomplete: readonly EventStatus[];
	/** What became of the form that was sent; `''` if none was. */
	message: string;
}

type Given = Readonly<Record<string, unknown>>;

/** Reads the facts as a workflow puts them together. What does not have the right form is left out. */
export function readStatusFacts(given: Given): StatusFacts {
	const counts = fieldsOf(given['counts']);
	const lastEvents = fieldsOf(given['lastEvents']);
	return {
		counts: Object.fromEntries(
			EVENT_STATUSES.flatMap((status) => {
				const count = wholeNumberOf(counts[status]);
				return count === undefined ? [] : [[status, count]];
			}),
		),
		lastEvents: EVENT_SOURCES.filter((source) => source !== 'queue').flatMap((source) => {
			const at = momentOf(lastEvents[source]);
			return at === undefined ? [] : [{ source, at }];
		}),
		expiries: listOf(given['expiries']).flatMap((each) => {
			const at = momentOf(each['expiresAt']);
			return at === undefined
				? []
				: [{ name: textOf(each['name']), at, whatToDo: textOf(each['whatToDo']) || 'Renew it.' }];
		}),
		callsLeft: listOf(given['callsLeft']).flatMap((each) => {
			const left = wholeNumberOf(each['left']);
			return left === undefined ? [] : [{ name: textOf(each['name']), left, of: wholeNumberOf(each['of']) }];
		}),
		unmapped: listOf(given['unmapped']).flatMap((each) => {
			const category = textOf(each['category']);
			return category === '' ? [] : [{ category, count: wholeNumberOf(each['count']) ?? 0 }];
		}),
		unreachable: textsOf(given['unreachable']),
		incomplete: EVENT_STATUSES.filter((status) => textsOf(given['incomplete']).includes(status)),
		message: textOf(given['message']),
	};
}

const fieldsOf = (value: unknown): Given =>
	typeof value === 'object' && value !== null ? (value as Given) : {};

const textsOf = (value: unknown): string[] =>
	Array.isArray(value) ? value.map(textOf).filter((text) => text !== '') : [];

const listOf = (value: unknown): Given[] => (Array.isArray(value) ? value.map(fieldsOf) : []);

/** Milliseconds, or a date as the services write it. */
function momentOf(value: unknown): number | undefined {
	const number = wholeNumberOf(value);
	if (number !== undefined) return number;
	const parsed = typeof value === 'string' && value.length < 50 ? Date.parse(value) : NaN;
	return Number.isNaN(parsed) || parsed < 0 ? undefined : parsed;
}
