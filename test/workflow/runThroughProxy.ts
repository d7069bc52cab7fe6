/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- test code, never part of the package */
import { fork } from 'node:child_process';
import { join } from 'node:path';
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
	const child = fork(join(__dirname, script), [JSON.stringify({ ...given, key, secret, refreshToken })], {
		execArgv: ['--import', 'tsx'],
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
