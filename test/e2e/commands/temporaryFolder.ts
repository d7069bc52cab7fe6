/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A new folder for everything temporary that this process and its children make: `os.tmpdir()` is
 * this folder from now on. It is removed when this process exits.
 */
export function ownTemporaryFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'case-folders-'));
	for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
	return folder;
}
