/* eslint-disable @n8n/community-nodes/no-restricted-imports -- builds packages, never part of one */
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { packages, project } from './packages';
import { stage } from './stage';
import { command, stageCommand } from './stageCommand';

/*
 * npm run build   puts every package into a folder of its own, `build/published/<name>` or `build/private/<name>`,
 *                 and what n8n loads of the package of the root into `dist` as well, where n8n-node looks for it
 */

async function main(): Promise<void> {
	await rm(join(project, 'build'), { recursive: true, force: true });
	for (const each of packages) {
		const target = join(project, 'build', each.isPrivate ? 'private' : 'published', each.name);
		await stage(each, target);
		if (each.folder !== project) continue;
		await rm(join(project, 'dist'), { recursive: true, force: true });
		await cp(join(target, 'dist'), join(project, 'dist'), { recursive: true });
	}
	await stageCommand(join(project, 'build', 'published', command.name));
}

void main();
