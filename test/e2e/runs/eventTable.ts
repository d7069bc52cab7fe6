/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import type { FiledDocument } from '@/nodes/shared/domain/queue/FiledDocument';
import type { N8nApi } from '../n8n/N8nApi';

/* The queue of an office, as n8n's data table has it. */

export interface EventInQueue {
	id: number;
	eventId: string;
	source: string;
	kind: string;
	status: string;
	attempts: number;
	/** Milliseconds. */
	receivedAt: number;
	/** Milliseconds; 0 where it is not. */
	finishedAt: number;
	reason: string;
	message: string;
	details: string;
	documentId: string;
	caseKey: string;
}

interface Tables {
	data: Array<{ id: string; name: string; projectId: string }>;
}

/** The address of the table in n8n's own API; undefined before the first event. */
export async function eventTableOf(api: N8nApi, called = 'case_folder_events'): Promise<string | undefined> {
	const { data: tables } = await api.call<Tables>('GET', '/data-tables-global');
	const table = tables.find(({ name }) => name === called);
	return table === undefined ? undefined : `/projects/${table.projectId}/data-tables/${table.id}`;
}

/** What stands in the queue, in the order of arrival. */
export async function readEvents(api: N8nApi): Promise<EventInQueue[]> {
	const table = await eventTableOf(api);
	if (table === undefined) return [];
	const { data } = await api.call<{ data: EventInQueue[] }>('GET', `${table}/rows?take=1000`);
	return data.sort((one, other) => one.id - other.id);
}

/** Which file each document of a case is, as the queue's storage keeps it. */
export async function readFiledDocuments(api: N8nApi, ofCase: string): Promise<FiledDocument[]> {
	const table = await eventTableOf(api, 'case_documents');
	if (table === undefined) return [];
	const { data } = await api.call<{ data: FiledDocument[] }>('GET', `${table}/rows?take=1000`);
	return data.filter(({ caseKey }) => caseKey === ofCase);
}

/**
 * Looks until something holds of the events, which cannot be read while n8n does not run.
 * @throws Error with what there was when it does not hold in time
 */
export async function untilEvents(
	read: () => Promise<EventInQueue[]>,
	holds: (events: EventInQueue[]) => boolean,
	seconds: number,
): Promise<EventInQueue[]> {
	const deadline = Date.now() + seconds * 1000;
	for (;;) {
		const events = await read().catch(() => []);
		if (holds(events)) return events;
		if (Date.now() > deadline) throw new Error(`in the queue: ${summaryOf(events)}`);
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
}

/** How many there are of each sort; whole where they are few. */
function summaryOf(events: readonly EventInQueue[]): string {
	const counts: Record<string, number> = {};
	for (const { source, kind, status, reason } of events) {
		const sort = `${source} ${kind} ${status} ${reason}`.trim();
		counts[sort] = (counts[sort] ?? 0) + 1;
	}
	return JSON.stringify({ counts, last: events.slice(-20) }, null, 1);
}
