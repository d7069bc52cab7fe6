/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, project } from '../package/sources';

const textOf = (path: string): string => readFileSync(join(project, path), 'utf8');
const workflows = filesBelow(join(project, '.github/workflows'), project);

/** The jobs of a workflow, by the indentation that all of ours have. */
const jobsOf = (path: string): string[] =>
	textOf(path)
		.split(/^jobs:$/m)[1]
		?.split(/^ {2}(?=\w+:$)/m)
		.slice(1) ?? [];

it.each(workflows)('%s names actions of others by commit', (path) => {
	const used = [...textOf(path).matchAll(/uses: *(\S+)/g)].map(([, action = '']) => action);
	expect(used.length).toBeGreaterThan(0);
	expect(used.filter((action) => !/^[\w./-]+@[0-9a-f]{40}$/.test(action))).toEqual([]);
});

it('lets no job that runs what it installed vouch for a package', () => {
	const jobs = workflows.flatMap(jobsOf);
	const vouching = jobs.filter((job) => job.includes('id-token: write'));
	expect(jobs.length).toBeGreaterThan(2);
	expect(vouching).toHaveLength(1);
	const commands = vouching.flatMap((job) =>
		[...job.matchAll(/run: (.+)/g)].map(([, command = '']) => command),
	);
	expect(commands.length).toBeGreaterThan(0);
	expect(commands.filter((command) => !command.includes('--ignore-scripts'))).toEqual([]);
	expect(vouching.join()).not.toContain('actions/checkout');
	for (const path of workflows) expect(textOf(path).split(/^jobs:$/m)[0]).not.toContain('id-token');
});

/** Optional and native, and no registry that this was made with has that version. */
const WITHOUT = ['node_modules/tls-impersonate'];

it.each(['package-lock.json', 'site/package-lock.json', 'test/e2e/package-lock.json'])(
	'%s knows each package by its bytes',
	(path) => {
		const { packages } = JSON.parse(textOf(path)) as {
			packages: Record<string, { integrity?: string; link?: boolean; inBundle?: boolean }>;
		};
		const unknown = Object.entries(packages)
			.filter(([name, { integrity, link, inBundle }]) => name !== '' && !integrity && !link && !inBundle)
			.map(([name]) => name);
		expect(unknown.filter((name) => !WITHOUT.includes(name))).toEqual([]);
	},
);
