/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from '@/packages/stageCommand';
import { npm } from '../e2e/commands/npm';
import { InstalledCommand } from '../package/InstalledCommand';
import { filesBelow, project } from '../package/sources';

interface Manifest {
	version: string;
	dependencies?: unknown;
	scripts?: unknown;
	bin: Record<string, string>;
}

const KEY = 'key-that-nobody-may-read';
const ANSWERS = {
	...{ id: 'smith-law', client: 'Smith Law', workflows: ['auditTrail'] },
	settings: {
		...{ caseSystem: 'clio', liveDestination: '/Legal Matters', demoDestination: '/Demo Matters' },
		...{
			alertEmails: ['it@example.org'],
			managingPartner: 'partner@example.org',
			fromEmail: 'n8n@example.org',
		},
	},
};

let installed: InstalledCommand;
let folder: string;
const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8');
const manifestIn = (path: string): Manifest =>
	JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as Manifest;

beforeAll(async () => {
	installed = await InstalledCommand.install();
	folder = join(installed.folder, 'node_modules', command.name);
}, 300_000);

afterAll(async () => await installed?.remove());

describe('the packed tarball', () => {
	it('holds the command, the ready-made workflows and the schema, and nothing else', () => {
		const templates = readdirSync(join(project, 'templates')).filter((file) => file.endsWith('.json'));
		expect(filesBelow(folder, folder)).toEqual(
			[
				...[
					'LICENSE.md',
					'README.md',
					'client.schema.json',
					'dist/LICENSES.txt',
					'dist/cli.js',
					'package.json',
				],
				...templates.map((file) => `dist/templates/${file}`),
			].sort(),
		);
		for (const file of templates)
			expect(textOf(`dist/templates/${file}`)).toBe(readFileSync(join(project, 'templates', file), 'utf8'));
	});

	it('has the version of the others, no dependency and no install script', () => {
		const { version, dependencies, scripts } = manifestIn(folder);
		expect([version, dependencies, scripts]).toEqual([manifestIn(project).version, undefined, undefined]);
		expect(
			readdirSync(join(installed.folder, 'node_modules')).filter((name) => !name.startsWith('.')),
		).toEqual([command.name]);
	});

	it('passes on the notices of all that is bundled in it', () => {
		const bundled = [
			...textOf('dist/cli.js').matchAll(/^\s*\/\/ (?:\S*)node_modules\/((?:@[\w.-]+\/)?[\w.-]+)/gm),
		];
		expect(bundled.length).toBeGreaterThan(10);
		for (const [, name] of bundled)
			expect(textOf('dist/LICENSES.txt')).toMatch(new RegExp(`^${name} \\d`, 'm'));
		expect(textOf('dist/cli.js')).not.toContain(project);
	});

	it('runs by npx, straight from the file', async () => {
		const printed = await npm(
			installed.folder,
			'exec',
			'--offline',
			'--yes',
			`--package=${installed.tarball}`,
			'--',
			command.name,
			'--version',
		);
		expect(printed.trim()).toBe(manifestIn(project).version);
	});
});

it('takes answers from standard input, writes the file, builds it, and finds that nothing differs', async () => {
	const made = await installed.run(['init', 'client.json', '--answers', '-'], {
		input: JSON.stringify(ANSWERS),
	});
	expect([made.code, made.stderr]).toEqual([0, '']);
	expect(existsSync(join(installed.folder, 'client.schema.json'))).toBe(true);
	const again = await installed.run(['init', 'client.json', '--answers', '-'], {
		input: JSON.stringify(ANSWERS),
	});
	expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('client.json is there already')]);
	const built = await installed.run(['build', 'client.json', '--out', 'out', '--json']);
	expect([built.code, JSON.parse(built.stdout)]).toMatchObject([
		0,
		{ ok: true, sets: { live: expect.arrayContaining(['audit-trail']), demo: expect.any(Array) } },
	]);
	const before = textOfOut('out/live/client-settings.json');
	expect((await installed.run(['build', 'client.json', '--out', 'out'])).code).toBe(0);
	expect(textOfOut('out/live/client-settings.json')).toBe(before);
	const checked = await installed.run(['check', 'client.json', '--against', 'out/live']);
	expect([checked.code, checked.stdout]).toEqual([0, 'demo: is not installed there.\nNothing differs.\n']);
});

const textOfOut = (file: string): string => readFileSync(join(installed.folder, file), 'utf8');

