import { count } from '../alerts/moment';
import { capitalized } from '../alerts/services';
import { LONGEST_LISTING } from '../alerts/QueueView';
import { reasonWords } from '../alerts/reasonWords';
import { kindWords } from '../alerts/textOfFailed';
import type { EventRow } from '../queue/EventRow';
import { escapeHtml } from '../tree/words';
import { buttonForm, timesForm } from './forms';
import type { StatusFacts } from './StatusFacts';
import { sourceWords, type StatusView } from './StatusView';

/** Rows shown of each reason; the button of the reason is for all of them. */
const MOST_ROWS = 100;
/** Groups with so few rows are shown open. */
const FEW = 5;

/** What was given up, by reason, each with what to do; to be tried again one by one, by reason, or by time. */
export function failedSection({ summary, page, format }: StatusView): string {
	const { failed, failedEmails, counts } = summary;
	if (failed.length === 0 && failedEmails.length === 0) {
		const words = counts.failed > 0 ? 'They failed too long ago to be listed.' : 'No event failed.';
		return `<section><h2>Failed events</h2><p class="soft">${words}</p></section>`;
	}
	const { formToken, noun } = page;
	const showing = { format, formToken, noun };
	const groups = failed.map(({ reason, rows }) => group(reason, rows, showing));
	const emails =
		failedEmails.length === 0
			? ''
			: `<div class="group"><h3>Emails that could not be sent</h3>${rowsTable(failedEmails, showing)}</div>`;
	return `<section><h2>Failed events</h2>${incompleteNote(page.facts)}${timesForm(formToken, page.now)}${groups.join('')}${emails}</section>`;
}

/** How rows are shown. */
interface Showing {
	format: StatusView['format'];
	formToken: string;
	noun: StatusView['page']['noun'];
}

const incompleteNote = ({ incomplete }: StatusFacts): string =>
	incomplete.includes('failed')
		? `<p class="soft">More events failed than can be listed: these are the newest ${LONGEST_LISTING.toLocaleString('en-US')}. Try these again to see the older ones.</p>`
		: '';

function group(reason: string, rows: readonly EventRow[], showing: Showing): string {
	const { happened, advice } = reasonWords(reason, showing.noun);
	const code = reason === '' ? '' : ` <code>${escapeHtml(reason)}</code>`;
	const all =
		reason === '' || rows.length < 2
			? ''
			: buttonForm(
					showing.formToken,
					{ action: 'resend', reason },
					`Try all ${rows.length} again`,
					`Try all ${rows.length} again: ${happened}`,
				);
	const more =
		rows.length > MOST_ROWS ? `<p class="soft">These are the newest ${MOST_ROWS} of ${rows.length}.</p>` : '';
	return [
		`<div class="group"><div class="top"><div><h3>${escapeHtml(happened)}${code}</h3></div>${all}</div>`,
		`<p>${escapeHtml(advice)}</p>`,
		`<details${rows.length <= FEW ? ' open' : ''}><summary>${count(rows.length, 'event')}</summary>`,
		`${rowsTable(rows.slice(0, MOST_ROWS), showing)}${more}</details></div>`,
	].join('');
}

const headOf = (noun: string) => [
	...['Failed', 'Event', capitalized(noun)],
	...['Document', 'What happened', 'Attempts'],
];

function rowsTable(rows: readonly EventRow[], { format, formToken, noun }: Showing): string {
	const names = headOf(noun);
	const head = names.map((each) => `<th scope="col">${each}</th>`).join('');
	const lines = rows.map((row) => {
		const cells = [
			format(row.finishedAt),
			`${kindWords(row.kind)} (${sourceWords(row.source)})`,
			row.caseKey || '—',
			row.documentId || '—',
			row.message || '—',
			String(row.attempts),
		];
		const shown = cells.map(
			(cell, column) => `<td data-label="${names[column]}"><bdi>${escapeHtml(cell)}</bdi></td>`,
		);
		const what = row.documentId === '' ? `event ${row.id}` : `document ${row.documentId}`;
		const button = buttonForm(
			formToken,
			{ action: 'resend', ids: String(row.id) },
			'Try again',
			`Try again: ${what}`,
		);
		return `<tr>${shown.join('')}<td>${button}</td></tr>`;
	});
	return `<table class="rows"><thead><tr>${head}<td></td></tr></thead><tbody>${lines.join('')}</tbody></table>`;
}
