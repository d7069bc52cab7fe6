/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npm } from '../e2e/commands/npm';
import { packCommand } from './packPackage';

/** How a run of the command ended. */
export interface Ended {
	code: number | null;
	/** What scripts read. */
	stdout: string;
	/** What people read. */
	stderr: string;
}

/** The command for consultants as it is installed from its tarball, in an empty folder outside the project. */
export class InstalledCommand {
	private constructor(
		readonly folder: string,
		readonly tarball: string,
	) {}

	static async install(): Promise<InstalledCommand> {
		const folder = await mkdtemp(join(tmpdir(), 'case-folders-consultant-'));
		const { tarball } = await packCommand(folder);
		await npm(folder, 'install', '--prefix', folder, '--offline', '--ignore-scripts', '--no-audit', tarball);
		return new InstalledCommand(folder, tarball);
	}

	/**
	 * Runs it as a consultant does who is in the folder.
	 * @param input what it reads on standard input
	 * @param watch is told of each line that it says to people, and may end it
	 */
	async run(
		args: readonly string[],
		{
			env = {},
			input = '',
			watch,
		}: { env?: NodeJS.ProcessEnv; input?: string; watch?: (line: string, kill: () => void) => void } = {},
	): Promise<Ended> {
		const inherited = { ...process.env, N8N_API_KEY: undefined };
		const child = spawn(join(this.folder, 'node_modules/.bin/case-folders-templates'), args, {
			...{ cwd: this.folder, env: { ...inherited, ...env } },
		});
		const ended: Ended = { code: null, stdout: '', stderr: '' };
		child.stdout.on('data', (bytes: Buffer) => (ended.stdout += bytes.toString()));
		child.stderr.on('data', (bytes: Buffer) => {
			ended.stderr += bytes.toString();
			watch?.(bytes.toString(), () => child.kill('SIGKILL'));
		});
		child.stdin.on('error', () => undefined);
		child.stdin.end(input);
		ended.code = await new Promise((resolve, reject) => {
			child.once('error', reject);
			child.once('close', resolve);
		});
		return ended;
	}

	async remove(): Promise<void> {
		await rm(this.folder, { recursive: true });
	}
}
