/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- builds packages, never part of one */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const project = join(__dirname, '..');

/**
 * The folders of the packages that are made from this tree. In each there is a manifest, and beside it what
 * belongs to that package alone: `nodes/`, `credentials/`, `icons/` and a README. n8n's own checks look for
 * the nodes of a package there, and take every node that they find for one of its own.
 */
const folders = ['.', 'packages/clio-matters', 'packages/legalserver-matters', 'test/toy'];

export interface Package {
	name: string;
	/** Absolute path of the folder with its manifest. */
	folder: string;
	/** A private package is built and checked, and never published. */
	isPrivate: boolean;
	/** What n8n loads, without `dist/` and `.js`: `nodes/Name/Name.node`, `credentials/Name.credentials`. */
	entries: string[];
}

interface Manifest {
	name: string;
	private?: boolean;
	n8n: { nodes: string[]; credentials: string[] };
}

/** @param relative as in the list of folders */
export function readPackage(relative: string): Package {
	const folder = join(project, relative);
	const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
	return {
		name: manifest.name,
		folder,
		isPrivate: manifest.private ?? false,
		entries: [...manifest.n8n.credentials, ...manifest.n8n.nodes].map((path) =>
			path.replace(/^dist\/(.+)\.js$/, '$1'),
		),
	};
}

export const packages = folders.map(readPackage);

/** The name of the class in an entry, by which n8n asks for it: `Name`. */
export const classOf = (entry: string): string => entry.replace(/^.*\/(\w+)\.\w+$/, '$1');
