/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Package } from '@/packages/packages';
import { stage } from '@/packages/stage';
import { command, stageCommand } from '@/packages/stageCommand';
import { npm } from '../e2e/commands/npm';

export interface PackedPackage {
	/** As in its manifest. */
	name: string;
	/** Absolute path of the .tgz. */
	tarball: string;
}

/**
 * Builds a package from the sources as they are now and packs it as it is published, into an existing folder.
 *
 * @throws CommandEnded when npm does not pack it; its message holds the end of the output
 */
export const packPackage = async (each: Package, into: string): Promise<PackedPackage> =>
	await pack(each.name, async (target) => await stage(each, target), into);

/** The same for the command for consultants. */
export const packCommand = async (into: string): Promise<PackedPackage> =>
	await pack(command.name, stageCommand, into);

async function pack(
	name: string,
	stageInto: (target: string) => Promise<void>,
	into: string,
): Promise<PackedPackage> {
	// Not in the checkout, where somebody else may use what is built.
	const staged = await mkdtemp(join(tmpdir(), 'case-folders-stage-'));
	try {
		await stageInto(staged);
		const printed = await npm(staged, 'pack', '--ignore-scripts', '--json', '--pack-destination', into);
		const [{ filename }] = JSON.parse(printed) as [{ filename: string }];
		return { name, tarball: join(into, filename) };
	} finally {
		await rm(staged, { recursive: true });
	}
}
