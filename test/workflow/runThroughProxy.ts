/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- test code, never part of the package */
import { fork } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { RunningEmulator } from '../emulators/startEmulator';

/** What a child process answered, as it printed it. */
export type ProcessOutput = Record<string, unknown>;

/**
 * Runs a script in a process that reaches the emulated Dropbox as a real n8n does: by the proxy of its environment
 * and through TLS. Node reads certificates and n8n its proxy when they start, so it cannot be this process.
 */
export async function runThroughProxy(
	emulator: RunningEmulator,
	script: string,
	given: Record<string, unknown>,
): Promise<ProcessOutput> {
	const { key, secret } = emulator.fixture.app;
	const refreshToken = emulator.fixture.refreshTokens['owner'];
	const child = fork(bundle(script), [JSON.stringify({ ...given, key, secret, refreshToken })], {
		execArgv: [],
		env: {
			...process.env,
			...{ HTTPS_PROXY: emulator.proxyUrl, NO_PROXY: 'localhost,127.0.0.1' },
			NODE_EXTRA_CA_CERTS: emulator.caFile,
		},
		stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
	});
	return await new Promise((resolve, reject) => {
		child.once('message', (message) => resolve(message as ProcessOutput));
		child.once('exit', (code) => reject(new Error(`the process ended with ${code}`)));
	});
}

/** Beside what it requires, and of this process alone. */
const folder = join(__dirname, `../../node_modules/.cache/scripts-${process.pid}`);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bundled = new Map<string, string>();

/** One file of a script and all that it imports from here, which starts in half the time. */
function bundle(script: string): string {
	const known = bundled.get(script);
	if (known !== undefined) return known;
	mkdirSync(folder, { recursive: true });
	const outfile = join(folder, script.replace(/\.ts$/, '.cjs'));
	buildSync({
		...{ entryPoints: [join(__dirname, script)], outfile, logLevel: 'error' },
		...{ bundle: true, packages: 'external', platform: 'node', format: 'cjs' },
	});
	bundled.set(script, outfile);
	return outfile;
}
