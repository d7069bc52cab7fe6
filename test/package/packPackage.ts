/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rename, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npm } from '../e2e/commands/npm';
import { buildInputs, fingerprint, packageName, project } from './sources';

export interface PackedPackage {
	/** As in package.json. */
	name: string;
	/** Absolute path of the .tgz. */
	tarball: string;
}

/**
 * Builds the package from the sources as they are now and packs it as it is published; does nothing when that
 * was done before and no source has changed since.
 *
 * Built in a copy: a build in the checkout would pull `dist` from under whatever else uses it at the time. Safe
 * to be called by several processes at once.
 *
 * @throws CommandEnded when the build does not pass; its message holds the end of the output
 */
export async function packPackage(): Promise<PackedPackage> {
	const cache = join(project, '.cache');
	const kept = join(cache, `package-${fingerprint()}`);
	if (!existsSync(kept)) await build(cache, kept);
	const tarball = (await readdir(kept)).find((name) => name.endsWith('.tgz'));
	if (tarball === undefined) throw new Error(`There is no tarball in ${kept}`);
	return { name: packageName(), tarball: join(kept, tarball) };
}

async function build(cache: string, kept: string): Promise<void> {
	await mkdir(cache, { recursive: true });
	const packed = await mkdtemp(join(cache, 'packing-'));
	// Outside the project: what is left of a build that was killed must not meet the project's linter.
	const source = await mkdtemp(join(tmpdir(), 'case-folders-build-'));
	try {
		for (const input of buildInputs) await cp(join(project, input), join(source, input), { recursive: true });
		await symlink(join(project, 'node_modules'), join(source, 'node_modules'), 'junction');
		await npm(source, 'run', 'build');
		await npm(source, 'pack', '--ignore-scripts', '--pack-destination', packed);
		await removeOld(cache);
		await keep(packed, kept);
	} finally {
		await rm(source, { recursive: true });
		await rm(packed, { recursive: true, force: true });
	}
}

/** Milliseconds for which a packed package is kept: another process may be installing it. */
const ONE_DAY = 24 * 60 * 60_000;

async function removeOld(cache: string): Promise<void> {
	for (const name of await readdir(cache)) {
		const path = join(cache, name);
		const isOld = /^(package|packing)-/.test(name) && Date.now() - (await stat(path)).mtimeMs > ONE_DAY;
		if (isOld) await rm(path, { recursive: true, force: true });
	}
}

/** Another process may have finished the same build in the meantime: then its result is as good. */
async function keep(packed: string, kept: string): Promise<void> {
	await rename(packed, kept).catch((reason: unknown) => {
		if (!existsSync(kept)) throw new Error(`The packed package could not be kept: ${String(reason)}`);
	});
}
