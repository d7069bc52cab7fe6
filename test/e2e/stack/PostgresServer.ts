/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../commands/freePorts';
import { runCommand } from '../commands/runCommand';
import { startChild, type ChildHandle } from '../commands/startChild';
import { untilListening } from '../commands/untilListening';
import { installFolder, logFolder as logFolderOfTests } from '../folders';
import { installedPostgres } from './queueTools';
import type { NewCredential } from '../n8n/N8nApi';

const LOGIN = { user: 'office', password: 'only-for-events-7' }; // eslint-disable-line @n8n/community-nodes/no-hardcoded-secrets -- of a server on loopback

/** As much of n8n's own client as is used here. */
interface PostgresClient {
	on(event: 'error', listener: () => void): void;
	connect(): Promise<void>;
	query(text: string): Promise<{ rows: unknown[] }>;
	end(): Promise<void>;
}
interface Pg {
	Client: new (options: Record<string, unknown>) => PostgresClient;
	types: { setTypeParser(oid: number, parse: (text: string) => unknown): void };
}

/** A real PostgreSQL on loopback, with an empty database. */
export class PostgresServer {
	private constructor(
		private server: ChildHandle,
		private readonly serve: () => Promise<ChildHandle>,
		private readonly port: number,
		private readonly folder: string,
	) {}

	/** @throws when PostgreSQL is not installed, or does not start */
	static async start(logFolder = logFolderOfTests): Promise<PostgresServer> {
		const { folder, asOwner } = await ownedFolder();
		// Also of a process that was stopped while this starts.
		process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
		const passwordFile = join(folder, 'password');
		writeFileSync(passwordFile, LOGIN.password);
		const cluster = join(folder, 'cluster');
		const access = ['--auth=scram-sha-256', `--username=${LOGIN.user}`, `--pwfile=${passwordFile}`];
		const command = [
			...asOwner,
			installedPostgres('initdb'),
			'-D',
			cluster,
			...access,
			'-E',
			'UTF8',
			'--no-locale',
		];
		await runCommand(command, { cwd: folder, env: process.env });
		const [port = 0] = await freePorts(1);
		const settings = {
			port,
			listen_addresses: '127.0.0.1',
			unix_socket_directories: '',
			max_connections: 200,
		};
		const serve = async () => {
			// The cluster outlives each of its servers.
			const run = mkdtempSync(join(folder, 'run-'));
			chmodSync(run, 0o755);
			const server = startChild({
				command: [
					...[...asOwner, installedPostgres('postgres'), '-D', cluster],
					...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
				],
				folder: run,
				env: process.env,
				logFile: join(logFolder, `postgres-${port}.log`),
			});
			await untilListening('PostgreSQL', server, port);
			return server;
		};
		return new PostgresServer(await serve(), serve, port, folder);
	}

	get isRunning(): boolean {
		return !this.server.hasEnded();
	}

	/** What n8n's Postgres node needs to reach it. */
	get credential(): NewCredential {
		const data = { ...LOGIN, host: '127.0.0.1', port: this.port, database: 'postgres', ssl: 'disable' };
		return { name: 'Postgres of the office', type: 'postgres', data: { ...data, sshTunnel: false } };
	}

	/** For an n8n whose own database this is. */
	get environment(): Record<string, string> {
		return {
			...{ DB_TYPE: 'postgresdb', DB_POSTGRESDB_HOST: '127.0.0.1', DB_POSTGRESDB_PORT: String(this.port) },
			...{ DB_POSTGRESDB_DATABASE: 'postgres', DB_POSTGRESDB_USER: LOGIN.user },
			DB_POSTGRESDB_PASSWORD: LOGIN.password,
		};
	}

	/** The rows that a query gives, its numbers as numbers. */
	async query<R>(text: string): Promise<R[]> {
		const { Client, types } = createRequire(join(installFolder, 'package.json'))('pg') as Pg;
		types.setTypeParser(20, Number);
		const client = new Client({ ...LOGIN, host: '127.0.0.1', port: this.port, database: 'postgres' });
		// A server that is restarted meanwhile ends the query, not the tests.
		client.on('error', () => undefined);
		await client.connect();
		try {
			return (await client.query(text)).rows as R[];
		} finally {
			await client.end();
		}
	}

	/** Ends it although n8n is connected, and starts it anew: all connections are cut, what was committed is there. */
	async restart(): Promise<void> {
		await this.server.end();
		this.server = await this.serve();
	}

	async end(): Promise<void> {
		await this.server.end();
		rmSync(this.folder, { recursive: true, force: true });
	}
}

/** A folder for its files, and what stands before a command whose process owns them: PostgreSQL refuses to run as root. */
async function ownedFolder(): Promise<{ folder: string; asOwner: string[] }> {
	const isRoot = process.getuid?.() === 0;
	// The folder of the tests is closed to other users.
	const folder = mkdtempSync(join(isRoot ? '/tmp' : tmpdir(), 'case-folders-postgres-'));
	if (!isRoot) return { folder, asOwner: [] };
	await runCommand(['chown', 'postgres:postgres', folder], { cwd: folder, env: process.env });
	return { folder, asOwner: ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups', '--'] };
}
