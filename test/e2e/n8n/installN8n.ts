/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { mkdirSync, writeFileSync } from 'node:fs';
import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { npm } from '../commands/npm';
import { say } from '../commands/say';
import { node24 } from '../commands/node24';
import { runCommand } from '../commands/runCommand';
import { installFolder, n8nFolder, otherVersion, pinnedManifest } from '../folders';
import { withProgress } from './installProgress';
import { isInstalled, stampInstalled } from './installStamp';

/** The release of n8n that runs: the pinned one of test/e2e/package.json, or that of CASE_FOLDERS_N8N. */
export function n8nVersion(): string {
	return otherVersion ?? pinnedManifest.dependencies.n8n;
}

/**
 * Installs what the lockfile says without writing it. `npm ci` would refuse where a registry lacks
 * the binaries that some packages have for other platforms.
 */
const install = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--loglevel=error'];

/** Up to some 2.x, n8n wants this part from its maker's own server; later ones take it from the registry by this name. */
const fromRegistry = { xlsx: 'npm:@e965/xlsx@0.20.3' };

/** Another release has no lockfile: it comes with whatever its parts are today, as at a user's. */
async function prepareOther(n8n: string): Promise<void> {
	mkdirSync(installFolder, { recursive: true });
	const overrides = { ...pinnedManifest.overrides, ...fromRegistry };
	const manifest = { name: 'another-n8n', private: true, dependencies: { n8n }, overrides };
	writeFileSync(join(installFolder, 'package.json'), JSON.stringify(manifest, null, 2));
	await copyFile(join(n8nFolder, '.npmrc'), join(installFolder, '.npmrc'));
}

/**
 * Puts n8n beside the project, once; later calls find it there and return at once. The pinned one
 * comes to test/e2e, any other to a folder of its own.
 *
 * No package may run an install script, sqlite3 excepted: n8n's other native parts bring ready-made
 * binaries or are of no use here (the Kafka client wants libraries that most machines lack).
 *
 * @throws CommandEnded when npm cannot install or build; the next call starts afresh.
 */
export async function installN8n(): Promise<void> {
	if (isInstalled()) return;
	say(`Installing n8n ${n8nVersion()} beside the project: once, some 5 minutes and 3 GB.`);
	await rm(join(installFolder, 'node_modules'), { recursive: true, force: true });
	if (otherVersion !== undefined) await prepareOther(otherVersion);
	await withProgress('Downloading', async () => await npm(installFolder, ...install));
	await withProgress(
		'Building its SQLite driver',
		async () => await npm(installFolder, 'rebuild', 'sqlite3', '--ignore-scripts=false'),
	);
	await runCommand([node24(), '--eval', "require('sqlite3')"], { cwd: installFolder, env: process.env });
	stampInstalled();
}
