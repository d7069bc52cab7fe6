/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code, never part of the package */
import { readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The root folder of the project. */
export const project = join(__dirname, '..', '..');

/** The files below a folder, or the file itself, as paths with `/` relative to `base`, in order. */
export function filesBelow(path: string, base: string): string[] {
	if (!statSync(path).isDirectory()) return [relative(base, path).split(sep).join('/')];
	return readdirSync(path)
		.filter((name) => name !== 'node_modules')
		.sort()
		.flatMap((name) => filesBelow(join(path, name), base));
}
