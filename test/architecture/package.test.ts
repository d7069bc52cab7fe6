/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preProcessFile } from 'typescript';
import { classOf, packages } from '@/packages/packages';
import { project, filesBelow } from '@/test/package/sources';
import { installedPackage, type InstalledPackage } from '../package/installedPackage';
import { reportOf } from '../package/report';

interface Registered {
	path: string;
	name: string;
	displayName: string;
	properties: number;
	themes: string[];
	missingIcons: string[];
	/** Whether the package exports the class that n8n loads by path, and not another one of that name. */
	isExported: boolean;
}

interface LoadReport {
	resolvable: Record<string, boolean>;
	exported: string[];
	/** How many of the package's files were read. */
	loaded: number;
	nodes: Array<
		Registered & { description: string; usableAsTool: boolean; credentials: string[]; codex: boolean }
	>;
	credentials: Array<Registered & { documentationUrl?: string }>;
}

interface Manifest {
	version: string;
	dependencies?: unknown;
	peerDependencies?: Record<string, string>;
	n8n: { nodes: string[]; credentials: string[] };
}

/** Looked up in n8n-workflow 1.120.0 and 2.0.1, which came with those versions of n8n. */
const inOlderN8n = [
	...['ExpressionError', 'NodeOperationError', 'OperationalError', 'UserError'],
	...['NodeConnectionTypes', 'jsonParse', 'sleep', 'tryToParseDateTime'],
];

const manifestIn = (folder: string): Manifest =>
	JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

describe.each(packages)('the packed tarball of $name', (each) => {
	let installed: InstalledPackage;
	let folder: string;
	let files: string[];
	let manifest: Manifest;
	let report: LoadReport;
	const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8');
	const scripts = (): string[] => files.filter((file) => file.endsWith('.js'));

	beforeAll(async () => {
		installed = await installedPackage(each);
		folder = installed.folder;
		files = filesBelow(folder, folder);
		manifest = manifestIn(folder);
		report = await reportOf<LoadReport>('load.cjs', folder);
	}, 300_000);

	afterAll(async () => await installed?.remove());

	it('holds what n8n reads and nothing else', () => {
		const expected = [
			/^(package\.json|README\.md|LICENSE\.md)$/,
			/^dist\/(index\.js|LICENSES\.txt)$/,
			/^dist\/icons\/\w+(\.dark)?\.svg$/,
			/^dist\/credentials\/\w+\.credentials\.js$/,
			/^dist\/nodes\/(\w+)\/\1\.node\.js(on)?$/,
		];
		expect(files.filter((file) => !expected.some((pattern) => pattern.test(file)))).toEqual([]);
		expect(files).toEqual(expect.arrayContaining(['package.json', 'README.md', 'LICENSE.md']));
	});

	it('needs nothing at run time but n8n-workflow', () => {
		expect(manifest.dependencies).toBeUndefined();
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
		const imported = scripts()
			.flatMap((file) => preProcessFile(textOf(file), true, true).importedFiles)
			.map(({ fileName }) => fileName)
			.filter((name) => !name.startsWith('.'));
		const allowed = ['n8n-workflow', 'crypto', 'node:crypto'];
		expect([...new Set(imported)].filter((name) => !allowed.includes(name))).toEqual([]);
		expect(imported).toContain('n8n-workflow');
	});

	it('uses nothing of n8n-workflow that n8n 1.123 and 2.0 do not have', () => {
		const used = [...textOf('dist/index.js').matchAll(/\bimport_n8n_workflow\d*\.(\w+)/g)].map(
			([, name]) => name,
		);
		expect([...new Set(used)].filter((name) => !inOlderN8n.includes(String(name)))).toEqual([]);
		expect(used).not.toEqual([]);
	});

	it('passes on the notices of all that is bundled in it', () => {
		const notices = textOf('dist/LICENSES.txt');
		const bundled = [
			...textOf('dist/index.js').matchAll(/^\s*\/\/ node_modules\/((?:@[\w.-]+\/)?[\w.-]+)/gm),
		];
		expect(bundled).not.toEqual([]);
		for (const [, name] of bundled) expect(notices).toMatch(new RegExp(`^${name} \\d`, 'm'));
		expect(notices).toMatch(/^zod 3\./m);
	});

	it('says of each part which source it came from, and nothing of the machine that made it', () => {
		const text = textOf('dist/index.js');
		for (const entry of each.entries) expect(text).toMatch(new RegExp(`^// ([\\w-]+/)*${entry}\\.ts$`, 'm'));
		for (const place of [project, tmpdir(), 'sourceMappingURL']) expect(text).not.toContain(place);
		expect(text.match(/^\/\/ \.\..*/gm)).toBeNull();
	});

	it('finds neither dropbox nor zod beside it', () => {
		expect(report.resolvable).toEqual({ 'n8n-workflow': true, dropbox: false, zod: false });
	});

	it('constructs every registered node and credential', () => {
		expect(report.nodes.map(({ path }) => path)).toEqual(manifest.n8n.nodes);
		expect(report.credentials.map(({ path }) => path)).toEqual(manifest.n8n.credentials);
		expect(report.nodes).not.toEqual([]);
		expect(report.credentials).not.toEqual([]);
	});

	it('has all its code in one file, so that its nodes share what a module remembers', () => {
		const registered = [...report.nodes, ...report.credentials];
		expect(registered.filter(({ isExported }) => !isExported)).toEqual([]);
		// With its manifest.
		expect(report.loaded).toBe(registered.length + 2);
		for (const { path } of registered) expect(textOf(path).split('\n')).toHaveLength(3);
		expect(textOf('dist/index.js')).toMatch(/^'use strict';/);
	});

	it('exports them by name to those who import the package', () => {
		expect(report.exported.sort()).toEqual(each.entries.map(classOf).sort());
	});

	it('registers every node and credential that it holds', () => {
		const held = files.filter((file) => /\.(node|credentials)\.js$/.test(file));
		expect(held.sort()).toEqual([...manifest.n8n.nodes, ...manifest.n8n.credentials].sort());
	});

	it('describes them as the editor needs it', () => {
		for (const registered of [...report.nodes, ...report.credentials]) {
			expect(registered.displayName).not.toBe('');
			expect(registered.properties).toBeGreaterThan(0);
			expect(registered.themes).toEqual(['light', 'dark']);
			expect(registered.missingIcons).toEqual([]);
		}
		for (const node of report.nodes) {
			expect(node.description).not.toBe('');
			expect(Boolean(node.usableAsTool)).toBe(!node.name.endsWith('Trigger'));
			expect(node.codex).toBe(true);
		}
	});

	it('has nodes ask only for credentials that come with it', () => {
		const offered = report.credentials.map(({ name }) => name);
		const wanted = report.nodes.flatMap(({ credentials }) => credentials);
		expect(wanted.filter((name) => !offered.includes(name))).toEqual([]);
		expect(wanted).not.toEqual([]);
	});

	it('has the version of the others', () => {
		expect(manifest.version).toBe(manifestIn(project).version);
	});
});
