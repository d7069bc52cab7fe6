/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../commands/freePorts';
import { runCommand } from '../commands/runCommand';
import { startChild, type ChildHandle } from '../commands/startChild';
import { logFolder } from '../folders';
import type { NewCredential } from '../n8n/N8nApi';

const LOGIN = { user: 'office', password: 'only-for-events-7' }; // eslint-disable-line @n8n/community-nodes/no-hardcoded-secrets -- of a server on loopback

const patienceMilliseconds = 60_000;

/** A real PostgreSQL on loopback, with an empty database. */
export class PostgresServer {
	private constructor(
		private readonly server: ChildHandle,
		private readonly port: number,
	) {}

	/** @throws when PostgreSQL is not installed, or does not start */
	static async start(): Promise<PostgresServer> {
		const { folder, asOwner } = await ownedFolder();
		const passwordFile = join(folder, 'password');
		writeFileSync(passwordFile, LOGIN.password);
		const cluster = join(folder, 'cluster');
		const access = ['--auth=scram-sha-256', `--username=${LOGIN.user}`, `--pwfile=${passwordFile}`];
		const command = [...asOwner, program('initdb'), '-D', cluster, ...access, '-E', 'UTF8', '--no-locale'];
		await runCommand(command, { cwd: folder, env: process.env });
		const [port = 0] = await freePorts(1);
		const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: '' };
		const server = startChild({
			command: [
				...[...asOwner, program('postgres'), '-D', cluster],
				...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
			],
			folder: folder,
			env: process.env,
			logFile: join(logFolder, 'postgres.log'),
		});
		await waitUntilItAnswers(server, port);
		return new PostgresServer(server, port);
	}

	/** What n8n's Postgres node needs to reach it. */
	get credential(): NewCredential {
		const data = { ...LOGIN, host: '127.0.0.1', port: this.port, database: 'postgres', ssl: 'disable' };
		return { name: 'Postgres of the office', type: 'postgres', data: { ...data, sshTunnel: false } };
	}

	async end(): Promise<void> {
		await this.server.end();
	}
}

/** Debian keeps all but `psql` out of the PATH. */
function program(name: string): string {
	const installed = '/usr/lib/postgresql';
	const versions = existsSync(installed) ? readdirSync(installed).sort((a, b) => Number(b) - Number(a)) : [];
	const places = versions.map((version) => join(installed, version, 'bin', name));
	return places.find((place) => existsSync(place)) ?? name;
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

async function isListening(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect({ port, host: '127.0.0.1' })
			.once('connect', () => resolve(true))
			.once('error', () => resolve(false))
			.once('close', () => socket.destroy());
		socket.once('connect', () => socket.end());
	});
}

async function waitUntilItAnswers(server: ChildHandle, port: number): Promise<void> {
	const deadline = Date.now() + patienceMilliseconds;
	while (!(await isListening(port))) {
		if (server.hasEnded() || Date.now() > deadline) {
			await server.end();
			throw new Error(`PostgreSQL did not start. The end of its log:\n${server.tail()}`);
		}
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}
