import type { EventInQueue } from './eventTable';
import { QueueMode, type QueueModeOptions } from '../stack/QueueMode';
import type { RunningStack } from '../stack/runningStack';
import { officeTemplates, QueueOffice, type Machine } from './QueueOffice';
import { installTemplates, type Changes } from './templates';

/** An n8n in queue mode, as an office's n8n. Its processes are killed and started one by one, or all at once. */
export class ScaledMachine implements Machine {
	private started: QueueMode | undefined;

	constructor(
		private readonly stack: RunningStack,
		private readonly options: QueueModeOptions,
	) {}

	get mode(): QueueMode {
		if (this.started === undefined) throw new Error('n8n does not run');
		return this.started;
	}

	async start() {
		const mode = this.started ?? (await QueueMode.start(this.stack, this.options));
		this.started = mode;
		const off = mode.roles.filter((role) => !mode.isRunning(role));
		await Promise.all(off.map(async (role) => await mode.startRole(role)));
		return {
			...{ url: mode.url, webhookUrls: mode.webhookUrls, api: mode.api },
			end: async () => await mode.close(),
			// Redis and PostgreSQL go on: they are other machines.
			kill: async () => void (await Promise.all(mode.roles.map(async (role) => await mode.kill(role)))),
			...{ ended: mode.endOf('main'), tail: () => mode.tail('main') },
		};
	}

	forget(): void {
		this.started = undefined;
	}

	async readEvents(): Promise<EventInQueue[]> {
		const { postgres } = this.mode;
		// The first event makes it.
		const [table] = await postgres.query<{ found: boolean }>(
			"SELECT to_regclass('case_folder_events') IS NOT NULL AS found",
		);
		if (table?.found !== true) return [];
		return await postgres.query<EventInQueue>('SELECT * FROM case_folder_events ORDER BY id');
	}
}

export type ScaledOffice = QueueOffice<ScaledMachine>;

/** A workflow of `templates/`, or one with what somebody changes in it. */
type Template = ReturnType<typeof officeTemplates>[number];

/**
 * A law office with Clio whose n8n runs in queue mode, with the ready-made workflows and its events in PostgreSQL.
 * @param settings of the client
 */
export async function openScaledOffice(
	stack: RunningStack,
	{ settings = {}, ...options }: QueueModeOptions & { settings?: Record<string, unknown> },
): Promise<ScaledOffice> {
	const on = (more: Record<string, string>) =>
		new ScaledMachine(stack, { ...options, more: { ...more, ...options.more } });
	return await QueueOffice.openOn(stack, on, async (office) => {
		await office.api.createCredential(office.machine.mode.postgres.credential);
		await installTemplates(office.api, inPostgres(officeTemplates(settings)));
	});
}

/** The events in PostgreSQL, by the workflow that keeps them there. */
const inPostgres = (templates: readonly Template[]): readonly Template[] =>
	templates.map((each): string | readonly [string, Changes] =>
		each === 'queue-storage' ? 'queue-storage-postgres' : each,
	);
