/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildInputs, fingerprint, project } from './sources';

const run = promisify(execFile);

/**
 * The package as a user gets it: built and packed from the sources as they are now, unpacked in a
 * folder outside the project where only n8n-workflow can be resolved.
 *
 * Built in a copy, so that it neither needs nor disturbs `dist`; kept until a source changes.
 *
 * @returns the folder `…/node_modules/n8n-nodes-case-folders`
 */
export async function packedPackage(): Promise<string> {
	const kept = join(tmpdir(), `case-folders-package-${fingerprint()}`);
	const installed = join('node_modules', 'n8n-nodes-case-folders');
	if (existsSync(kept)) return join(kept, installed);

	const workplace = await mkdtemp(join(tmpdir(), 'case-folders-build-'));
	try {
		const source = join(workplace, 'source');
		const user = join(workplace, 'user');
		await copyOfSources(source);
		await npm(source, 'run', 'build');
		await unpack(await pack(source), join(user, installed));
		await symlink(join(project, 'node_modules', 'n8n-workflow'), join(user, 'node_modules', 'n8n-workflow'));
		// Another test may have finished the same build in the meantime: then its result is as good.
		await rename(user, kept).catch((reason) => {
			if (!existsSync(kept)) throw new Error(`The built package could not be kept: ${String(reason)}`);
		});
	} finally {
		await rm(workplace, { recursive: true });
	}
	return join(kept, installed);
}

async function npm(folder: string, ...args: string[]): Promise<void> {
	await run('npm', args, { cwd: folder }).catch(({ stdout, stderr }: { stdout: string; stderr: string }) => {
		throw new Error(`npm ${args.join(' ')} did not succeed\n${stdout}\n${stderr}`);
	});
}

async function copyOfSources(source: string): Promise<void> {
	for (const input of buildInputs) await cp(join(project, input), join(source, input), { recursive: true });
	await symlink(join(project, 'node_modules'), join(source, 'node_modules'));
}

async function pack(source: string): Promise<string> {
	await npm(source, 'pack', '--ignore-scripts');
	const tarball = (await readdir(source)).find((name) => name.endsWith('.tgz'));
	if (tarball === undefined) throw new Error('npm pack left no tarball');
	return join(source, tarball);
}

async function unpack(tarball: string, folder: string): Promise<void> {
	await mkdir(folder, { recursive: true });
	await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
}
