import type { FormFields } from '../../core/dashboard/Panel';
import { html, type Html } from '../../core/html';
import type { ClioWorld } from '../ClioWorld';

interface Act {
	call: string;
	button: string;
	fields: readonly string[];
}

/** A person's acts, as forms on the page. */
const ACTS: readonly Act[] = [
	{ call: '/upload', button: 'Upload a document', fields: ['matter', 'name', 'text', 'category'] },
	{ call: '/portal-upload', button: 'Upload as the client', fields: ['matter', 'name', 'text'] },
	{ call: '/new-version', button: 'Upload a new version', fields: ['document', 'text'] },
	{ call: '/rename-document', button: 'Rename the document', fields: ['document', 'name'] },
	{ call: '/move-document', button: 'Move the document', fields: ['document', 'matter'] },
	{ call: '/category', button: 'Set the category', fields: ['document', 'category'] },
	{ call: '/trash-document', button: 'Trash the document', fields: ['document'] },
	{ call: '/restore-document', button: 'Restore the document', fields: ['document'] },
	{ call: '/open-matter', button: 'Open a matter', fields: ['description', 'client', 'practiceArea'] },
	{ call: '/close-matter', button: 'Close the matter', fields: ['matter'] },
	{ call: '/pend-matter', button: 'Set the matter pending', fields: ['matter'] },
	{ call: '/reopen-matter', button: 'Reopen the matter', fields: ['matter'] },
	{ call: '/stage', button: 'Set the stage', fields: ['matter', 'stage'] },
	{ call: '/rename-folder', button: 'Rename the folder', fields: ['folder', 'name'] },
	{ call: '/expire-tokens', button: 'Expire tokens', fields: [] },
	{ call: '/webhooks/expire', button: 'Expire webhooks', fields: [] },
	{ call: '/webhooks/repeat', button: 'Repeat the last delivery', fields: [] },
];

/** What was left empty is not said. */
export const ACT_FORMS: FormFields = Object.fromEntries(
	ACTS.map(({ call, fields }) => [
		`POST ${call}`,
		(form: URLSearchParams) =>
			Object.fromEntries(fields.flatMap((name) => (form.get(name) ? [[name, form.get(name)]] : []))),
	]),
);

/** `Practice area` for `practiceArea`. */
function wordsFor(name: string): string {
	const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
	return words.charAt(0).toUpperCase() + words.slice(1);
}

export function actForms({ state }: ClioWorld): Html {
	const lists = {
		matter: state.matters.all.slice(-200).map(({ displayNumber }) => displayNumber),
		document: state.documents.all.slice(-200).map(({ id }) => String(id)),
		folder: state.folders.all.slice(-200).map(({ id }) => String(id)),
		category: state.categories.all.map(({ name }) => name),
		client: state.contacts.all.map(({ name }) => name),
		practiceArea: state.practiceAreas.all.map(({ name }) => name),
		stage: state.stages.all.map(({ name }) => name),
	};
	return html`${Object.entries(lists).map(
		([name, values]) =>
			html`<datalist id="${name}-list">
				${values.map((value) => html`<option value="${value}"></option>`)}
			</datalist>`,
	)}
	${ACTS.map(
		({ call, button, fields }) => html`
			<form method="post" action="${call}">
				${fields.map((name) => html`<label>${wordsFor(name)} <input name="${name}" list="${name}-list" /></label> `)}
				<button>${button}</button>
			</form>
		`,
	)}`;
}
