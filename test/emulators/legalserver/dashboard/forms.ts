import type { FormFields } from '../../core/dashboard/Panel';
import { html, type Html } from '../../core/html';
import type { LegalServerWorld } from '../LegalServerWorld';
import { DISPOSITIONS } from '../state/records';

/** A person's act, as a form on the page. */
export interface Act {
	call: string;
	button: string;
	fields: readonly string[];
	/** What goes with it unsaid. */
	also?: Readonly<Record<string, unknown>>;
}

export const ACTS: readonly Act[] = [
	{
		call: '/set-disposition',
		button: 'Set the disposition',
		fields: ['site', 'matter', 'disposition'],
	},
	{ call: '/assign', button: 'Assign to the case', fields: ['site', 'matter', 'user', 'type'] },
	{ call: '/unassign', button: 'End the assignment', fields: ['site', 'matter', 'user'] },
	{ call: '/set-field', button: 'Set a field', fields: ['site', 'matter', 'field', 'value'] },
	{ call: '/add-document', button: 'Add a document', fields: ['site', 'matter', 'name', 'text', 'scan'] },
	{ call: '/scan', button: 'Finish the virus scan', fields: ['site', 'document', 'result'] },
	{ call: '/add-note', button: 'Add a note', fields: ['site', 'matter', 'subject', 'text'] },
	{ call: '/expire-tokens', button: 'End the tokens', fields: ['site', 'token'] },
	{ call: '/switches', button: 'Maintenance', fields: ['site', 'maintenance'] },
];

/** What was left empty is not said. */
export const formsOf = (acts: readonly Act[]): FormFields =>
	Object.fromEntries(
		acts.map(({ call, fields, also }) => [
			`POST ${call}`,
			(form: URLSearchParams) => ({
				...also,
				...Object.fromEntries(fields.flatMap((name) => (form.get(name) ? [[name, form.get(name)]] : []))),
			}),
		]),
	);

const wordsFor = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

export function showActs({ state, fixture }: LegalServerWorld, acts: readonly Act[]): Html {
	const sites = [...state.sites.values()];
	const lists: Readonly<Record<string, readonly string[]>> = {
		site: sites.map(({ name }) => name),
		matter: [
			...new Set(sites.flatMap(({ matters }) => matters.all.slice(-200).map((one) => one.caseNumber))),
		],
		user: sites[0]?.users.all.map(({ login }) => login) ?? [],
		document: sites.flatMap(({ documents }) => documents.all.slice(-200).map(({ id }) => String(id))),
		disposition: DISPOSITIONS,
		...{ result: ['clean', 'infected', 'pending'], scan: ['clean', 'infected', 'pending'] },
		...{ maintenance: ['off', 'html', 'json'], type: ['Primary', 'Co-Counsel', 'Intake', 'Pro Bono'] },
		token: Object.keys(fixture.tokens),
		field: ['dropbox_folder_id', 'external_id', ...(sites[0]?.customFields.keys() ?? [])],
	};
	return html`${Object.entries(lists).map(
		([name, values]) =>
			html`<datalist id="${name}-list">
				${values.map((value) => html`<option value="${value}"></option>`)}
			</datalist>`,
	)}
	${acts.map(
		({ call, button, fields }) => html`
			<form method="post" action="${call}">
				${fields.map((name) => html`<label>${wordsFor(name)} <input name="${name}" list="${name}-list" /></label> `)}
				<button>${button}</button>
			</form>
		`,
	)}`;
}
