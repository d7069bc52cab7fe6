/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PackedPackage } from '@/test/package/packPackage';
import { node24 } from '../commands/node24';
import { runCommand } from '../commands/runCommand';
import { logFolder as logFolderOfTests, installFolder } from '../folders';
import { n8nEnvironment } from '../n8n/environment';
import { N8nApi } from '../n8n/N8nApi';
import { startN8n, type RunningN8n } from '../n8n/startN8n';
import type { RunningStack } from './runningStack';

/** An n8n whose database outlives it, so that it can be started again. */
export class RestartableN8n {
	private readonly kept = mkdtempSync(join(tmpdir(), 'case-folders-lasting-'));
	private starts = 0;
	/** Packages to be installed before the next start. */
	private toInstall: PackedPackage[] | undefined;

	constructor(
		private readonly stack: RunningStack,
		private readonly name: string,
		/** Further variables of its environment. */
		private readonly more: Record<string, string> = {},
		/** The same at each start; a free one each time if absent. */
		private readonly port?: number,
	) {
		this.toInstall = stack.communityPackages;
	}

	async start(): Promise<RunningN8n & { api: N8nApi }> {
		const { proxyUrl, caFile, owner, credential, logFolder = logFolderOfTests } = this.stack;
		const folder = mkdtempSync(join(tmpdir(), `case-folders-${this.name}-`));
		mkdirSync(join(this.kept, 'n8n'), { recursive: true });
		// The folder goes with the process; of a link only the link.
		symlinkSync(join(this.kept, 'n8n'), join(folder, 'n8n'));
		this.starts += 1;
		const n8n = await startN8n({
			...{ proxyUrl, caFile, folder, more: this.more, port: this.port },
			...(this.toInstall === undefined ? {} : { communityPackages: this.toInstall }),
			logFile: join(logFolder, `n8n-${this.name}-${this.starts}.log`),
		});
		this.toInstall = undefined;
		const api = new N8nApi(n8n.url);
		if (this.starts === 1) {
			await api.setUpOwner(owner);
			await api.createCredential(credential);
		} else {
			await api.signIn(owner);
		}
		return { ...n8n, api };
	}

	/** What it keeps: its database, files between nodes, its record of events. */
	get userFolder(): string {
		return join(this.kept, 'n8n', '.n8n');
	}

	/**
	 * Copies what an admin backs up of an n8n that does not run: its database and its encryption key.
	 * @returns a folder outside of n8n's
	 */
	backUp(): string {
		const backup = mkdtempSync(join(tmpdir(), 'case-folders-backup-'));
		for (const file of readdirSync(this.userFolder)) {
			if (/^database\.sqlite|^config$/.test(file))
				cpSync(join(this.userFolder, file), join(backup, file), { preserveTimestamps: true });
		}
		return backup;
	}

	/** The machine is lost. A new one gets the backup and the packages, before n8n is started there. */
	restore(backup: string, packages: PackedPackage[]): void {
		rmSync(join(this.kept, 'n8n'), { recursive: true, force: true });
		cpSync(backup, this.userFolder, { recursive: true, preserveTimestamps: true });
		this.toInstall = packages;
	}

	/** n8n's own command, such as `import:workflow`, while n8n does not run. */
	async command(...args: string[]): Promise<string> {
		const { proxyUrl, caFile } = this.stack;
		const userFolder = join(this.kept, 'n8n');
		const env = n8nEnvironment({
			...{ proxyUrl, caFile, userFolder, more: this.more },
			...{ port: 1, brokerPort: 1 },
		});
		const n8n = join(installFolder, 'node_modules', 'n8n', 'bin', 'n8n');
		return await runCommand([node24(), n8n, ...args], { cwd: userFolder, env });
	}

	/** Puts other packages in the place of those that there are, before the next start. */
	upgrade(packages: PackedPackage[]): void {
		rmSync(join(this.userFolder, 'nodes'), { recursive: true, force: true });
		this.toInstall = packages;
	}

	forget(): void {
		rmSync(this.kept, { recursive: true, force: true });
	}
}
