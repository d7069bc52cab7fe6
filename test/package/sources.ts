/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code, never part of the package */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The root folder of the project. */
export const project = join(__dirname, '..', '..');

/** As in package.json. */
export const packageName = (): string =>
	(JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { name: string }).name;

/** Everything that decides what is published. */
export const buildInputs = [
	'package.json',
	'package-lock.json',
	'tsconfig.json',
	'gulpfile.js',
	'index.ts',
	'README.md',
	'LICENSE.md',
	'credentials',
	'icons',
	'nodes',
];

/** The files below a folder, or the file itself, as paths with `/` relative to `base`, in order. */
export function filesBelow(path: string, base: string): string[] {
	if (!statSync(path).isDirectory()) return [relative(base, path).split(sep).join('/')];
	return readdirSync(path)
		.filter((name) => name !== 'node_modules')
		.sort()
		.flatMap((name) => filesBelow(join(path, name), base));
}

/** Changes with every byte that could change the package. */
export function fingerprint(): string {
	const hash = createHash('sha256');
	for (const input of buildInputs) {
		for (const file of filesBelow(join(project, input), project)) {
			hash
				.update(file)
				.update('\0')
				.update(readFileSync(join(project, file)))
				.update('\0');
		}
	}
	return hash.digest('hex').slice(0, 16);
}
