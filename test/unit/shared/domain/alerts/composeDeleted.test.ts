/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { composeAlerts } from '@/nodes/shared/domain/alerts/composeAlerts';
import { writeEmail } from '@/nodes/shared/domain/alerts/writeEmail';
import type { EventRow } from '@/nodes/shared/domain/queue/EventRow';
import { MINUTE, NOW, rowOf, Table } from './rows';

const SETTINGS = { quietHours: 0, keepDays: 30, maximumRows: 0 };
const compose = (rows: readonly EventRow[], now = NOW) => composeAlerts(rows, SETTINGS, now);

const deleted = (id: number, fields: Partial<EventRow> = {}): EventRow =>
	rowOf({
		...{ id, source: 'dropbox', kind: 'documentDeleted', caseKey: '', documentId: `id:${id}` },
		...{ status: 'done', reason: 'deleted_in_dropbox', finishedAt: NOW - MINUTE },
		details: JSON.stringify({ filed: { source: 'clio', caseKey: '1497001', documentId: '88002' } }),
		...fields,
	});

it('tells once of all that was deleted, as the case system knows it', () => {
	const rows = Array.from({ length: 200 }, (_, index) => deleted(index + 1));
	const [alert, ...others] = compose(rows);
	expect(others).toEqual([]);
	expect(JSON.parse(alert?.row.details ?? '')).toMatchObject({
		...{ email: 'deleted', count: 200, folders: 0, rows: [`1-200@${NOW - MINUTE}`] },
		since: NOW - 10 * MINUTE,
	});
	const table = new Table();
	for (const row of [...rows]) table.rows.push(row);
	for (let look = 0; look < 3; look++) compose(table.rows).forEach(({ row }) => table.add(row));
	expect(table.emails('deleted')).toHaveLength(1);
	const more = [...table.rows, deleted(500)];
	expect(compose(more).map(({ row }) => JSON.parse(row.details) as object)).toMatchObject([{ count: 1 }]);
});

it('waits until the queue has looked at all that was reported, but not for long', () => {
	const open = deleted(2, { status: 'waiting', reason: '', finishedAt: 0 });
	const young = deleted(1, { receivedAt: NOW - 2 * MINUTE });
	expect(compose([young, open])).toEqual([]);
	expect(compose([young, { ...open, source: 'clio' }])).toHaveLength(1);
	expect(compose([young, open], NOW + 14 * MINUTE)).toHaveLength(1);
});

it('tells nothing of what is still there, was refused, or is no deletion', () => {
	const others = [
		deleted(1, { reason: 'not_deleted' }),
		deleted(2, { source: 'clio' }),
		deleted(3, { status: 'paused', reason: 'not_connected' }),
	];
	expect(compose(others.slice(0, 2))).toEqual([]);
	expect(compose(others).map(({ row }) => JSON.parse(row.details) as object)).toMatchObject([
		{ email: 'paused' },
	]);
});

const write = (rows: readonly EventRow[]) =>
	writeEmail({
		event: compose(rows)[0]!.row,
		settings: {
			...{
				environment: 'live',
				alertEmails: ['a@example.com'],
				managingPartner: '',
				caseSystem: 'clio',
				fromEmail: '',
			},
			timeZone: 'America/New_York',
		},
		...{ documentNames: { '88002': 'Order.pdf' }, matterNumbers: { '1497001': '00012-Doe' } },
		...{ place: '', recipients: [], statusPageUrl: '' },
	});

it('writes what was deleted, and how it comes back', () => {
	const unknown = deleted(2, { details: '{"folderId":"id:1","filed":null}' });
	const folder = deleted(3, {
		...{ kind: 'caseFolderDeleted', documentId: '' },
		details: JSON.stringify({ filed: { source: 'clio', caseKey: '1497001', documentId: '' } }),
	});
	const { subject, text } = write([deleted(1), unknown, folder]);
	expect(subject).toBe('Case folders: 1 case folder and 2 documents were deleted in Dropbox');
	expect(text).toContain('Matter: 00012-Doe (ID 1497001)\n  Document: Order.pdf (ID 88002)');
	expect(text).toContain('Matter: —\n  Document: —');
	expect(text).toContain('Event: Case Folder Deleted');
	expect(text).toContain('“Deleted files”');
	expect(text).toContain('“Save again”');
	expect(write([deleted(1)]).subject).toBe('Case folders: 1 document was deleted in Dropbox');
	const many = write(Array.from({ length: 300 }, (_, index) => deleted(index + 1)));
	expect(many.text).toMatch(/These are the first \d+ of 300\./);
});
