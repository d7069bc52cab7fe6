/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- runs on a developer's machine, never inside n8n */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Tail } from '@/test/e2e/commands/Tail';
import type { Measurement } from '../figures/Measurement';
import type { BenchDropbox } from '../stack/BenchDropbox';

/** rclone as a process per run, configured by its environment alone. */
export class Rclone {
	private constructor(
		readonly version: string,
		private readonly env: NodeJS.ProcessEnv,
	) {}

	/** Undefined where it is not installed. */
	static find({ about }: BenchDropbox, folder: string): Rclone | undefined {
		const { stdout, status } = spawnSync('rclone', ['version'], { encoding: 'utf8' });
		if (status !== 0) return undefined;
		const token = { access_token: about.tokens.owner, token_type: 'bearer', expiry: '2099-01-01T00:00:00Z' };
		return new Rclone(stdout.split('\n')[0]?.replace('rclone ', '') ?? 'unknown', {
			...{ PATH: process.env.PATH, HOME: folder, RCLONE_CONFIG: `${folder}/rclone.conf` },
			...{ HTTPS_PROXY: about.proxy, SSL_CERT_FILE: about.ca },
			...{ RCLONE_CONFIG_BENCH_TYPE: 'dropbox', RCLONE_CONFIG_BENCH_TOKEN: JSON.stringify(token) },
		});
	}

	/**
	 * Runs a command; `bench:` is the account. A message says what rclone complained of when it ended
	 * with another code than 0.
	 */
	async run(args: readonly string[], patience: number): Promise<Measurement & { printed: number }> {
		const began = performance.now();
		const child = spawn('rclone', [...args, '--quiet'], { env: this.env, stdio: ['ignore', 'pipe', 'pipe'] });
		const endWithUs = () => child.kill('SIGKILL');
		process.once('exit', endWithUs);
		let peakMiB = 0;
		const watch = setInterval(() => (peakMiB = highWaterOf(child.pid) ?? peakMiB), 20);
		const tired = setTimeout(endWithUs, patience);
		const tail = new Tail(5);
		let printed = 0;
		child.stdout.on('data', (bytes: Buffer) => (printed += countLines(bytes)));
		child.stderr.on('data', (bytes: Buffer) => tail.add(bytes));
		const code = await new Promise<number | null>((resolve, reject) => {
			child.once('error', reject);
			child.once('close', resolve);
		});
		const ms = performance.now() - began;
		clearInterval(watch);
		clearTimeout(tired);
		process.off('exit', endWithUs);
		const message = code === 0 ? undefined : `ended with code ${code}: ${tail.text()}`;
		return { ms: Math.round(ms), idleMiB: 0, peakMiB: peakMiB || undefined, message, printed };
	}
}

/** The kernel's own mark of the highest resident memory; undefined where there is none. */
function highWaterOf(pid: number | undefined): number | undefined {
	try {
		const kib = readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmHWM:\s+(\d+) kB/)?.[1];
		return kib === undefined ? undefined : Number(kib) / 1024;
	} catch {
		return undefined;
	}
}

function countLines(bytes: Buffer): number {
	let lines = 0;
	for (const byte of bytes) if (byte === 10) lines++;
	return lines;
}
