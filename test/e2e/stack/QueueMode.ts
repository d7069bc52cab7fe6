/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../commands/freePorts';
import { node24 } from '../commands/node24';
import { startChild, type ChildHandle } from '../commands/startChild';
import { installFolder, logFolder as logFolderOfTests } from '../folders';
import { n8nEnvironment, readingFrom, type BinaryDataMode } from '../n8n/environment';
import { installPackages } from '../n8n/installPackages';
import { N8nApi } from '../n8n/N8nApi';
import { waitUntilReady } from '../n8n/startN8n';
import { PostgresServer } from './PostgresServer';
import { RedisServer } from './RedisServer';
import type { RunningStack } from './runningStack';

/** A process of an n8n in queue mode: the editor with schedules and polls, those that run workflows, those that take webhooks. */
export type Role = 'main' | `worker${number}` | `webhook${number}`;

export interface QueueModeOptions {
	/** Of its logs. */
	name: string;
	workers?: number;
	processors?: number;
	/** How many executions a worker has at once. */
	concurrency?: number;
	binaryData?: BinaryDataMode;
	/** Further variables of the environment of each process. */
	more?: Record<string, string>;
}

interface Ports {
	/** Of the editor, or of webhooks; workers answer here whether they are ready. */
	port: number;
	broker: number;
}

/** One key for all of them: any of them decrypts the credentials. */
const KEY = 'only-for-one-office-at-a-time';

/**
 * An n8n of several processes, as offices run it that outgrew one: a real Redis, a real PostgreSQL, and the community
 * packages in each process. Everything is on free ports of the loopback, and ends with the tests.
 */
export class QueueMode {
	private readonly kept = mkdtempSync(join(tmpdir(), 'case-folders-scaled-'));
	private readonly running = new Map<Role, ChildHandle>();
	/** Those that answered since they were started. */
	private readonly ready = new Set<Role>();
	/** The numbers of their starts, the latest last. */
	private readonly startsOf = new Map<Role, number[]>();
	private starts = 0;

	private constructor(
		private readonly stack: RunningStack,
		private readonly options: QueueModeOptions,
		private readonly ports: ReadonlyMap<Role, Ports>,
		readonly postgres: PostgresServer,
		readonly redis: RedisServer,
		/** Of the main process, the owner signed in. */
		readonly api: N8nApi,
	) {}

	/** @throws Error when Redis or PostgreSQL is not installed, or a process does not start */
	static async start(stack: RunningStack, options: QueueModeOptions): Promise<QueueMode> {
		const { workers = 2, processors = 2 } = options;
		const roles = ['main', ...named('worker', workers), ...named('webhook', processors)] as Role[];
		const free = await freePorts(roles.length * 2);
		const ports = new Map(
			roles.map((role, index) => [role, { port: free[2 * index] ?? 0, broker: free[2 * index + 1] ?? 0 }]),
		);
		const [postgres, redis] = await Promise.all([
			PostgresServer.start(stack.logFolder),
			RedisServer.start(stack.logFolder),
		]);
		const api = new N8nApi(addressOf(ports, 'main'));
		const scaled = new QueueMode(stack, options, ports, postgres, redis, api);
		await scaled.startAll(roles).catch(async (cause) => {
			await scaled.close();
			throw cause;
		});
		return scaled;
	}

	/** Of the editor. */
	get url(): string {
		return this.urlOf('main');
	}

	/** Of those that take webhooks. */
	get webhookUrls(): string[] {
		return this.rolesCalled('webhook').map((role) => this.urlOf(role));
	}

	/** Where a process answers whether it is ready. */
	urlOf(role: Role): string {
		return addressOf(this.ports, role);
	}

	get workers(): Role[] {
		return this.rolesCalled('worker');
	}

