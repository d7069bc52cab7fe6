/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const oldestMajor = 24;

/** Node's major version, of this process. */
function ownMajor(): number {
	return Number(process.versions.node.split('.')[0]);
}

function nodePackage(): string {
	return dirname(require.resolve('node/package.json'));
}

/**
 * The Node that n8n runs on: this process's own if it is new enough, else the one that the
 * development dependency `node` brought. (npm runs scripts on the latter already.)
 */
export function node24(): string {
	if (ownMajor() >= oldestMajor) return process.execPath;
	const path = join(nodePackage(), 'bin', 'node');
	if (existsSync(path)) return path;
	throw new Error(
		'n8n needs Node.js 24, which comes with the package "node": run npm install with scripts allowed.',
	);
}

/**
 * The folder with Node's C headers, for building native modules; undefined where the package
 * brings none, and node-gyp then fetches them itself.
 */
export function node24Headers(): string | undefined {
	const folder = join(nodePackage(), 'node_modules', `node-${process.platform}-${process.arch}`);
	return existsSync(join(folder, 'include')) ? folder : undefined;
}
