/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The checkout. */
export const projectFolder = resolve(__dirname, '../..');

/** Where the end-to-end tests are, with the manifest and the lockfile of the pinned n8n. */
export const n8nFolder = __dirname;

/** What `package.json` here says of n8n. */
export const pinnedManifest = JSON.parse(readFileSync(join(n8nFolder, 'package.json'), 'utf8')) as {
	dependencies: { n8n: string };
	overrides: Record<string, string>;
};

/** The release of n8n that is asked for instead of the pinned one; undefined is the pinned one. */
export const otherVersion = otherVersionAskedFor();

function otherVersionAskedFor(): string | undefined {
	const asked = process.env['CASE_FOLDERS_N8N']?.trim() ?? '';
	if (asked === '' || asked === pinnedManifest.dependencies.n8n) return undefined;
	// It becomes the name of a folder.
	if (!/^\d+\.\d+\.\d+(-[a-z0-9.]+)?$/.test(asked)) {
		throw new Error(`CASE_FOLDERS_N8N is "${asked}": name one release of n8n in full, such as 2.0.3.`);
	}
	return asked;
}

/** The n8n that runs: its `node_modules` are here. The pinned one beside the tests, any other apart. */
export const installFolder =
	otherVersion === undefined ? n8nFolder : join(projectFolder, '.cache', 'n8n', otherVersion);

/** What a run leaves behind for a reader: n8n's log, pictures of a test that did not pass. Not in git. */
export const outputFolder = join(n8nFolder, 'output');

/** What the n8n of a worker said and which calls reached its Dropbox; jest counts its workers from 1. */
export const logFolderOf = (worker: string): string => join(outputFolder, 'tests', worker);

/** That of the worker in which a test runs. */
export const logFolder = logFolderOf(process.env['JEST_WORKER_ID'] ?? '1');
