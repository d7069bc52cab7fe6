/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { composeAlerts } from '@/nodes/shared/domain/alerts/composeAlerts';
import { DELETED } from '@/nodes/shared/domain/queue/deletions';
import type { EventRow } from '@/nodes/shared/domain/queue/EventRow';
import { rowOf } from '../unit/shared/domain/alerts/rows';
import { readWorkflow } from './engine/runSavedWorkflow';

const NOW = 1_790_000_000_000;
const SETTINGS = { quietHours: 0, keepDays: 30, maximumRows: 0 };

interface Asked {
	status?: string;
	kind?: string;
	reason?: string;
}

/** What *Watch the queue* asks the storage for besides open events. */
function lists(): Asked[] {
	const step = readWorkflow('watch-queue.json').nodes.find(({ name }) => name === 'Lists');
	const { lists: asked } = JSON.parse(String(step?.parameters['jsonOutput'])) as { lists: Asked[] };
	return asked;
}

/** As *Queue storage* lists rows: the newest thousand. */
const list = (rows: readonly EventRow[], { status, kind, reason }: Asked): EventRow[] =>
	rows
		.filter((row) => [undefined, row.status].includes(status as never))
		.filter((row) => kind === undefined || row.kind === kind)
		.filter((row) => reason === undefined || row.reason === reason)
		.sort((one, other) => other.id - one.id)
		.slice(0, 1000);

it('tells of a deletion that was looked at late, however many events came after it', () => {
	const deleted = rowOf({
		...{ id: 1, source: 'dropbox', kind: 'documentDeleted', status: 'done', reason: DELETED },
		...{ receivedAt: NOW - 9_000_000, finishedAt: NOW - 1000 },
	});
	const later = Array.from({ length: 1500 }, (_, index) =>
		rowOf({ id: index + 2, status: 'done', finishedAt: NOW - 2000, receivedAt: NOW - 3000 }),
	);
	const rows = [deleted, ...later];
	const seen = new Map(
		lists()
			.flatMap((asked) => list(rows, asked))
			.map((row) => [row.id, row]),
	);
	const kinds = composeAlerts([...seen.values()], SETTINGS, NOW).map(
		({ row }) => JSON.parse(row.details) as object,
	);
	expect(kinds).toEqual([expect.objectContaining({ email: 'deleted' })]);
});
