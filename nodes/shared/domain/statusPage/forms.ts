import { escapeHtml } from '../tree/words';

/**
 * Forms that go to the address that the page came from. They need no script. Each carries the page's token; on a page
 * without one there are no forms.
 */

const hidden = (fields: Readonly<Record<string, string>>): string =>
	Object.entries(fields)
		.map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`)
		.join('');

/**
 * A form of a single button.
 * @param token of the page; `''` if it may send nothing
 * @param fields what the workflow is asked for; `action` says what is to be done
 * @param label what the button does, for people who do not see what stands beside it
 */
export const buttonForm = (
	token: string,
	fields: Readonly<Record<string, string>>,
	text: string,
	label = text,
): string =>
	token === ''
		? ''
		: `<form method="post">${hidden({ token, ...fields })}<button aria-label="${escapeHtml(label)}">${escapeHtml(text)}</button></form>`;

const HOUR = 3_600_000;
const SPANS: ReadonlyArray<[words: string, hours: number]> = [
	['in the last hour', 1],
	['in the last 24 hours', 24],
	['in the last 7 days', 168],
];

/** A form for everything that failed since a time, to be tried again. @param now milliseconds */
export function timesForm(token: string, now: number): string {
	if (token === '') return '';
	const options = [
		...SPANS.map(([words, hours]) => `<option value="${now - hours * HOUR}">${words}</option>`),
		'<option value="0">at any time</option>',
	].join('');
	return `<form method="post" class="times">${hidden({ token, action: 'resend' })}<label for="since">All that failed</label><select id="since" name="since">${options}</select><button>Try all again</button></form>`;
}
