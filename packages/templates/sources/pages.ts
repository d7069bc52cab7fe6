import { respond, type Step } from '../steps';

/* Pages that a workflow answers a browser with. */

/** Whatever somebody called a document or a folder is shown as text. @param value an expression */
export const shown = (value: string): string =>
	`{{ String(${value}).replace(/[&<>"'\`]/g, (sign) => '&#' + sign.charCodeAt(0) + ';') }}`;

const STYLE = `body { font: 16px/1.5 system-ui, sans-serif; color: #1f2328; background: #fff; max-width: 36em; margin: 2.5em auto; padding: 0 1.25em; overflow-wrap: anywhere }
h1 { font-size: 1.5em; line-height: 1.25 }
dt, .note { color: #59636e; font-size: .9em }
dd { margin: 0 0 1em; font-weight: 600 }
a { color: #0a58ca }
button { font: inherit; font-weight: 600; color: #fff; background: #0a58ca; border: 0; border-radius: 6px; padding: .6em 1.2em; cursor: pointer }
p:empty { display: none }
button:disabled { background: #59636e; cursor: default }`;

const headers = (...more: Array<[name: string, value: string]>) => ({
	entries: [...more, ['Cache-Control', 'no-store'], ['Referrer-Policy', 'no-referrer']].map(
		([name, value]) => ({ name, value }),
	),
});

/** A page that no frame shows. @param body HTML, with expressions */
export const showPage = (title: string, body: string, responseCode = 200): Step =>
	respond({
		respondWith: 'text',
		responseBody: `=<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
${STYLE}
</style>
</head>
<body>
${body}
</body>
</html>`,
		options: {
			responseCode,
			responseHeaders: headers(['Content-Type', 'text/html; charset=utf-8'], ['X-Frame-Options', 'DENY']),
		},
	});

/** Leads the browser on. @param url an expression */
export const leadTo = (url: string): Step =>
	respond({
		respondWith: 'redirect',
		redirectURL: url,
		options: { responseCode: 302, responseHeaders: headers() },
	});

/** What a step refused or *Decide* stopped, in its words. @param otherwise what is said where neither did */
export const showWhatIsWrong = (otherwise: string): Step =>
	showPage(
		'That did not work',
		`<h1>That did not work</h1>
<p>${shown(`String($json.error?.message ?? $json.error ?? ($json.action ? $json.message : undefined) ?? '${otherwise}').replace(/[^.!?]$/, '$&.')`)}</p>
<p>${shown("$json.error?.advice ?? ''")}</p>`,
		422,
	);
