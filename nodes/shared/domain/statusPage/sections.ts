import { count, formatDuration } from '../alerts/moment';
import { EVENT_STATUSES, type EventRow, type EventStatus } from '../queue/EventRow';
import { escapeHtml } from '../tree/words';
import { buttonForm } from './forms';
import { SOON } from './stateSection';
import { sourceWords, type StatusView } from './StatusView';

const DAY = 86_400_000;

const STATUS_WORDS: Readonly<Record<EventStatus, string>> = {
	waiting: 'Waiting',
	working: 'Being worked on',
	paused: 'Paused until Clio, LegalServer or Dropbox is connected again',
	stalled: 'Waiting for Clio, LegalServer or Dropbox to respond',
	done: 'Done',
	failed: 'Failed',
};

export const line = (label: string, value: string, kind = ''): string =>
	`<tr><th scope="row"><bdi>${escapeHtml(label)}</bdi></th><td class="n ${kind}">${escapeHtml(value)}</td></tr>`;

export const table = (rows: readonly string[], ifEmpty: string): string =>
	rows.length === 0 ? `<p class="soft">${ifEmpty}</p>` : `<table><tbody>${rows.join('')}</tbody></table>`;

export const section = (title: string, content: string): string =>
	`<section><h2>${title}</h2>${content}</section>`;

export function queueSection({ summary, page }: StatusView): string {
	const age = (row: EventRow | undefined) =>
		row === undefined ? 'None' : formatDuration(page.now - row.receivedAt);
	const rows = EVENT_STATUSES.map((status) =>
		line(
			STATUS_WORDS[status],
			`${summary.counts[status].toLocaleString('en-US')}${page.facts.incomplete.includes(status) ? ' or more' : ''}`,
			status === 'failed' && summary.counts.failed > 0 ? 'bad' : '',
		),
	);
	const ages = [
		line('Oldest unfinished event', age(summary.oldestOpen)),
		line('Oldest failed event', age(summary.oldestFailed)),
	];
	return section('Queue', table([...rows, ...ages], ''));
}

export function sourcesSection({ summary, page, format }: StatusView): string {
	const rows = summary.lastEvents.map(({ source, at }) =>
		line(sourceWords(source), `${format(at)} (${formatDuration(page.now - at)} ago)`, 'long'),
	);
	return section('Last event', table(rows, 'No event has arrived yet.'));
}

export function connectionsSection({ page }: StatusView): string {
	const { facts, now } = page;
	const expiries = facts.expiries.map(({ name, at }) =>
		line(
			name,
			at <= now ? 'Expired' : `Expires in ${count(Math.floor((at - now) / DAY), 'day')}`,
			at <= now ? 'bad' : at - now < SOON * DAY ? 'warn' : '',
		),
	);
	const calls = facts.callsLeft.map(({ name, left, of }) =>
		line(
			`${name}: calls left this minute`,
			`${left.toLocaleString('en-US')}${of === undefined ? '' : ` of ${of.toLocaleString('en-US')}`}`,
		),
	);
	const silent = facts.unreachable.map((name) => line(name, 'Did not respond just now', 'warn long'));
	return section('Connections', table([...silent, ...expiries, ...calls], 'There is nothing to show.'));
}

/** Categories without a subfolder; what was filed can be filed anew when the settings name one. */
export function categoriesSection({ page, summary }: StatusView): string {
	const { unmapped } = summary;
	if (unmapped.length === 0) return '';
	const mapped = new Set(page.mappedCategories.map((each) => each.trim().toLowerCase()));
	const rows = unmapped.map(({ category, count: many }) => {
		const button = mapped.has(category.trim().toLowerCase())
			? buttonForm(page.formToken, { action: 'refile', category }, 'Move them', `Move them: ${category}`)
			: '<span class="soft">First add it to “Subfolders for Categories” in the client settings.</span>';
		return `<tr><th scope="row"><bdi>${escapeHtml(category)}</bdi> <span class="soft">${count(many, 'document')}</span></th><td>${button}</td></tr>`;
	});
	return section(
		'Categories without a subfolder',
		`<p class="soft">Their documents are in the default subfolder.</p>${table(rows, '')}`,
	);
}
