/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { preProcessFile } from 'typescript';
import { installedPackage, type InstalledPackage } from '../package/installedPackage';
import { reportOf } from '../package/report';
import { filesBelow, project } from '../package/sources';

interface Registered {
	path: string;
	name: string;
	displayName: string;
	properties: number;
	themes: string[];
	missingIcons: string[];
}

interface LoadReport {
	resolvable: Record<string, boolean>;
	/** What the bundled SDK says to being made with and without a fetch; null if it takes it. */
	sdk: { withFetch: string | null; withoutFetch: string | null };
	exported: string[];
	nodes: Array<
		Registered & { description: string; usableAsTool: boolean; credentials: string[]; codex: boolean }
	>;
	credentials: Array<Registered & { documentationUrl?: string }>;
}

interface Manifest {
	dependencies?: unknown;
	peerDependencies?: Record<string, string>;
	n8n: { nodes: string[]; credentials: string[] };
}

/** Looked up in n8n-workflow 1.120.0 and 2.0.1, which came with those versions of n8n. */
const inOlderN8n = [
	...['ExpressionError', 'NodeOperationError', 'OperationalError', 'UserError'],
	...['NodeConnectionTypes', 'jsonParse', 'sleep', 'tryToParseDateTime'],
];

let installed: InstalledPackage;
let folder: string;
let files: string[];
let manifest: Manifest;

beforeAll(async () => {
	installed = await installedPackage();
	folder = installed.folder;
	files = filesBelow(folder, folder);
	manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}, 300_000);

afterAll(async () => await installed?.remove());

describe('the packed tarball', () => {
	it('passes on the notices of all that is bundled in it', () => {
		const notices = readFileSync(join(folder, 'dist/nodes/shared/vendor/LICENSES.txt'), 'utf8');
		for (const name of ['dropbox ', 'pako ', 'zod ', 'Vitaly Puzrin', 'Jean-loup Gailly and Mark Adler']) {
			expect(notices).toContain(name);
		}
	});

	it('holds what n8n reads and nothing else', () => {
		const expected = [
			/^(package\.json|README\.md|LICENSE\.md)$/,
			/^dist\/index\.js$/,
			/^dist\/icons\/\w+(\.dark)?\.svg$/,
			/^dist\/credentials\/(\w+\/)?[\w.]+\.js$/,
			/^dist\/nodes\/(\w+\/)+[\w.]+\.js$/,
			/^dist\/nodes\/(\w+)\/\1(Trigger)?\.node\.json$/,
			/^dist\/nodes\/shared\/vendor\/LICENSES\.txt$/,
		];
		expect(files.filter((file) => !expected.some((pattern) => pattern.test(file)))).toEqual([]);
		expect(files).toEqual(expect.arrayContaining(['package.json', 'README.md', 'LICENSE.md']));
	});

	it('holds every source file in compiled form', () => {
		const sources = [
			...filesBelow(join(project, 'nodes'), project),
			...filesBelow(join(project, 'credentials'), project),
		];
		const compiled = sources.map((file) => `dist/${file.replace(/\.ts$/, '.js')}`);
		expect(compiled.filter((file) => !files.includes(file))).toEqual([]);
	});

	it('needs nothing at run time but n8n-workflow', () => {
		expect(manifest.dependencies).toBeUndefined();
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
		const imported = files
			.filter((file) => file.endsWith('.js'))
			.flatMap((file) => preProcessFile(readFileSync(join(folder, file), 'utf8'), true, true).importedFiles)
			.map(({ fileName }) => fileName)
			.filter((name) => !name.startsWith('.'));
		const allowed = ['n8n-workflow', 'crypto', 'node:crypto'];
		expect([...new Set(imported)].filter((name) => !allowed.includes(name))).toEqual([]);
		expect(imported).toContain('n8n-workflow');
	});

	it('uses nothing of n8n-workflow that n8n 1.123 and 2.0 do not have', () => {
		const used = files
			.filter((file) => file.endsWith('.js'))
			.flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/\bn8n_workflow_1\.(\w+)/g)])
			.map(([, name]) => name);
		expect([...new Set(used)].filter((name) => !inOlderN8n.includes(String(name)))).toEqual([]);
		expect(used).toContain('NodeConnectionTypes');
	});

	it('passes the licences of the bundled libraries on', () => {
		const licences = readFileSync(join(folder, 'dist/nodes/shared/vendor/LICENSES.txt'), 'utf8');
		expect(licences).toMatch(/^dropbox \d/m);
		expect(licences).toMatch(/^zod 3\./m);
	});
});

describe('loaded where only n8n-workflow is installed', () => {
	let report: LoadReport;

	beforeAll(async () => {
		report = await reportOf<LoadReport>('load.cjs', folder);
	}, 60_000);

	it('finds neither dropbox nor zod beside it', () => {
		expect(report.resolvable).toEqual({ 'n8n-workflow': true, dropbox: false, zod: false });
	});

	it('constructs every registered node and credential', () => {
		expect(report.nodes.map(({ path }) => path)).toEqual(manifest.n8n.nodes);
		expect(report.credentials.map(({ path }) => path)).toEqual(manifest.n8n.credentials);
		expect(report.nodes).not.toEqual([]);
		expect(report.credentials).not.toEqual([]);
	});

	it('has an SDK that refuses to reach the network past the fetch that it is given', () => {
		expect(report.sdk.withoutFetch).toContain('fetch');
		expect(report.sdk.withFetch).toBeNull();
	});

	it('exports them by name to those who import the package', () => {
		const registered = [...manifest.n8n.nodes, ...manifest.n8n.credentials];
		const classes = registered.map((path) => path.split('/').at(-1)?.split('.')[0]);
		expect(report.exported.sort()).toEqual(classes.sort());
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
});
