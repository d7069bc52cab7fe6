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
	const areDocuments = events.length > 0 && events.every(({ documentId }) => documentId !== '');
	const what = areDocuments ? `${count(total, 'document')}` : `${count(total, 'event')}`;
	const [was, it] = total === 1 ? ['was', 'it'] : ['were', 'them'];
	const reasons = readReasons(facts.details['reasons'], events);
	const [only] = events;
	const where =
		total === 1 && only !== undefined && only.caseKey !== '' ? ` (${facts.noun} ${only.caseKey})` : '';
	return {
		subject: areDocuments ? `${what} ${was} not filed${where}` : `${what} ${was} not completed${where}`,
		blocks: [
			{
				paragraph: `${what} ${was} not ${areDocuments ? 'filed in Dropbox' : 'completed'} and will not be tried again until you send ${it} again. The first arrived on ${facts.moment('since')}. Nothing is lost: ${whereTheyAre(events)}.`,
			},
			...(events.length === 0 ? [] : [tableOf(events, facts)]),
			...(events.length < total && events.length > 0
				? [{ paragraph: `These are the first ${events.length} of ${total}.` }]
				: []),
			{ heading: 'What to do' },
			{ list: reasons.map(adviceOn) },
			...sendAgain(reasons),
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
				`${reasonWords(reason).happened} (${reason})`,
				count(attempts, 'time'),
			]),
		},
	};
}

/** Nothing is said of it where it helps none of them. */
function sendAgain(reasons: ReturnType<typeof readReasons>): Block[] {
	const isFinal = reasons.map(([reason]) => reasonWords(reason).isFinal === true);
	if (isFinal.length > 0 && !isFinal.includes(false)) return [];
	const which = isFinal.includes(true) ? ' next to the others' : '';
	return [{ paragraph: `Then open the status page and choose “Send again”${which}.` }];
}

export const kindWords = (kind: string): string =>
	(Object.hasOwn(EVENT_KINDS, kind) ? EVENT_KINDS[kind as keyof typeof EVENT_KINDS][0] : undefined) ??
	'Event';

function adviceOn([reason, many]: [reason: string, many: number]): string {
	const { happened, advice, isFinal } = reasonWords(reason);
	const end = isFinal === true ? ' Sending it again does not help.' : '';
	return `${happened} (${reason}, ${count(many, 'event')}): ${advice}${end}`;
}

const HOLDERS: Readonly<Record<string, string>> = {
	clio: 'the documents are still in Clio',
	legalserver: 'the documents are still in LegalServer',
	dropbox: 'the documents are still in Dropbox',
};

function whereTheyAre(events: readonly ToldEvent[]): string {
	const sources = new Set(events.map(({ source }) => source));
	const [source = ''] = sources;
	const known = sources.size === 1 && Object.hasOwn(HOLDERS, source) ? HOLDERS[source] : undefined;
	return known ?? 'the documents are still where they came from';
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
