import { html, type Html } from '../../core/html';
import type { ClioState } from '../state/ClioState';
import { PERMISSIONS, titleOf, type Permissions } from '../state/permissions';
import type { ConsentRequest } from './consentRequest';

const STYLE = html`
	<style>
		body {
			font:
				16px/1.5 system-ui,
				sans-serif;
			background: #eef3f8;
			color: #1b2733;
			margin: 0;
		}
		main {
			max-width: 32rem;
			margin: 4rem auto;
			padding: 2rem;
			background: #fff;
			border: 1px solid #cdd7e1;
		}
		label {
			display: block;
		}
		button {
			font: inherit;
			padding: 0.5rem 1.5rem;
			margin: 1rem 0.5rem 0 0;
		}
	</style>
`;

/** Asks a person whether the app may do what is ticked in the developer portal. */
export function consentPage({ users }: ClioState, { app }: ConsentRequest, fields: URLSearchParams): string {
	const people = users.all.filter(({ type, enabled }) => type === 'ManageUser' && enabled);
	return page(
		`${app.name} asks for access`,
		html`
			<h1>${app.name} would like access to your Clio account</h1>
			<ul>
				${wordsFor(app.permissions).map((words) => html`<li>${words}</li>`)}
			</ul>
			<form method="post" action="/oauth/authorize">
				${[...fields].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
				<fieldset>
					<legend>Signed in as</legend>
					${people.map(
						({ id, firstName, lastName, email }, index) =>
							html`<label
								><input type="radio" name="user" value="${id}" ${index === 0 ? html`checked` : ''} />
								${firstName} ${lastName} (${email})</label
							>`,
					)}
				</fieldset>
				<button type="submit" name="answer" value="allow">Allow Access</button>
				<button type="submit" name="answer" value="deny">No Thanks</button>
			</form>
		`,
	);
}

function wordsFor(permissions: Permissions): string[] {
	return PERMISSIONS.flatMap((permission) => {
		const access = permissions[permission] ?? 'none';
		if (access === 'none') return [];
		return [`${titleOf(permission)}: ${access === 'write' ? 'read and write' : 'read'}`];
	});
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
				<title>${title} - emulated Clio</title>
				${STYLE}
			</head>
			<body>
				<main>
					${content}
					<p><small>This is the emulated Clio on your own machine.</small></p>
				</main>
			</body>
		</html>`.markup;
}
