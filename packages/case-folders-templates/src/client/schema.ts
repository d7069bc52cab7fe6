import { z } from 'zod/v4';
import { FEATURES } from '../sets/features';
import { CREDENTIALS } from '../sets/credentials';
import { settingsSchema, text, type ClientSettings } from './settingsSchema';

export const SETS = ['live', 'demo'] as const;
export type SetName = (typeof SETS)[number];

const name = text.min(1).max(128);
const credential = z
	.union([name, z.strictObject({ live: name.optional(), demo: name.optional() })])
	.optional()
	.describe('The name of the credential in n8n, or one for each set');

const handover = z.strictObject({
	whoSeesFolders: text.optional().describe('Who may see case folders'),
	folderWhen: text.optional().describe('When a case gets its folder'),
	folderIdKeptIn: text
		.optional()
		.describe('Where the ID of the folder is kept in the case management system'),
	account: text.optional().describe('Which account does the work in Dropbox'),
});

/** Everything about a client that its workflows are made of. Nothing secret has a place in it. */
export const clientSchema = z.strictObject({
	$schema: z.string().optional(),
	id: z
		.string()
		.regex(
			/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/,
			'Use lower-case letters, digits and hyphens, such as smith-law',
		)
		.describe('A short name of the client that never changes. Installed workflows are known by it'),
	client: name.describe('The name of the client, as people read it'),
	sets: z.array(z.enum(SETS)).min(1).optional().describe('Which sets are made: live, demo, or both'),
	n8nUrl: z
		.string()
		.regex(/^https?:\/\/[^\s?#@]+$/, 'Enter the address of n8n, such as https://n8n.example.com')
		.optional()
		.describe('The address of the n8n of the client. Emails then link to the status page'),
	dropboxAuthentication: z
		.enum(['token', 'oAuth2'])
		.optional()
		.describe('Which of the two Dropbox credentials is used: Token API or OAuth2 API'),
	legalServerFolderIdField: z
		.string()
		.regex(/^[a-z][a-z0-9_]*$/, 'Enter the database name of the field, such as dropbox_folder_id_31')
		.optional()
		.describe('The database name of the field in LegalServer that keeps the ID of the case folder'),
	storage: z.enum(['dataTable', 'postgres']).optional().describe('Where the queue is kept'),
	workflows: z
		.array(z.enum(Object.keys(FEATURES) as [keyof typeof FEATURES]))
		.optional()
		.describe('Workflows that not every client wants'),
	credentials: z
		.strictObject(
			Object.fromEntries(Object.keys(CREDENTIALS).map((key) => [key, credential])) as Record<
				keyof typeof CREDENTIALS,
				typeof credential
			>,
		)
		.optional()
		.describe('The names of the credentials in n8n, where they differ from the usual ones'),
	settings: settingsSchema.describe('As in Client Settings. What is left out has the default of the panel'),
	handover: handover.optional().describe('What you agreed on that no workflow needs to know'),
});

export type Client = Omit<z.infer<typeof clientSchema>, 'settings'> & { settings: ClientSettings };

export const setsOf = ({ sets }: Client): readonly SetName[] =>
	SETS.filter((set) => (sets ?? SETS).includes(set));

/** The JSON schema that editors read. */
export const clientJsonSchema = (): Record<string, unknown> => ({
	...(z.toJSONSchema(clientSchema, { target: 'draft-7' }) as Record<string, unknown>),
	title: 'A client of case-folders-templates',
});
