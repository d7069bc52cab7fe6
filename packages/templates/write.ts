/* eslint-disable @n8n/community-nodes/no-restricted-imports -- builds workflow files, never part of a package */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { templateFiles } from './templates';
import { project } from '../packages';

/* npm run templates   writes templates/*.json anew from their sources */

async function main(): Promise<void> {
	for (const [file, text] of await templateFiles()) await writeFile(join(project, 'templates', file), text);
}

void main();
