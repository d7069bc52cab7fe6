/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logFolder as logFolderOfTests } from '../folders';
import { N8nApi } from '../n8n/N8nApi';
import { startN8n, type RunningN8n } from '../n8n/startN8n';
import type { RunningStack } from './runningStack';

/** An n8n whose database outlives it, so that it can be started again. */
export class RestartableN8n {
	private readonly kept = mkdtempSync(join(tmpdir(), 'case-folders-lasting-'));
	private starts = 0;

	constructor(
		private readonly stack: RunningStack,
		private readonly name: string,
		/** Further variables of its environment. */
		private readonly more: Record<string, string> = {},
		/** The same at each start; a free one each time if absent. */
		private readonly port?: number,
	) {}

	async start(): Promise<RunningN8n & { api: N8nApi }> {
		const {
			proxyUrl,
			caFile,
			communityPackages,
			owner,
			credential,
			logFolder = logFolderOfTests,
		} = this.stack;
		const folder = mkdtempSync(join(tmpdir(), `case-folders-${this.name}-`));
		mkdirSync(join(this.kept, 'n8n'), { recursive: true });
		// The folder goes with the process; of a link only the link.
		symlinkSync(join(this.kept, 'n8n'), join(folder, 'n8n'));
		this.starts += 1;
		const n8n = await startN8n({
			...{ proxyUrl, caFile, folder, more: this.more, port: this.port },
			...(this.starts === 1 ? { communityPackages } : {}),
			logFile: join(logFolder, `n8n-${this.name}-${this.starts}.log`),
		});
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

	forget(): void {
		rmSync(this.kept, { recursive: true, force: true });
	}
}
