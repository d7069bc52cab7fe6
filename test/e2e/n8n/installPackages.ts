/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackedPackage } from '@/test/package/packPackage';
import { runCommand } from '../commands/runCommand';

/**
 * Puts packed community packages where n8n's own "Install a community node" puts them,
 * `.n8n/nodes/node_modules/<name>`, so that their node types have the names a user's have.
 * Our packages have no dependencies, so that unpacking is all of an installation.
 */
export async function installPackages(userFolder: string, packages: readonly PackedPackage[]): Promise<void> {
	const nodes = join(userFolder, '.n8n', 'nodes');
	const dependencies: Record<string, string> = {};
	for (const { name, tarball } of packages) {
		const target = join(nodes, 'node_modules', name);
		await mkdir(target, { recursive: true });
		await runCommand(['tar', '-xzf', tarball, '--strip-components=1', '-C', target], {
			cwd: userFolder,
			env: process.env,
		});
		const manifest = JSON.parse(await readFile(join(target, 'package.json'), 'utf8')) as { version: string };
		dependencies[name] = manifest.version;
	}
	await mkdir(nodes, { recursive: true });
	const manifest = { name: 'installed-nodes', private: true, dependencies };
	await writeFile(join(nodes, 'package.json'), JSON.stringify(manifest, null, 2));
}
