/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../commands/freePorts';
import { startChild, type ChildHandle } from '../commands/startChild';
import { untilListening } from '../commands/untilListening';
import { logFolder as logFolderOfTests } from '../folders';

/** A real Redis on loopback, through which the processes of an n8n in queue mode hand each other their jobs. */
export class RedisServer {
	private constructor(
		private server: ChildHandle,
		readonly port: number,
		private readonly logFolder: string,
	) {}

	/** @throws Error when Redis is not installed, or does not start */
	static async start(logFolder = logFolderOfTests): Promise<RedisServer> {
		const [port = 0] = await freePorts(1);
		return new RedisServer(await serve(port, logFolder), port, logFolder);
	}

	get isRunning(): boolean {
		return !this.server.hasEnded();
	}

	/** Ends it and starts it anew at the same port: what it held in memory is gone. */
	async restart(): Promise<void> {
		await this.server.kill();
		this.server = await serve(this.port, this.logFolder);
	}

	async end(): Promise<void> {
		await this.server.end();
	}
}

async function serve(port: number, logFolder: string): Promise<ChildHandle> {
	const folder = mkdtempSync(join(tmpdir(), 'case-folders-redis-'));
	const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
	const server = startChild({
		...{ command: ['redis-server', ...settings], folder, env: process.env },
		logFile: join(logFolder, `redis-${port}.log`),
	});
	await untilListening('Redis', server, port);
	return server;
}
