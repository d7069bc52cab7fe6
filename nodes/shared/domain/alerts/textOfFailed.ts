import { isDeletionInDropbox } from '../queue/deletions';
import { EVENT_KINDS } from '../queue/eventKinds';
import type { ToldEvent } from './composeFailed';
import type { EmailFacts } from './EmailFacts';
import type { Block, EmailText } from './EmailText';
import { count } from './moment';
import { reasonWords } from './reasonWords';
import { capitalized } from './services';

/** Events that were given up: which, why, and what to do for each reason. */
export function textOfFailed(facts: EmailFacts): EmailText {
	const events = readEvents(facts.details['events']);
	const total = Math.max(facts.number('count'), events.length, 1);
	const checks = Math.max(facts.number('checks'), events.filter(isDeletionInDropbox).length);
	const areDocuments =
		checks === 0 && events.length > 0 && events.every(({ documentId }) => documentId !== '');
	const what = areDocuments ? `${count(total, 'document')}` : `${count(total, 'event')}`;
	const was = total === 1 ? 'was' : 'were';
	const state = areDocuments ? 'not saved to Dropbox' : 'not completed';
	const reasons = readReasons(facts.details['reasons'], events);
	const [only] = events;
	const where =
		total === 1 && only !== undefined && only.caseKey !== '' ? ` (${facts.noun} ${only.caseKey})` : '';
	return {
		subject: `${what} ${was} ${state}${where}`,
		blocks: [
			{
				paragraph: `${what} ${was} ${state} and will not be tried again automatically. The first arrived on ${facts.moment('since')}. ${whereTheyAre(events, total, checks)}`,
			},
			...(events.length === 0 ? [] : [tableOf(events, facts)]),
			...(events.length < total && events.length > 0
				? [{ paragraph: `These are the first ${events.length} of ${total}.` }]
				: []),
			{ heading: 'What to do' },
			{ list: reasons.map((reason) => adviceOn(reason, facts.noun)) },
			...tryAgain(reasons, facts.noun),
		],
	};
}

function tableOf(events: readonly ToldEvent[], facts: EmailFacts): Block {
	return {
		table: {
			head: [capitalized(facts.noun), 'Document', 'Event', 'What happened', 'Tried'],
			rows: events.map(({ caseKey, documentId, kind, reason, attempts }) => [
				facts.matter(caseKey),
				facts.document(documentId),
				kindWords(kind),
				`${reasonWords(reason, facts.noun).happened} (${reason})`,
				count(attempts, 'time'),
			]),
		},
	};
}

/** Nothing is said of it where it helps none of them. */
function tryAgain(reasons: ReturnType<typeof readReasons>, noun: string): Block[] {
	const isFinal = reasons.map(([reason]) => reasonWords(reason, noun).isFinal === true);
	if (isFinal.length > 0 && !isFinal.includes(false)) return [];
	const which = isFinal.includes(true) ? ' next to the others' : '';
	return [{ paragraph: `Then open the status page and choose “Try again”${which}.` }];
}

export const kindWords = (kind: string): string =>
	(Object.hasOwn(EVENT_KINDS, kind) ? EVENT_KINDS[kind as keyof typeof EVENT_KINDS][0] : undefined) ??
	'Event';

function adviceOn([reason, many]: [reason: string, many: number], noun: string): string {
	const { happened, advice, isFinal } = reasonWords(reason, noun);
	const end = isFinal === true ? ' Trying it again does not help.' : '';
	return `${happened} (${reason}, ${count(many, 'event')}): ${advice}${end}`;
}

const HOLDERS: Readonly<Record<string, string>> = {
	clio: 'the documents are still in Clio',
	legalserver: 'the documents are still in LegalServer',
};

/** @param checks how many of the events tell of a deletion in Dropbox: of their documents nobody knows where they are */
function whereTheyAre(events: readonly ToldEvent[], total: number, checks: number): string {
	const look = 'If it should be there, look for it on dropbox.com under “Deleted files”.';
	if (checks >= total) return `n8n could not check whether it was really deleted in Dropbox. ${look}`;
	const sources = new Set(events.filter((event) => !isDeletionInDropbox(event)).map(({ source }) => source));
	const [source = ''] = sources;
	const known = sources.size === 1 && Object.hasOwn(HOLDERS, source) ? HOLDERS[source] : undefined;
	const place = known ?? 'the documents are still where they came from';
	if (checks === 0) return `Nothing is lost: ${place}.`;
	const some = checks === 1 ? '1 of these is about a deletion' : `${checks} of these are about deletions`;
	return `${some} in Dropbox that n8n could not check. ${look} Of the others, nothing is lost: ${place}.`;
}

/** What the details list, as far as it has the right form. */
export function readEvents(given: unknown): ToldEvent[] {
	if (!Array.isArray(given)) return [];
	const texts = given.filter(
		(each): each is Record<string, unknown> => typeof each === 'object' && each !== null,
	);
	return texts.map((each) => {
		const text = (name: string) => (typeof each[name] === 'string' ? each[name] : '');
		return {
			...{ kind: text('kind'), source: text('source'), caseKey: text('caseKey') },
			...{ documentId: text('documentId'), reason: text('reason') },
			attempts: typeof each['attempts'] === 'number' ? each['attempts'] : 0,
		};
	});
}

function readReasons(given: unknown, events: readonly ToldEvent[]): Array<[string, number]> {
	const counts = typeof given === 'object' && given !== null ? Object.entries(given) : [];
	const known = counts.filter((entry): entry is [string, number] => typeof entry[1] === 'number');
	return known.length > 0 ? known : [...new Set(events.map(({ reason }) => reason))].map((one) => [one, 1]);
}
