import { systemOf } from '../client/checkClient';
import { choicesOf, panelField } from '../client/panelFields';
import type { Client } from '../client/schema';
import { featuresFor } from '../sets/features';

export interface Choice {
	value: string;
	name: string;
}

/** A question of `init`, by where its answer stands in the client's file. */
export interface Question {
	path: string;
	ask: string;
	/** `lines`: several, with commas between them. */
	kind: 'text' | 'lines' | 'choice' | 'several' | 'yesNo';
	initial?: string | boolean;
	choices?: (soFar: Client) => Choice[];
	when?: (soFar: Client) => boolean;
	isRequired?: boolean;
}

const setting = (path: string, ask: string, more: Partial<Question> = {}): Question => {
	const { type, default: initial } = panelField(path);
	const kind = type === 'boolean' ? 'yesNo' : type === 'options' ? 'choice' : 'text';
	return {
		...{ path: `settings.${path}`, ask, kind, initial: initial as string },
		...(type === 'options'
			? {
					choices: () =>
						choicesOf(panelField(path)).map(({ value, name }) => ({ value: String(value), name })),
				}
			: {}),
		...more,
	};
};

const is = (name: string, value: unknown, otherwise?: unknown) => (client: Client) =>
	(client.settings[name] ?? otherwise) === value;

/** In the order of docs/consultants.md, *What to ask first*. */
export const QUESTIONS: readonly Question[] = [
	{ path: 'client', ask: 'What is the client called?', kind: 'text', isRequired: true },
	{ path: 'id', ask: 'A short name that never changes, such as smith-law', kind: 'text', isRequired: true },
	setting('caseSystem', 'Which case management system does the client use?', { kind: 'choice' }),
	setting('liveDestination', 'Where should case folders be, for the live site?', {
		initial: '/Legal Matters',
		isRequired: true,
	}),
	setting('demoDestination', 'And for the demo site? Never the same folder', {
		initial: '/Demo Matters',
		isRequired: true,
	}),
	{
		path: 'handover.whoSeesFolders',
		ask: 'Who may see case folders? (The rights on the destination folder. Empty: to be settled)',
		kind: 'text',
	},
	setting('folderNaming', 'How are folders named?'),
	setting('nameTemplate', 'The template of the name', { when: is('folderNaming', 'template') }),
	setting('subfolders', 'Which subfolders does every case get?', {
		kind: 'lines',
		initial: 'Pleadings, Correspondence, Discovery, Contracts',
	}),
	{
		path: 'handover.folderWhen',
		ask: 'When does a case get its folder? (Empty: when the matter is opened, or the intake accepted)',
		kind: 'text',
	},
	{
		path: 'handover.folderIdKeptIn',
		ask: 'Where is the folder ID kept? (A field on the case record. Empty: to be settled)',
		kind: 'text',
		when: (client) => systemOf(client) !== 'legalserver',
	},
	{
		path: 'legalServerFolderIdField',
		ask: 'Where is the folder ID kept? The database name of the field in LegalServer, such as dropbox_folder_id_31 (Empty: nowhere)',
		kind: 'text',
		when: (client) => systemOf(client) === 'legalserver',
	},
	setting(
		'restrictPrivileged',
		'Does the client have a Dropbox team with a team space, and are privileged documents to be restricted there?',
		{ kind: 'yesNo' },
	),
	setting('privilegedCategories', 'Which documents are privileged? Their categories', {
		kind: 'lines',
		when: is('restrictPrivileged', true, true),
	}),
	setting('privilegedPeople', 'Who may open them? Email addresses, besides the responsible attorney', {
		kind: 'lines',
		when: is('restrictPrivileged', true, true),
	}),
	setting('closeMethod', 'What happens when a matter ends?'),
	setting('closedFolder', 'The folder for closed matters, next to the destinations', {
		when: (client) => !is('closeMethod', 'prefix')(client),
	}),
	setting('alertEmails', 'Who gets an email when something needs attention?', {
		kind: 'lines',
		isRequired: true,
	}),
	setting('managingPartner', 'Who hears of closed matters and privileged documents? (Empty: those above)'),
	setting('fromEmail', 'The address that emails come from', { isRequired: true }),
	setting('options.timeZone', 'The time zone of the client, such as America/New_York', { isRequired: true }),
	{
		path: 'handover.account',
		ask: 'Which account does the work in Dropbox? (A service account, rather than a person who may leave)',
		kind: 'text',
	},
	{
		path: 'dropboxAuthentication',
		...{ ask: 'Which Dropbox credential is used?', kind: 'choice', initial: 'token' },
		choices: () => [
			{ value: 'token', name: 'Dropbox Case Folders Token API' },
			{ value: 'oAuth2', name: 'Dropbox Case Folders OAuth2 API' },
		],
	},
	{
		path: 'n8nUrl',
		ask: 'The address of the client’s n8n, such as https://n8n.example.com (Empty: not known yet)',
		kind: 'text',
	},
	{
		...{ path: 'workflows', ask: 'Which further workflows does the client want?', kind: 'several' },
		choices: (client) => featuresFor(systemOf(client)).map((value) => ({ value, name: value })),
	},
];
