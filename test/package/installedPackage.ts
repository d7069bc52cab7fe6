/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Package } from '@/packages/packages';
import { project } from '@/test/package/sources';
import { packPackage } from './packPackage';

/** A package as a user has it, where only n8n-workflow can be resolved besides. */
export interface InstalledPackage {
	/** `…/node_modules/n8n-nodes-case-folders` */
	folder: string;
	remove(): Promise<void>;
}

/** Unpacks the tarball in an empty folder outside the project, so that nothing of the project can be resolved. */
export async function installedPackage(each: Package): Promise<InstalledPackage> {
	const user = await mkdtemp(join(tmpdir(), 'case-folders-user-'));
	const { name, tarball } = await packPackage(each, user);
	const folder = join(user, 'node_modules', name);
	await mkdir(folder, { recursive: true });
	await promisify(execFile)('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
	await symlink(join(project, 'node_modules', 'n8n-workflow'), join(user, 'node_modules', 'n8n-workflow'));
	return { folder, remove: async () => await rm(user, { recursive: true }) };
}
