/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import type { RunningStack } from '../stack/runningStack';
import { changeWorkflow } from './changeWorkflow';
import { eventTableOf, type EventInQueue } from './eventTable';
import { Gates } from './Gates';
import { lastRunOf } from './lastRun';
import { QueueOffice } from './QueueOffice';
import { runByHand } from './runByHand';
import { byPath, caseFolders, type Step } from './steps';
import { Workflow } from './Workflow';

const FOLDER = '/Matters/Audit';
const FILE = 'audit-trail';

/** What a trail says of an outcome. */
export interface AuditedEvent {
	[field: string]: unknown;
	eventId: string;
	documentId?: string;
	contentHash?: string;
}

interface Verified {
	ok: boolean;
	anchor: string;
	events: number;
	segments: number;
	findings: unknown[];
}

const FROM_JSON: Step = {
	...{ name: 'Read', type: 'n8n-nodes-base.extractFromFile', typeVersion: 1.1 },
	parameters: { operation: 'fromJson', binaryPropertyName: 'data', destinationKey: 'file', options: {} },
};

/** An office with Clio whose audit trail is written when the test says so. */
export class AuditedOffice {
	private constructor(
		readonly office: QueueOffice,
		private readonly gates: Gates,
		/** A run of the audit trail, to its end: that of every minute, or the one that a clock starts. */
		readonly run: (clock?: string) => Promise<void>,
	) {}

	/** @param steps of the audit trail behind which a run can be held */
	static async open(stack: RunningStack, name: string, steps: readonly string[]): Promise<AuditedOffice> {
		const office = await QueueOffice.open(stack, name, { options: { auditFolder: FOLDER } });
		const run = await runByHand(office.api, (path) => office.urlOf(path), FILE);
		for (const [path, asking] of Object.entries(ASKING)) await Workflow.publish(office, path, asking);
		const gates = await Gates.start();
		await changeWorkflow(office.api, FILE, (workflow) => {
			for (const step of steps) gates.build(workflow, step);
		});
		return new AuditedOffice(office, gates, run);
	}

	/** Makes the folder of the trail, as the note says. */
	async makeFolder(): Promise<void> {
		await this.office.dropbox.makeFolders('matters', ['/Audit']);
	}

	/** What the newest run ended with. */
	async sayWhy(): Promise<string | undefined> {
		return (await lastRunOf(this.office.api, FILE, 'Say why')).error?.message;
	}

	/** The check of today has its email already: the next one is that of another day. */
	async forgetDay(): Promise<void> {
		const { api } = this.office;
		const table = await eventTableOf(api);
		const row = (await this.office.events()).find(({ eventId }) => eventId.startsWith('trail:'));
		await api.call('PATCH', `${table}/rows`, {
			filter: { type: 'and', filters: [{ columnName: 'id', condition: 'eq', value: row?.id }] },
			data: { eventId: 'trail:a week ago' },
		});
	}

	/** Kills n8n as soon as a run has come behind a step, and starts it again. */
	async killBehind(step: string): Promise<void> {
		this.gates.close(step);
		const run = this.run().then(
			() => 'over',
			() => 'cut',
		);
		const deadline = Date.now() + 60_000;
		while (!this.gates.hasHeld(step)) {
			if (Date.now() > deadline) throw new Error(`no run came behind ${step}`);
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		await this.office.kill();
		this.gates.openAll();
		if ((await run) !== 'cut') throw new Error(`The run was over when n8n was killed behind ${step}.`);
		await this.office.start();
	}

	/** *Verify Trail*, by a workflow. */
	async verify(): Promise<Verified> {
		const [verified] = await this.ask<Verified>('verify-trail');
		if (verified === undefined) throw new Error('Verify Trail said nothing');
		return verified;
	}

	/** What the trail says, in its order, by *Export Events*. */
	async events(): Promise<AuditedEvent[]> {
		const [item] = await this.ask<{ file: { events: Array<{ event: AuditedEvent }> } }>('export-trail');
		return item?.file.events.map(({ event }) => event) ?? [];
	}

	async close(): Promise<void> {
		await this.office.close();
		await this.gates.end();
	}

	/** Of a workflow that was published before n8n was started again, elsewhere. */
	private async ask<T>(path: string): Promise<T[]> {
		const response = await fetch(this.office.urlOf(path), { method: 'POST' });
		const text = await response.text();
		if (response.status === 200) return JSON.parse(text) as T[];
		throw new Error(`${path} answered ${response.status}: ${text.slice(0, 500)}`);
	}
}

const TRAIL = { resource: 'auditTrail', auditFolder: byPath(FOLDER) };
const AS_JSON = { format: 'json', outputField: 'data', filters: {} };

/** Workflows that say how the trail is. */
const ASKING: Record<string, Step[]> = {
	'verify-trail': [caseFolders('Verify', { ...TRAIL, operation: 'verify' })],
	'export-trail': [caseFolders('Export', { ...TRAIL, operation: 'exportEvents', ...AS_JSON }), FROM_JSON],
};

/** The IDs that the trail has for the outcomes of finished events. */
export const outcomesOf = (events: readonly EventInQueue[]): string[] =>
	events
		.filter(({ status }) => status === 'done' || status === 'failed')
		.map(({ source, eventId, finishedAt }) => `${source} ${eventId} ${finishedAt}`);
