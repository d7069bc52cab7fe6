/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProxiedFetch } from './core/proxy/createProxiedFetch';

const ROOT = join(__dirname, '../../..');

// Real connections take their time on a busy machine.
jest.setTimeout(30_000);

describe('npm run emulator', () => {
	const folder = mkdtempSync(join(tmpdir(), 'cli-test-'));
	const running: ChildProcess[] = [];

	afterAll(() => {
		for (const child of running) child.kill('SIGKILL');
		rmSync(folder, { recursive: true });
	});

	function start(...options: string[]): {
		child: ChildProcess;
		output: () => string;
		said(text: string): Promise<void>;
	} {
		// The folder of temporary files is the test's own, so that it can see what is left in it.
		const env = { ...process.env, TMPDIR: folder };
		const child = spawn(process.execPath, ['--import', 'tsx', 'test/emulators/cli.ts', ...options], {
			cwd: ROOT,
			env,
		});
		running.push(child);
		let output = '';
		for (const stream of [child.stdout, child.stderr])
			stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
		const said = async (text: string): Promise<void> => {
			while (!output.includes(text)) {
				if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${output}`);
				await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data'), once(child, 'exit')]);
			}
		};
		return { child, output: () => output, said };
	}

	async function stopped(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
		const exit = once(child, 'exit');
		child.kill(signal);
		return (await exit)[0] as number | null;
	}

	it('prints a line for machines, serves, logs calls without tokens, and leaves nothing behind', async () => {
		const faults = join(folder, 'faults.json');
		const log = join(folder, 'calls.log');
		writeFileSync(
			faults,
			JSON.stringify([{ route: 'check/user', nth: 2, fault: { kind: 'status', status: 503 } }]),
		);
		const { child, output, said } = start(
			'--json',
			'--fixture',
			'personal',
			'--faults',
			faults,
			'--log',
			log,
		);
		await said('"ready":true');
		const ready = JSON.parse(output());
		const fetch = createProxiedFetch({ proxyUrl: ready.proxy, caFile: ready.ca });
		const headers = { authorization: `Bearer ${ready.tokens.owner}`, 'content-type': 'application/json' };
		const check = () =>
			fetch('https://api.dropboxapi.com/2/check/user', { method: 'POST', headers, body: '{}' });
		expect([(await check()).status, (await check()).status]).toEqual([200, 503]);
		expect((await globalThis.fetch(ready.dashboard)).status).toBe(200);
		// Clio stands beside it, with a dashboard of its own.
		const clio = await fetch(`https://${ready.clio.host}/api/v4/users/who_am_i`, {
			headers: { authorization: `Bearer ${ready.clio.tokens.ada}` },
		});
		expect([clio.status, (await globalThis.fetch(ready.clio.dashboard)).status]).toEqual([200, 200]);
		const matters = await fetch(`https://${ready.legalserver.hosts[0]}/api/v1/matters`, {
			headers: { authorization: `Bearer ${ready.legalserver.tokens.intake}` },
		});
		const legalserverPage = await globalThis.fetch(ready.legalserver.dashboard);
		expect([matters.status, legalserverPage.status]).toEqual([200, 200]);
		// Nobody closes the client's connection: it must not keep the emulator alive.
		expect(await stopped(child, 'SIGTERM')).toBe(0);
		fetch.close();
		const text = readFileSync(log, 'utf8');
		expect(
			text
				.trim()
				.split('\n')
				.map((line) => JSON.parse(line)),
		).toMatchObject([
			{ route: 'check/user', status: 200, bytesIn: 2, bytesOut: 13 },
			{ route: 'check/user', status: 503, fault: 'status' },
		]);
		expect(text).not.toContain('sl.');
		expect(existsSync(ready.ca)).toBe(false);
	});

	it('ends with the shell that npm started it in', async () => {
		const command = `"${process.execPath}" --import tsx test/emulators/cli.ts --json & wait`;
		const env = { ...process.env, TMPDIR: folder, npm_lifecycle_event: 'emulator' };
		const shell = spawn('sh', ['-c', command], { cwd: ROOT, env });
		running.push(shell);
		let output = '';
		while (!output.includes('"ready":true')) {
			const [chunk] = (await once(shell.stdout, 'data')) as [Buffer];
			output += chunk.toString();
		}
		const ended = once(shell.stdout, 'close');
		shell.kill('SIGTERM');
		// The pipe closes when the last process that holds it has ended.
		await ended;
		expect(existsSync((JSON.parse(output) as { ca: string }).ca)).toBe(false);
	});

	it('prints for people what to set and with what to log in', async () => {
		const ca = join(folder, 'ca.pem');
		const { child, output, said } = start('--ca', ca, '--latency', '1', '--lock', '1');
		await said('Dashboard');
		for (const expected of [
			/export HTTPS_PROXY=http:\/\/127\.0\.0\.1:\d+/,
			`NODE_EXTRA_CA_CERTS=${ca}`,
			'NO_PROXY=localhost,127.0.0.1',
			'refresh-jane',
			'casefolderssecret1',
			'ClioMattersAppKey',
			'riverside-demo.legalserver.org',
			'riverside-token-intake',
			/LegalServer dashboard {2}http:\/\/127\.0\.0\.1:\d+/,
			/Clio dashboard {2}http:\/\/127\.0\.0\.1:\d+/,
		]) {
			expect(output()).toEqual(
				typeof expected === 'string' ? expect.stringContaining(expected) : expect.stringMatching(expected),
			);
		}
		expect(await stopped(child, 'SIGINT')).toBe(0);
		expect(readFileSync(ca, 'utf8')).toContain('BEGIN CERTIFICATE');
	});

	it.each([
		[['--port', 'many'], /--port takes a whole number/],
		[['--fixture', 'nobody'], /--fixture takes one of personal, teamSpace, memberHomes/],
		[['--faults', '/none.json'], /--faults \/none\.json can't be used/],
		[['--clio', 'nobody'], /--clio takes one of firm, firmEu/],
		[['--legalserver', 'nobody'], /--legalserver takes one of agency, empty/],
		[['--colour'], /--colour/],
	])('refuses %j with a word on how it is used', async (options, message) => {
		const { child, output } = start(...options);
		const [code] = await once(child, 'exit');
		expect([code, output()]).toEqual([2, expect.stringMatching(message)]);
		expect(output()).toContain('npm run emulator -- [options]');
		expect(output()).not.toContain('    at ');
	});
});
