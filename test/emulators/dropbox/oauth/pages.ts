import { html, type Html } from '../../core/html';
import type { ConsentRequest } from './consentRequest';
import { SCOPE_WORDS } from './scopeWords';

const STYLE = html`
	<style>
		body {
			font:
				16px/1.5 system-ui,
				sans-serif;
			background: #f7f5f2;
			color: #1e1919;
			margin: 0;
		}
		main {
			max-width: 30rem;
			margin: 4rem auto;
			padding: 2rem;
			background: #fff;
			border: 1px solid #ddd;
		}
		h1 {
			font-size: 1.4rem;
			margin-top: 0;
		}
		fieldset {
			border: 1px solid #ccc;
			margin: 1rem 0;
		}
		label {
			display: block;
			padding: 0.25rem 0;
		}
		button {
			font: inherit;
			padding: 0.5rem 1.5rem;
			margin-right: 0.5rem;
			border: 1px solid #0061fe;
			cursor: pointer;
		}
		button[value='allow'] {
			background: #0061fe;
			color: #fff;
		}
		button[value='deny'] {
			background: #fff;
			color: #0061fe;
		}
		code {
			background: #f0eeeb;
			padding: 0.1rem 0.3rem;
		}
	</style>
`;

/** Asks a person whether the app may have these scopes on which account. The fields travel on in the form. */
export function consentPage(consent: ConsentRequest, fields: URLSearchParams): string {
	const hidden = [...fields].map(
		([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
	);
	return page(
		`${consent.app.name} asks for access`,
		html`
			<h1>${consent.app.name} would like access to ${consent.team ? 'your team' : 'your Dropbox'}</h1>
			<p>It asks to:</p>
			<ul>
				${consent.scopes.map((scope) => html`<li>${SCOPE_WORDS[scope] ?? ''} <code>${scope}</code></li>`)}
			</ul>
			<form method="post" action="/oauth2/authorize">
				${hidden}
				<fieldset>
					<legend>Account</legend>
					${consent.accounts.map(
						(account, index) =>
							html`<label
								><input
									type="radio"
									name="account"
									value="${account.accountId}"
									${index === 0 ? CHECKED : ''}
								/>
								${account.displayName} (${account.email})</label
							>`,
					)}
				</fieldset>
				<button type="submit" name="answer" value="allow">Allow</button>
				<button type="submit" name="answer" value="deny">Deny</button>
			</form>
		`,
	);
}

const CHECKED = html`checked`;

/** For apps without a redirect address: the person copies the code. */
export function codePage(code: string): string {
	return page(
		'Access code',
		html`<h1>Enter this code in the app</h1>
			<p><code id="code">${code}</code></p>`,
	);
}

/** Says why nothing was granted. */
export function refusalPage(reason: string): string {
	return page(
		'No access given',
		html`<h1>No access given</h1>
			<p>${reason}</p>`,
	);
}

function page(title: string, content: Html): string {
	return html`<!doctype html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<title>${title} - emulated Dropbox</title>
				${STYLE}
			</head>
			<body>
				<main>
					${content}
					<p><small>This is the emulated Dropbox on your own machine.</small></p>
				</main>
			</body>
		</html>`.markup;
}
