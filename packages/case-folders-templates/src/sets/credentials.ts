import type { Client, SetName } from '../client/schema';

/** The credentials of the ready-made workflows, by the names that a client's file has for them: what they are called there. */
export const CREDENTIALS = {
	dropbox: 'Dropbox of the office',
	clio: 'Clio of the firm',
	clioUsers: 'Clio of the user',
	legalServer: 'LegalServer',
	email: 'Email of the office',
	statusPage: 'Status page',
	test: 'Test of the setup',
	legalServerCalls: 'LegalServer calls n8n',
	webhooks: 'Case folders key',
	postgres: 'Postgres of the office',
} as const;

export type CredentialKey = keyof typeof CREDENTIALS;

/** What must never be the same in both sets: what these can write to is what keeps the demo away from real cases. */
export const APART: readonly CredentialKey[] = ['dropbox', 'legalServer'];

/** The name of a credential in n8n, as the client's file or else the workflows have it. */
export function credentialName(key: CredentialKey, { credentials }: Client, set: SetName): string {
	const given = credentials?.[key];
	if (typeof given === 'string') return given;
	const usual = CREDENTIALS[key];
	return given?.[set] ?? (set === 'demo' && APART.includes(key) ? `${usual} (demo)` : usual);
}

export function credentialKeyOf(nameInTemplate: string): CredentialKey {
	const found = Object.entries(CREDENTIALS).find(([, name]) => name === nameInTemplate);
	if (found === undefined) throw new Error(`no credential is called ${nameInTemplate}`);
	return found[0] as CredentialKey;
}
