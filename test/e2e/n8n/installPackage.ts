/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../commands/runCommand';

/**
 * Puts a packed community package where n8n's own "Install a community node" puts it,
 * `.n8n/nodes/node_modules/<name>`, so that its node types have the names a user's have.
 * Our package has no dependencies, so that unpacking is all of an installation.
 */
export async function installPackage(userFolder: string, tarball: string, name: string): Promise<void> {
	const nodes = join(userFolder, '.n8n', 'nodes');
	const target = join(nodes, 'node_modules', name);
	await mkdir(target, { recursive: true });
	await runCommand(['tar', '-xzf', tarball, '--strip-components=1', '-C', target], {
		cwd: userFolder,
		env: process.env,
	});
	const { version } = JSON.parse(await readFile(join(target, 'package.json'), 'utf8')) as { version: string };
	const manifest = { name: 'installed-nodes', private: true, dependencies: { [name]: version } };
	await writeFile(join(nodes, 'package.json'), JSON.stringify(manifest, null, 2));
}
