/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { cp, mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { npm } from '../commands/npm';
import { say } from '../commands/say';
import { cacheFolder, projectFolder } from '../folders';

/** Everything that the build reads and the package holds. */
const sources = [
	...['credentials', 'icons', 'nodes', 'gulpfile.js', 'index.ts', 'package.json', 'tsconfig.json'],
	...['LICENSE.md', 'README.md'],
];

export interface PackedPackage {
	/** As in package.json. */
	name: string;
	/** Absolute path of the .tgz. */
	tarball: string;
}

function filesBelow(path: string): string[] {
	if (!existsSync(path)) return [];
	if (statSync(path).isFile()) return [path];
	return readdirSync(path)
		.sort()
		.flatMap((name) => filesBelow(join(path, name)));
}

function fingerprint(): string {
	const hash = createHash('sha256');
	for (const file of sources.flatMap((name) => filesBelow(join(projectFolder, name)))) {
		hash.update(`${file}\0`).update(readFileSync(file));
	}
	return hash.digest('hex');
}

/** A build in the checkout would pull `dist` from under whatever else uses it at the time. */
async function copySources(target: string): Promise<string> {
	await rm(target, { recursive: true, force: true });
	await mkdir(target, { recursive: true });
	for (const name of sources.filter((source) => existsSync(join(projectFolder, source)))) {
		await cp(join(projectFolder, name), join(target, name), { recursive: true });
	}
	await symlink(join(projectFolder, 'node_modules'), join(target, 'node_modules'), 'junction');
	return target;
}

/**
 * Builds the package and packs it as it is published; does nothing when that was done before and
 * no source has changed since.
 *
 * @throws CommandEnded when the build does not pass
 */
export async function packPackage(): Promise<PackedPackage> {
	const folder = join(cacheFolder, 'package');
	const stampFile = join(folder, 'packed.json');
	const wanted = fingerprint();
	if (existsSync(stampFile)) {
		const packed = JSON.parse(readFileSync(stampFile, 'utf8')) as PackedPackage & { fingerprint: string };
		if (packed.fingerprint === wanted && existsSync(packed.tarball)) return packed;
	}
	say('Building and packing the package');
	const copy = await copySources(join(folder, 'source'));
	await npm(copy, 'run', 'build');
	const printed = await npm(copy, 'pack', '--json', '--ignore-scripts', '--pack-destination', folder);
	const [pack] = JSON.parse(printed) as [{ name: string; filename: string }];
	const packed = { name: pack.name, tarball: join(folder, pack.filename) };
	writeFileSync(stampFile, JSON.stringify({ ...packed, fingerprint: wanted }));
	return packed;
}
