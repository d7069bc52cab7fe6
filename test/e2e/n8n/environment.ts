/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installFolder, otherVersion } from '../folders';

/** What of our own environment n8n may see: never a developer's own N8N_…, DB_… or NODE_… settings. */
const inherited = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'USERPROFILE'];

/** Nothing that n8n fetches from its makers' servers belongs in a demo that reaches no network. */
const quiet = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_REINSTALL_MISSING_PACKAGES: 'false',
};

/** An older n8n refuses to start where it is to do without something that it has not got. */
const needlessModules = (): string =>
	['mcp-registry', 'instance-ai', 'quick-connect']
		.filter((name) => existsSync(join(installFolder, 'node_modules', 'n8n', 'dist', 'modules', name)))
		.join(',');

export interface N8nSettings {
	port: number;
	/** Port on which n8n's own task runner finds it. */
	brokerPort: number;
	/** Folder that stands for the home folder of the user who runs n8n: `.n8n` is in it. */
	userFolder: string;
	/** `http://127.0.0.1:…` of the proxy that stands for the internet. */
	proxyUrl: string;
	/** PEM file with the certificate authority that this proxy signs with. */
	caFile: string;
	/** Where n8n keeps files between nodes; its own choice if absent. */
	binaryData?: BinaryDataMode;
	/** Further variables, for those who measure. */
	more?: Record<string, string>;
}

/** n8n's names for: in the items themselves, in files, in its database. */
export type BinaryDataMode = 'default' | 'filesystem' | 'database';

/** Lets workflows read the files of a folder from disk, of no other. */
export const readingFrom = (folder: string): Record<string, string> => ({
	N8N_RESTRICT_FILE_ACCESS_TO: folder,
});

/** The environment of an n8n that listens on loopback only and talks to nobody but the proxy. */
export function n8nEnvironment(settings: N8nSettings): Record<string, string> {
	const { port, brokerPort, userFolder, proxyUrl, caFile, binaryData } = settings;
	const passed = inherited.flatMap((name) => {
		const value = process.env[name];
		return value === undefined ? [] : [[name, value] as const];
	});
	const webhookUrl = settings.more?.['N8N_WEBHOOK_URL'] ?? `http://127.0.0.1:${port}/`;
	return {
		...Object.fromEntries(passed),
		...quiet,
		N8N_DISABLED_MODULES: needlessModules(),
		NODE_ENV: 'production',
		N8N_USER_FOLDER: userFolder,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_EDITOR_BASE_URL: `http://127.0.0.1:${port}/`,
		N8N_WEBHOOK_URL: webhookUrl,
		// Its name in n8n 1 and the first of 2; the pinned one warns of it.
		...(otherVersion === undefined ? {} : { WEBHOOK_URL: webhookUrl }),
		N8N_SECURE_COOKIE: 'false',
		N8N_RUNNERS_BROKER_LISTEN_ADDRESS: '127.0.0.1',
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		HTTPS_PROXY: proxyUrl,
		NO_PROXY: 'localhost,127.0.0.1',
		NODE_EXTRA_CA_CERTS: caFile,
		GENERIC_TIMEZONE: 'UTC',
		...(binaryData === undefined ? {} : { N8N_DEFAULT_BINARY_DATA_MODE: binaryData }),
		...settings.more,
	};
}
