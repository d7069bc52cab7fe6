/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installFolder, n8nFolder, otherVersion } from '../folders';

// The folder that npm empties on a clean install, so that the stamp never outlives what it stands for.
const stampFile = join(installFolder, 'node_modules', '.installed');

/** What the installed n8n depends on: the manifest, the lockfile, and the machine it was built for. */
function expectedStamp(): string {
	const hash = createHash('sha256');
	for (const name of ['package.json', 'package-lock.json']) hash.update(readFileSync(join(n8nFolder, name)));
	if (otherVersion !== undefined) hash.update(otherVersion);
	return hash.update(`${process.platform}-${process.arch}`).digest('hex');
}

/** Whether the n8n that stands there is the one wanted now, complete. */
export function isInstalled(): boolean {
	return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === expectedStamp();
}

/** To be called when every step of the installation is done, and not before. */
export function stampInstalled(): void {
	writeFileSync(stampFile, expectedStamp());
}
