/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { npm } from '../test/e2e/commands/npm';
import { findDeadLinks } from './findDeadLinks';
import { stagePages } from './stagePages';

const project = resolve(__dirname, '..');
const site = join(project, 'build/docs');

/** Installs the generator beside this file unless that is the one of the lockfile already. */
async function installGenerator(): Promise<void> {
	const lock = readFileSync(join(__dirname, 'package-lock.json'), 'utf8');
	const stamp = join(__dirname, 'node_modules/.installed');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
	await npm(__dirname, 'ci', '--ignore-scripts', '--no-audit', '--no-fund');
	writeFileSync(stamp, lock);
}

/** npm run docs: the site of all pages in `build/docs`. Ends with a list where a link leads nowhere. */
async function buildSite(): Promise<void> {
	await installGenerator();
	stagePages(project);
	process.stdout.write(await npm(__dirname, 'exec', '--', 'vitepress', 'build', '.'));
	const dead = findDeadLinks(site);
	if (dead.length > 0) throw new Error(`Links that lead nowhere:\n${dead.join('\n')}`);
	process.stdout.write(`\nThe site is in ${site}\n`);
}

buildSite().catch((reason: unknown) => {
	process.stderr.write(`${reason instanceof Error ? reason.message : String(reason)}\n`);
	process.exitCode = 1;
});