	/** @param extra variables of the environment of this process alone */
	async startRole(role: Role, extra: Record<string, string> = {}): Promise<void> {
		if (this.isRunning(role)) throw new Error(`${role} runs`);
		const { port, broker } = this.ports.get(role) ?? { port: 0, broker: 0 };
		const { more = {}, binaryData, concurrency = 10 } = this.options;
		const { proxyUrl, caFile, documentsFolder } = this.stack;
		const folder = mkdtempSync(join(tmpdir(), `case-folders-${role}-`));
		this.startsOf.set(role, [...(this.startsOf.get(role) ?? []), ++this.starts]);
		// The folder goes with the process; of a link only the link.
		const userFolder = join(folder, 'n8n');
		symlinkSync(join(this.kept, role), userFolder);
		const child = startChild({
			command: [
				...[node24(), join(installFolder, 'node_modules', 'n8n', 'bin', 'n8n')],
				...(role === 'main' ? ['start'] : role.startsWith('webhook') ? ['webhook'] : ['worker']),
				...(role.startsWith('worker') ? [`--concurrency=${concurrency}`] : []),
			],
			folder,
			env: n8nEnvironment({
				...{ port, brokerPort: broker, userFolder, proxyUrl, caFile },
				...(binaryData === undefined ? {} : { binaryData }),
				more: {
					...readingFrom(documentsFolder),
					...this.postgres.environment,
					...{ EXECUTIONS_MODE: 'queue', N8N_ENCRYPTION_KEY: KEY },
					...{ QUEUE_BULL_REDIS_HOST: '127.0.0.1', QUEUE_BULL_REDIS_PORT: String(this.redis.port) },
					...{ QUEUE_HEALTH_CHECK_ACTIVE: 'true', QUEUE_HEALTH_CHECK_PORT: String(port) },
					N8N_WEBHOOK_URL: `${this.webhookUrls[0] ?? this.url}/`,
					...more,
					...extra,
				},
			}),
			logFile: this.logOf(role, this.starts),
		});
		this.running.set(role, child);
		await waitUntilReady(addressOf(this.ports, role), child, role === 'main');
		this.ready.add(role);
	}

	/** Ends it without warning. What was started by it ends, too. */
	async kill(role: Role): Promise<void> {
		const child = this.running.get(role);
		this.running.delete(role);
		this.ready.delete(role);
		await child?.kill();
	}

	get roles(): Role[] {
		return [...this.ports.keys()];
	}

	isRunning(role: Role): boolean {
		return this.running.get(role)?.hasEnded() === false;
	}

	/** Whether it runs, and is past its start. */
	isReady(role: Role): boolean {
		return this.isRunning(role) && this.ready.has(role);
	}

	/** Resolves when the process that runs in this role now has ended. */
	async endOf(role: Role): Promise<void> {
		await this.running.get(role)?.ended;
	}

	/** The executions that it has taken by their numbers, a list for each time that it was started. */
	takenBy(role: Role): string[][] {
		return (this.startsOf.get(role) ?? []).map((start) => {
			const file = this.logOf(role, start);
			const log = existsSync(file) ? readFileSync(file, 'utf8') : '';
			return [...log.matchAll(/Worker started execution (\d+)/g)].map(([, number]) => number ?? '');
		});
	}

	/** How many executions it has taken since it was started last. */
	executionsOf(role: Role): number {
		return this.takenBy(role).at(-1)?.length ?? 0;
	}

	/** The last lines that it printed. */
	tail(role: Role): string {
		return this.running.get(role)?.tail() ?? '';
	}

	async close(): Promise<void> {
		await Promise.all([...this.running.values()].map(async (child) => await child.end()));
		this.running.clear();
		await Promise.all([this.redis.end(), this.postgres.end()]);
		rmSync(this.kept, { recursive: true, force: true });
	}

	private logOf(role: Role, start: number): string {
		const { logFolder = logFolderOfTests } = this.stack;
		return join(logFolder, `n8n-${this.options.name}-${role}-${start}.log`);
	}

	private rolesCalled(stem: string): Role[] {
		return this.roles.filter((role) => role.startsWith(stem));
	}

	private async startAll(roles: readonly Role[]): Promise<void> {
		const [main, ...others] = roles.map((role) => join(this.kept, role));
		for (const folder of [main, ...others]) mkdirSync(folder ?? '', { recursive: true });
		await installPackages(main ?? '', this.stack.communityPackages);
		for (const folder of others) cpSync(main ?? '', folder, { recursive: true });
		// First and alone: it makes the tables.
		await this.startRole('main');
		await this.api.setUpOwner(this.stack.owner);
		await this.api.createCredential(this.stack.credential);
		await Promise.all(roles.slice(1).map(async (role) => await this.startRole(role)));
	}
}

const named = (stem: string, count: number): string[] =>
	Array.from({ length: count }, (_, index) => `${stem}${index + 1}`);

const addressOf = (ports: ReadonlyMap<Role, Ports>, role: Role): string =>
	`http://127.0.0.1:${ports.get(role)?.port ?? 0}`;
