import { groupBy } from '../../core/outcome';
import { count, formatDuration } from '../alerts/moment';
import { capitalized, serviceOf, serviceWords } from '../alerts/services';
import { escapeHtml } from '../tree/words';
import type { StatusView } from './StatusView';

const DAY = 86_400_000;
/** Days before something expires at which it is spoken of. */
export const SOON = 7;

/** The first thing to read: whether anybody has to do anything. */
export function stateSection({ page, summary, format }: StatusView): string {
	const { now, facts } = page;
	const failed = summary.counts.failed;
	const lost = summary.heldUp.filter(({ isConnection }) => isConnection);
	const outages = summary.heldUp.filter(({ isConnection }) => !isConnection);
	const expiring = facts.expiries.filter(({ at }) => at - now < SOON * DAY);
	const toDo = [
		...lost.map(
			({ service }) =>
				`In n8n, open Overview, then Credentials, and connect ${serviceWords(service).name} again.`,
		),
		...(failed > 0 ? [`${count(failed, 'event')} failed. “Failed events” below says what to do.`] : []),
		...expiring.map(({ name, at, whatToDo }) =>
			at <= now
				? `${name} has expired. ${whatToDo}`
				: `${name} expires in ${formatDuration(at - now)}. ${whatToDo}`,
		),
		...(summary.failedEmails.length > 0
			? [
					`${count(summary.failedEmails.length, 'email')} could not be sent. Check the email credential in n8n.`,
				]
			: []),
	];
	const toKnow = [
		...outages.map(
			({ service, count: many, since }) =>
				`${capitalized(serviceWords(service).name)} is not responding; ${count(many, 'event')} ${many === 1 ? 'is' : 'are'} waiting, the first since ${format(since)}. They resume automatically.`,
		),
		...[...groupBy(summary.alone, serviceOf)].map(([service, rows]) => {
			const [which, them] =
				rows.length === 1
					? [`document ${rows[0]?.documentId}`, 'it']
					: [count(rows.length, 'document'), 'them'];
			return `${capitalized(serviceWords(service).name)} does not respond for ${which}, but does for others. n8n tries ${them} a few more times, and then you get an email.`;
		}),
	];
	const [kind, words] =
		toDo.length > 0
			? [
					'bad',
					toDo.length === 1 ? 'One thing needs your attention' : `${toDo.length} things need your attention`,
				]
			: toKnow.length > 0
				? ['warn', 'Some events are waiting. You do not have to do anything.']
				: ['', 'Everything is working. You do not have to do anything.'];
	// What goes on by itself is none of the things that the heading counts.
	return `<section class="state ${kind}"><h2>${words}</h2>${listOf(toDo)}${listOf(toKnow, 'soft')}</section>`;
}

const listOf = (lines: readonly string[], kind = ''): string =>
	lines.length === 0
		? ''
		: `<ul class="${kind}">${lines.map((line) => `<li><bdi>${escapeHtml(line)}</bdi></li>`).join('')}</ul>`;
