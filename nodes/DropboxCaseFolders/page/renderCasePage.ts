import { createHash } from 'crypto';
import { STYLE } from '../../shared/domain/tree/style';
import { escapeHtml } from '../../shared/domain/tree/words';
import { PAGE_STYLE } from './pageStyle';
import { SCRIPT } from './script';

/** What an office decides about its page. */
export interface CasePageOptions {
	/** Name of the office; `null` for none. */
	title: string | null;
	/** `auto`: what the reader's browser asks for. */
	language: 'auto' | 'en' | 'es';
	/** Between two looks for new documents. */
	refreshSeconds: number;
}

const CSS = STYLE + PAGE_STYLE;

const sourceOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * The policy lets nothing in but this one script and this one style, and requests by which the script talks to n8n. The
 * script itself, before it does anything else, narrows that to the page's own address, which only it knows: n8n may be
 * reached by other names than those it knows of itself. `'self'` would not do, since in n8n's sandbox the page has no
 * origin, and browsers do not agree on what it means there. Who may put the page into a frame cannot be said here.
 */
const POLICY = [
	"default-src 'none'",
	`script-src ${sourceOf(SCRIPT)}`,
	`style-src ${sourceOf(CSS)}`,
	'connect-src https: http:',
	"base-uri 'none'",
	"form-action 'none'",
].join('; ');

/**
 * The case page as a browser gets it: a shell and a script that holds nothing of any case. What is shown comes by the
 * link that the reader has, and that stands in a part of the address which browsers keep to themselves.
 */
export const renderCasePage = ({ title, language, refreshSeconds }: CasePageOptions): string =>
	[
		'<!doctype html><html lang="en"><head><meta charset="utf-8">',
		`<meta http-equiv="Content-Security-Policy" content="${escapeHtml(POLICY)}">`,
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		'<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex">',
		`<title>Case documents</title><style>${CSS}</style></head><body>`,
		'<noscript><main><h1>Case documents</h1>',
		'<p>This page needs JavaScript. Please turn it on in your browser, or use another browser.</p>',
		'<p lang="es">Esta página necesita JavaScript. Por favor, actívelo en su navegador o use otro navegador.</p>',
		'</main></noscript>',
		`<script type="application/json" id="settings">${jsonText({ title, language, refreshSeconds })}</script>`,
		`<script type="module">${SCRIPT}</script></body></html>\n`,
	].join('');

/** JSON in which nothing ends the element that it stands in. */
const jsonText = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c');
