/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startChild } from '@/test/e2e/commands/startChild';
import { node24 } from '@/test/e2e/commands/node24';
import { projectFolder } from '@/test/e2e/folders';
import type { Condition } from '../conditions';
import { retryLostCall } from './retryLostCall';

/** An entry of the account's only namespace. */
export interface Entry {
	path: string;
	kind: 'file' | 'folder';
	size?: number;
	contentHash?: string;
}

export interface Call {
	route: string;
	status: number | null;
	bytesIn: number;
	bytesOut: number;
	/** Milliseconds until the answer began. */
	ms: number;
}

interface Announcement {
	proxy: string;
	ca: string;
	dashboard: string;
	tokens: { owner: string };
	refreshTokens: { owner: string };
	app: { key: string; secret: string };
}

const namespace = 'home';
const patienceMilliseconds = 60_000;

/** The emulated Dropbox in a process of its own, so that its work is not counted as a peer's. */
export class BenchDropbox {
	private constructor(
		readonly about: Announcement,
		/** Ends the process and removes its files. */
		readonly end: () => Promise<void>,
	) {}

	/** @param folder for the emulator's files, removed with it; @param logFile for what it prints */
	static async start(folder: string, logFile: string): Promise<BenchDropbox> {
		mkdirSync(folder, { recursive: true });
		// Resolved here: the process starts in another folder.
		const tsx = pathToFileURL(require.resolve('tsx')).href;
		const command = [node24(), '--import', tsx, join(projectFolder, 'test', 'emulators', 'cli.ts')];
		const emulator = startChild({
			command: [...command, '--json', '--fixture', 'personal'],
			folder,
			env: environment(folder),
			logFile,
		});
		const deadline = Date.now() + patienceMilliseconds;
		for (;;) {
			const line = emulator.tail().match(/^\{"ready":true.*\}$/m)?.[0];
			if (line) return new BenchDropbox(JSON.parse(line) as Announcement, async () => await emulator.end());
			if (emulator.hasEnded() || Date.now() > deadline) {
				throw new Error(`The emulated Dropbox did not start:\n${emulator.tail()}`);
			}
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
	}

	async behave({ latencyMs, lockMs, bytesPerSecondPerConnection }: Condition): Promise<void> {
		await this.call('POST', '/latency', { milliseconds: latencyMs });
		await this.call('POST', '/lock', { milliseconds: lockMs, whenHeld: 'refuse' });
		await this.call('POST', '/switches', { bytesPerSecondPerConnection });
	}

	async forgetCalls(): Promise<void> {
		await this.call('POST', '/forget-calls', {});
	}

	async calls(): Promise<Call[]> {
		return await this.call<Call[]>('GET', '/calls');
	}

	async makeFolders(folders: string[]): Promise<void> {
		await this.call('POST', '/seed', { namespace, folders });
	}

	async makeFiles(files: Array<{ path: string; text: string }>): Promise<void> {
		await this.call('POST', '/seed', { namespace, files });
	}

	/** Everything below a folder. */
	async entriesIn(folder: string): Promise<Entry[]> {
		const { entries } = await this.call<{ entries: Entry[] }>('GET', `/state?namespace=${namespace}`);
		return entries.filter(({ path }) => path.startsWith(`${folder}/`));
	}

	/** Deletes a folder if it is there. */
	async remove(path: string): Promise<void> {
		await this.call('POST', '/delete', { namespace, path }).catch((reason: unknown) => {
			if (!String(reason).includes('not_found')) throw new Error(String(reason));
		});
	}

	private async call<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await retryLostCall(
			async () =>
				await fetch(this.about.dashboard + path, {
					method,
					headers: { 'content-type': 'application/json' },
					body: body === undefined ? undefined : JSON.stringify(body),
				}),
		);
		if (!response.ok) throw new Error(`The emulator answered ${response.status}: ${await response.text()}`);
		return (await response.json()) as T;
	}
}

/** Its own temporary files go with it; nothing of an outer npm run. */
function environment(folder: string): NodeJS.ProcessEnv {
	const own = Object.entries(process.env).filter(([name]) => name !== 'npm_lifecycle_event');
	return { ...Object.fromEntries(own), TMPDIR: folder };
}
