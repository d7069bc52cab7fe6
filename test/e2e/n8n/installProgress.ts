/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { installFolder, n8nFolder, otherVersion } from '../folders';

const everyMilliseconds = process.stdout.isTTY ? 1_000 : 15_000;

interface LockedPackage {
	os?: string[];
	cpu?: string[];
}

/**
 * How many packages the lockfile puts at the top of node_modules here; the nested ones come with
 * them. Nobody knows of a release that has no lockfile here.
 */
function plannedPackages(): number | undefined {
	if (otherVersion !== undefined) return undefined;
	const lockfile = readFileSync(join(n8nFolder, 'package-lock.json'), 'utf8');
	const { packages } = JSON.parse(lockfile) as { packages: Record<string, LockedPackage> };
	const { platform, arch } = process;
	const top = Object.entries(packages).filter(([path]) => path.split('node_modules/').length === 2);
	return top.filter(([, { os = [platform], cpu = [arch] }]) => os.includes(platform) && cpu.includes(arch))
		.length;
}

/** npm makes all folders first and fills them one by one; a package has arrived with its manifest. */
function presentPackages(): number {
	const folder = join(installFolder, 'node_modules');
	if (!existsSync(folder)) return 0;
	const names = readdirSync(folder).filter((name) => !name.startsWith('.'));
	const packages = names.flatMap((name) =>
		name.startsWith('@') ? readdirSync(join(folder, name)).map((scoped) => join(name, scoped)) : [name],
	);
	return packages.filter((name) => existsSync(join(folder, name, 'package.json'))).length;
}

/**
 * Shows that an installation step is alive: the time it has taken and how many packages are there;
 * one line that changes on a terminal, a line now and then in a log.
 */
export async function withProgress<T>(what: string, step: () => Promise<T>): Promise<T> {
	const planned = plannedPackages();
	const since = Date.now();
	const line = () => {
		const seconds = Math.round((Date.now() - since) / 1000);
		const present = presentPackages();
		const packages = planned === undefined ? `${present}` : `${Math.min(present, planned)} of ${planned}`;
		return `  ${what}: ${seconds} s, ${packages} packages in place`;
	};
	const show = () => process.stdout.write(process.stdout.isTTY ? `\r\x1b[2K${line()}` : `${line()}\n`);
	show();
	const timer = setInterval(show, everyMilliseconds);
	try {
		return await step();
	} finally {
		clearInterval(timer);
		show();
		if (process.stdout.isTTY) process.stdout.write('\n');
	}
}