interface Workflow {
	nodes: Array<{ name: string; parameters: Record<string, unknown> }>;
}

it('tells what was changed by hand from what an upgrade would change', async () => {
	cpSync(join(installed.folder, 'out/live'), join(installed.folder, 'exported'), { recursive: true });
	const file = join(installed.folder, 'exported/client-settings.json');
	const workflow = JSON.parse(readFileSync(file, 'utf8')) as Workflow;
	for (const node of workflow.nodes)
		if (node.name === 'Settings') node.parameters['closedFolder'] = '/Archive';
	writeFileSync(file, JSON.stringify(workflow));
	const later = { ...ANSWERS, settings: { ...ANSWERS.settings, liveDestination: '/Legal Matters of Smith' } };
	writeFileSync(join(installed.folder, 'later.json'), JSON.stringify(later));
	const checked = await installed.run([
		'check',
		'later.json',
		'--against',
		'exported',
		'--record',
		'out/build.json',
	]);
	expect(checked.code).toBe(3);
	expect(checked.stdout).toContain('live: Client settings was changed by hand: Settings: closedFolder');
	expect(checked.stdout).toContain('live: Events from Dropbox would be updated: ');
	expect(checked.stdout.match(/changed by hand/g)).toHaveLength(1);
});

describe('says what to do, with an exit code of its own', () => {
	it.each([
		[['build', 'nowhere.json', '--out', 'x'], /There is no file nowhere\.json/],
		[['build', 'client.json'], /--out/],
		[['install', 'client.json', '--url', 'http://n8n.example.com', '--set', 'live'], /not https/],
		[
			['install', 'client.json', '--url', 'https://me:pw@n8n.example.com', '--set', 'live'],
			/more than an address/,
		],
		[['install', 'client.json', '--url', 'https://n8n.example.com'], /two sets/],
		[['install', 'client.json', '--url', 'http://localhost:1', '--set', 'live'], /no API key/],
		[
			['install', 'client.json', '--url', 'http://localhost:1', '--set', 'live', '--credential', 'x'],
			/--credential/,
		],
		[
			['uninstall', 'client.json', '--url', 'http://localhost:1', '--set', 'all'],
			/Allowed choices are live, demo/,
		],
		[['check', 'client.json', '--against', 'nowhere'], /There is no folder nowhere/],
		[['init', 'new.json'], /nobody to ask/],
	])('%j', async (args, said) => {
		const { code, stderr } = await installed.run(args);
		expect([code, stderr]).toEqual([2, expect.stringMatching(said)]);
		expect(stderr).not.toContain('    at ');
	});
});

describe('what answers at --url', () => {
	let server: Server;
	let answer: { status: number; headers?: Record<string, string>; body: string };
	const seen: string[] = [];

	beforeAll(async () => {
		server = createServer((request, response) => {
			seen.push(`${request.method} ${request.url} ${String(request.headers['x-n8n-api-key'])}`);
			response.writeHead(answer.status, answer.headers).end(answer.body);
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	});
	afterAll(async () => await new Promise((resolve) => server.close(resolve)));

	const install = async (key = KEY) => {
		const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/n8n/`;
		return await installed.run(['install', 'client.json', '--url', url, '--set', 'live'], {
			env: { N8N_API_KEY: key },
		});
	};

	it.each([
		[{ status: 401, body: '{"message":"unauthorized"}' }, /401: unauthorized\nMake a new API key/],
		[
			{ status: 302, headers: { location: 'http://127.0.0.1:1/elsewhere' }, body: '' },
			/a redirect is not followed/,
		],
		[{ status: 200, body: '<html>' }, /did not answer as n8n does/],
		[{ status: 503, body: '<html>' }, /run the command again: it goes on/],
	])('is told where it is no success: %j', async (given, said) => {
		answer = given;
		seen.length = 0;
		const { code, stdout, stderr } = await install();
		expect([code, stderr]).toEqual([1, expect.stringMatching(said)]);
		expect(stdout + stderr).not.toContain(KEY);
		expect(seen).toEqual([expect.stringMatching(new RegExp(`^GET /n8n/api/v1/workflows\\?.* ${KEY}$`))]);
	});

	it('never sees a key that is none, and nobody reads it', async () => {
		seen.length = 0;
		const { code, stderr } = await install(`${KEY}\nX-Other: 1`);
		expect([code, seen]).toEqual([2, []]);
		expect(stderr).not.toContain(KEY);
	});
});
