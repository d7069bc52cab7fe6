/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { npm } from '../commands/npm';
import { say } from '../commands/say';
import { node24 } from '../commands/node24';
import { runCommand } from '../commands/runCommand';
import { n8nFolder } from '../folders';
import { withProgress } from './installProgress';
import { isInstalled, stampInstalled } from './installStamp';

/** The release of n8n that is pinned in test/e2e/package.json. */
export function pinnedVersion(): string {
	const manifest = JSON.parse(readFileSync(join(n8nFolder, 'package.json'), 'utf8')) as {
		dependencies: { n8n: string };
	};
	return manifest.dependencies.n8n;
}

/**
 * Installs what the lockfile says without writing it. `npm ci` would refuse where a registry lacks
 * the binaries that some packages have for other platforms.
 */
const install = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--loglevel=error'];

/**
 * Puts the pinned n8n beside the project, once; later calls find it there and return at once.
 *
 * No package may run an install script, sqlite3 excepted: n8n's other native parts bring ready-made
 * binaries or are of no use here (the Kafka client wants libraries that most machines lack).
 *
 * @throws CommandEnded when npm cannot install or build; the next call starts afresh.
 */
export async function installN8n(): Promise<void> {
	if (isInstalled()) return;
	say(`Installing n8n ${pinnedVersion()} beside the project: once, some 5 minutes and 3 GB.`);
	await rm(join(n8nFolder, 'node_modules'), { recursive: true, force: true });
	await withProgress('Downloading', async () => await npm(n8nFolder, ...install));
	await withProgress(
		'Building its SQLite driver',
		async () => await npm(n8nFolder, 'rebuild', 'sqlite3', '--ignore-scripts=false'),
	);
	await runCommand([node24(), '--eval', "require('sqlite3')"], { cwd: n8nFolder, env: process.env });
	stampInstalled();
}
