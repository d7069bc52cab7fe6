import { createHash } from 'crypto';
import { STATUS_STYLE } from '../statusPage/statusStyle';
import { escapeHtml } from '../tree/words';
import type { TestReport } from './testLines';
import { TEST_PARTS, type TestLine, type TestStatus } from './TestLine';

const STYLE = `${STATUS_STYLE}.ask{display:flex;flex-wrap:wrap;gap:.6rem;align-items:center}.ask label{flex:1 1 100%;font-weight:600}.ask input{font:inherit;color:inherit;background:var(--card);border:1px solid var(--field);border-radius:8px;padding:.3rem .8rem;min-height:2.25rem;min-width:0;flex:0 1 20rem}.lines{list-style:none;margin:0;padding:0}.lines li{border-top:1px solid var(--line);padding:.45rem 0 .45rem 2rem;position:relative;overflow-wrap:anywhere}.lines li:first-child{border-top:0}.mark{position:absolute;left:.2rem;font-weight:700}.wrong .mark{color:var(--bad)}.note .mark{color:var(--warn)}.ok .mark{color:var(--good)}`;

/** As the status page has it: nothing from elsewhere, no script, and forms go where the page came from. */
const POLICY = [
	"default-src 'none'",
	`style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
	"base-uri 'none'",
].join('; ');

const MARKS: Readonly<Record<TestStatus, readonly [sign: string, words: string]>> = {
	ok: ['✔', 'Works'],
	note: ['!', 'Good to know'],
	wrong: ['✘', 'Has to be corrected'],
};

/**
 * A page on which somebody names a matter to try, and what the test of it came to. It needs no script.
 * @param report undefined before the first try
 * @param matter what was entered
 */
export function renderTestPage(report: TestReport | undefined, matter: string): string {
	return [
		'<!doctype html><html lang="en"><head><meta charset="utf-8">',
		`<meta http-equiv="Content-Security-Policy" content="${escapeHtml(POLICY)}">`,
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		'<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex">',
		`<title>Case folders: test the setup</title><style>${STYLE}</style></head><body><main>`,
		'<header><h1>Case folders: test the setup</h1>',
		'<p>Checks your setup, then files the documents of one matter or case in the Demo Destination, whatever the environment is. Nothing is written to the Live Destination or the case system.</p></header>',
		report === undefined ? '' : stateOf(report),
		askFor(matter),
		...(report === undefined ? [] : TEST_PARTS.map((part) => sectionOf(part, report.lines))),
		'</main></body></html>\n',
	].join('');
}

const askFor = (matter: string): string =>
	`<section><form method="post" class="ask"><label for="matter">Matter or case to try</label><input id="matter" name="matter" required maxlength="200" autocomplete="off" value="${escapeHtml(matter)}"><button>Test</button></form><p class="soft">Enter its number or ID. Choose one that does not belong to a real client. The test can take a few minutes.</p></section>`;

function stateOf({ ok, lines }: TestReport): string {
	const wrong = lines.filter(({ status }) => status === 'wrong').length;
	const text = ok
		? 'Everything works.'
		: `${wrong} ${wrong === 1 ? 'thing has' : 'things have'} to be corrected.`;
	return `<section class="state${ok ? '' : ' bad'}" role="status"><b>${text}</b></section>`;
}

function sectionOf(part: string, all: readonly TestLine[]): string {
	const lines = all.filter((line) => line.part === part);
	if (lines.length === 0) return '';
	return `<section><h2>${escapeHtml(part)}</h2><ul class="lines">${lines.map(lineOf).join('')}</ul></section>`;
}

function lineOf({ status, text, advice }: TestLine): string {
	const [sign, words] = MARKS[status];
	const todo = advice === '' ? '' : `<br><span class="soft"><bdi>${escapeHtml(advice)}</bdi></span>`;
	return `<li class="${status}"><span class="mark" role="img" aria-label="${words}">${sign}</span><bdi>${escapeHtml(text)}</bdi>${todo}</li>`;
}
