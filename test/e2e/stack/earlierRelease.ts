/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PackedPackage } from '@/test/package/packPackage';
import { runCommand } from '../commands/runCommand';
import { projectFolder } from '../folders';

export interface EarlierRelease {
	packages: PackedPackage[];
	/** Folder of its ready-made workflows. */
	templates: string;
	remove(): Promise<void>;
}

/** Packs the packages as they are packed for publishing, and says which they are. */
const PACK = `
const { packages } = require('./packages/packages');
const { packPackage } = require('./test/package/packPackage');
void (async () => {
	const packed = [];
	for (const each of packages.filter(({ isPrivate }) => !isPrivate)) packed.push(await packPackage(each, process.cwd()));
	process.stdout.write(JSON.stringify(packed));
})();`;

/**
 * What an office had before: packages and workflows of an earlier commit, built by its own sources.
 * @throws CommandEnded when the history of the checkout does not go back that far
 */
export async function buildEarlierRelease(commit: string): Promise<EarlierRelease> {
	const folder = await mkdtemp(join(tmpdir(), 'case-folders-earlier-'));
	const options = { cwd: projectFolder, env: process.env };
	const archive = join(folder, 'sources.tar');
	await runCommand(['git', 'archive', '--output', archive, commit], options);
	await runCommand(['tar', '-xf', archive, '-C', folder], options);
	await symlink(join(projectFolder, 'node_modules'), join(folder, 'node_modules'));
	const packed = await runCommand([process.execPath, '--import', 'tsx', '--eval', PACK], {
		...options,
		cwd: folder,
	});
	return {
		packages: JSON.parse(packed) as PackedPackage[],
		templates: join(folder, 'templates'),
		remove: async () => await rm(folder, { recursive: true, force: true }),
	};
}
