/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { callWorkflow, setFields, splitOut } from '@/packages/templates/steps';
import type { N8nApi, WorkflowFile } from '../n8n/N8nApi';
import type { Step } from './steps';
import { readTemplate } from './templates';
import { Workflow } from './Workflow';

/** A row of the queue's table, as far as tests look at it. */
export interface EventRow {
	[column: string]: unknown;
	id: number;
	eventId: string;
	status: string;
	attempts: number;
	lease: string;
	leaseUntil: number;
	/** The number of the item whose row this is. */
	asked: string;
}

/** One of the two workflows that keep the events, called as others call it. */
export class QueueStorage {
	private constructor(private readonly workflow: Workflow) {}

	/**
	 * @param file of `templates/`
	 * @param id to import it under, so that several stand beside each other; also the name of its table
	 */
	static async install(n8n: { api: N8nApi; url: string }, file: string, id: string): Promise<QueueStorage> {
		const template = JSON.stringify(readTemplate(file))
			.replaceAll('case_folder_events', id)
			// n8n finds a table by any part of its name, so that neither may have the other one's in it.
			.replaceAll('case_documents', `d${[...id].reverse().join('')}`);
		const storage = { ...(JSON.parse(template) as WorkflowFile), id };
		await n8n.api.publish(await n8n.api.importWorkflow(storage));
		const steps = [
			{ name: 'Split', ...splitOut('body') },
			{ name: 'Storage', ...callWorkflow(id, id) },
			{
				name: 'Asked',
				...setFields(
					{
						asked: "={{ ($('Split').all().length === 1 ? $('Split').first() : $('Split').item).json.asked }}",
					},
					{ keep: true },
				),
			},
		];
		return new QueueStorage(await Workflow.publish(n8n, `ask-${id}`, steps as Step[]));
	}

	/** The rows that come back, if any. @param items with what the action needs; each is told apart by `asked` */
	async ask(action: string, items: ReadonlyArray<Record<string, unknown>> = [{}]): Promise<EventRow[]> {
		return await this.workflow.items<EventRow>(
			items.map((item, asked) => ({ ...item, action, asked: String(asked) })),
		);
	}

	/** Adds events with these IDs. */
	async add(eventIds: readonly string[], more: Partial<EventRow> = {}): Promise<EventRow[]> {
		return await this.ask(
			'add',
			eventIds.map((eventId) => ({ ...NEW_EVENT, eventId, ...more })),
		);
	}

	async open(): Promise<EventRow[]> {
		return await this.ask('open');
	}

	/** Claims these rows as *Choose Next* gives them. */
	async claim(rows: readonly EventRow[], lease: string): Promise<EventRow[]> {
		return await this.ask(
			'claim',
			rows.map((row) => ({
				...row,
				...{ oldLease: row.lease, lease, leaseUntil: 1_790_000_900_000, attempts: row.attempts + 1 },
				verdict: 'work',
			})),
		);
	}

	/** Records these rows as *Settle* gives them. */
	async finish(rows: readonly EventRow[], set: Record<string, unknown>): Promise<EventRow[]> {
		return await this.ask(
			'finish',
			rows.map(({ id, lease, attempts }) => ({ ...SETTLED, id, lease, attempts, ...set })),
		);
	}
}

const NEW_EVENT = {
	...{ source: 'clio', kind: 'documentCreated', caseKey: '14', documentId: '22', versionId: '' },
	...{ details: '{"a": "it\'s $1, {{ 2 }}"}', status: 'waiting', attempts: 0, dueAt: 1_790_000_000_123 },
	...{ lease: '', leaseUntil: 0, reason: '', message: '', receivedAt: 1_790_000_000_123, finishedAt: 0 },
};

const SETTLED = { status: 'done', reason: '', message: '', dueAt: 0, finishedAt: 1_790_000_000_500 };
