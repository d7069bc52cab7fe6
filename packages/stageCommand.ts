/* eslint-disable @n8n/community-nodes/no-restricted-imports -- builds packages, never part of one */
import { chmod, cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { clientJsonSchema } from './case-folders-templates/src/client/schema';
import { licencesOf } from './licences';
import { project } from './packages';

/** The package with the command for consultants. It is no node, so n8n's rules for nodes are not for it. */
export const command = {
	name: 'case-folders-templates',
	folder: join(project, 'packages/case-folders-templates'),
};

/**
 * Puts the command together as it is published: one file with all libraries in it, the ready-made workflows, and the JSON
 * schema of a client's file.
 *
 * @param target an absolute path; what is there is removed
 */
export async function stageCommand(target: string): Promise<void> {
	const dist = join(target, 'dist');
	await rm(target, { recursive: true, force: true });
	await mkdir(join(dist, 'templates'), { recursive: true });
	for (const file of ['package.json', 'README.md']) await cp(join(command.folder, file), join(target, file));
	await cp(join(project, 'LICENSE.md'), join(target, 'LICENSE.md'));
	await writeFile(join(target, 'client.schema.json'), `${JSON.stringify(clientJsonSchema(), null, '\t')}\n`);
	for (const file of (await readdir(join(project, 'templates'))).filter((name) => name.endsWith('.json')))
		await cp(join(project, 'templates', file), join(dist, 'templates', file));
	const libraries = await bundleCommand(join(dist, 'cli.js'));
	await writeFile(join(dist, 'LICENSES.txt'), await licencesOf(libraries, 'dist/cli.js'));
	await chmod(join(dist, 'cli.js'), 0o755);
}

/** @returns the libraries that went in, each by its place in node_modules */
async function bundleCommand(outfile: string): Promise<string[]> {
	const { metafile } = await build({
		...{ entryPoints: [join(command.folder, 'src/cli.ts')], outfile, bundle: true, metafile: true },
		...{ platform: 'node', target: 'node20', format: 'cjs', mainFields: ['module', 'main'] },
		banner: { js: "#!/usr/bin/env node\n'use strict';" },
		...{ absWorkingDir: project, preserveSymlinks: true, logLevel: 'warning' },
	});
	const libraries = Object.keys(metafile.inputs).flatMap(
		(path) => /^node_modules\/((?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [],
	);
	return [...new Set(libraries)].sort();
}
