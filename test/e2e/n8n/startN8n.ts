/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackedPackage } from '@/test/package/packPackage';
import { freePorts } from '../commands/freePorts';
import { startChild, type ChildHandle } from '../commands/startChild';
import { node24 } from '../commands/node24';
import { installFolder } from '../folders';
import { n8nEnvironment, type BinaryDataMode } from './environment';
import { installPackages } from './installPackages';

const patienceMilliseconds = 300_000;

export interface StartN8nOptions {
	proxyUrl: string;
	caFile: string;
	/** A folder for its files, removed with everything in it when n8n has ended, however that came. */
	folder: string;
	/** Packed community packages; without them n8n has its built-in nodes only. */
	communityPackages?: PackedPackage[];
	/** Where everything it prints is written; its folder exists. */
	logFile: string;
	/** Port of the editor; a free one if absent. */
	port?: number;
	/** Where it keeps files between nodes; its own choice if absent. */
	binaryData?: BinaryDataMode;
	/** Further variables of its environment. */
	more?: Record<string, string>;
}

export interface RunningN8n {
	/** `http://127.0.0.1:…`, of the editor, the REST API and the webhooks. */
	readonly url: string;
	/** Resolves when n8n has ended, by itself or by `end`. */
	readonly ended: Promise<unknown>;
	/** The last lines of its log. */
	tail(): string;
	/** Ends n8n with everything it started and removes its folder. */
	end(): Promise<void>;
	/** The same without warning, in the middle of whatever it does. */
	kill(): Promise<void>;
}

async function isResponding(url: string): Promise<boolean> {
	return await fetch(url).then(
		(response) => response.ok,
		() => false,
	);
}

/**
 * `/healthz` answers before the database is there, and `/healthz/readiness` before the routes are.
 * @param hasRoutes whether the process has the routes of the editor: those of queue mode that only work have none
 * @throws Error with the end of its log when it ends, or does not answer in time
 */
export async function waitUntilReady(url: string, n8n: ChildHandle, hasRoutes = true): Promise<void> {
	const deadline = Date.now() + patienceMilliseconds;
	const ready = async () =>
		(await isResponding(`${url}/healthz/readiness`)) &&
		(!hasRoutes || (await isResponding(`${url}/rest/settings`)));
	while (!(await ready())) {
		if (n8n.hasEnded())
			throw new Error(`n8n ended while it was starting. The end of its log:\n${n8n.tail()}`);
		if (Date.now() > deadline) {
			const seconds = patienceMilliseconds / 1000;
			throw new Error(`n8n did not answer within ${seconds} s. The end of its log:\n${n8n.tail()}`);
		}
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
}

/**
 * Starts the installed n8n with a new user folder, and returns when it can be used.
 * However this process ends, n8n ends with it.
 */
export async function startN8n(options: StartN8nOptions): Promise<RunningN8n> {
	const userFolder = join(options.folder, 'n8n');
	await mkdir(userFolder, { recursive: true });
	const [freePort = 0, brokerPort = 0] = await freePorts(2);
	const port = options.port ?? freePort;
	if (options.communityPackages) await installPackages(userFolder, options.communityPackages);
	const n8n = startChild({
		command: [node24(), join(installFolder, 'node_modules', 'n8n', 'bin', 'n8n'), 'start'],
		folder: options.folder,
		env: n8nEnvironment({ ...options, port, brokerPort, userFolder }),
		logFile: options.logFile,
	});
	const url = `http://127.0.0.1:${port}`;
	await waitUntilReady(url, n8n).catch(async (cause) => {
		await n8n.end();
		throw cause;
	});
	return { ...n8n, url };
}
