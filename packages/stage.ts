/* eslint-disable @n8n/community-nodes/no-restricted-imports -- builds packages, never part of one */
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { bundle } from './bundle';
import { licencesOf } from './licences';
import { classOf, project, type Package } from './packages';

/**
 * Puts a package together as it is published: its manifest, README and licence, and in `dist` its code in one
 * file, `index.js`, with what n8n loads by path.
 *
 * @param target an absolute path; what is there is removed
 */
export async function stage({ folder, entries }: Package, target: string): Promise<void> {
	const dist = join(target, 'dist');
	await rm(target, { recursive: true, force: true });
	await mkdir(dist, { recursive: true });
	await cp(join(folder, 'package.json'), join(target, 'package.json'));
	await cp(join(folder, 'README.md'), join(target, 'README.md'));
	await cp(join(project, 'LICENSE.md'), join(target, 'LICENSE.md'));
	await cp(join(folder, 'icons'), join(dist, 'icons'), { recursive: true });
	const index = join(dist, 'index.js');
	const source = entries.map((entry) => `export { ${classOf(entry)} } from './${entry}';`).join('\n');
	const libraries = await bundle(source, folder, index);
	await writeFile(join(dist, 'LICENSES.txt'), await licencesOf(libraries));
	for (const entry of entries) await stageEntry(folder, entry, dist);
}

/**
 * n8n wants a file for each node and credential. There is no code in it: what a node remembers in a module, such
 * as a token that is just being renewed, is the same for all nodes of the package.
 */
async function stageEntry(folder: string, entry: string, dist: string): Promise<void> {
	const file = join(dist, `${entry}.js`);
	const index = relative(dirname(file), join(dist, 'index.js')).replaceAll('\\', '/');
	const name = classOf(entry);
	await mkdir(dirname(file), { recursive: true });
	await writeFile(file, `'use strict';\nexports.${name} = require('${index}').${name};\n`);
	const codex = join(folder, `${entry}.json`);
	if (existsSync(codex)) await writeFile(join(dist, `${entry}.json`), await readFile(codex));
}
