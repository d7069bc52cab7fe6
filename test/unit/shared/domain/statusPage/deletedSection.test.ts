/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { listDeleted } from '@/nodes/shared/domain/statusPage/listDeleted';
import { renderStatusPage } from '@/nodes/shared/domain/statusPage/renderStatusPage';
import { readStatusFacts } from '@/nodes/shared/domain/statusPage/StatusFacts';
import type { EventRow } from '@/nodes/shared/domain/queue/EventRow';
import { NOW, rowOf } from '../alerts/rows';

const deleted = (id: number, filed: unknown, more: Partial<EventRow> = {}): EventRow =>
	rowOf({
		...{ id, source: 'dropbox', kind: 'documentDeleted', caseKey: '', documentId: `id:${id}` },
		...{ status: 'done', reason: 'deleted_in_dropbox', details: JSON.stringify({ filed }) },
		...more,
	});
const ofClio = (documentId: string) => ({ source: 'clio', caseKey: '1497001', documentId });
const page = (rows: readonly EventRow[], formToken = 'signed') =>
	renderStatusPage({
		...{ rows, facts: readStatusFacts({}), mappedCategories: [], isDemo: false, formToken },
		...{ noun: 'matter' as const, migration: 'anyTime' as const },
		...{ timeZone: 'America/New_York', now: NOW },
	});

it('lists what was deleted, the newest first, until it is filed again', () => {
	const rows = [
		deleted(1, ofClio('88001')),
		deleted(2, ofClio('88002')),
		deleted(3, ofClio('88003'), { reason: 'not_deleted' }),
		rowOf({ id: 4, eventId: 'again:1' }),
	];
	expect(listDeleted(rows).map(({ row, documentId }) => [row.id, documentId])).toEqual([[2, '88002']]);
	expect(listDeleted(rows.slice(0, 3)).map(({ row }) => row.id)).toEqual([2, 1]);
});

it('has a button for each document that the case system knows, and one for all', () => {
	const folder = deleted(5, { ...ofClio(''), documentId: '' }, { kind: 'caseFolderDeleted' });
	const html = page([deleted(1, ofClio('88001')), deleted(2, ofClio('88002')), deleted(3, null), folder]);
	expect(html).toContain('aria-label="Save again: document 88002"');
	expect(html).toContain('name="ids" value="2,1"');
	expect(html.match(/Restore it in Dropbox\./g)).toHaveLength(2);
	expect(html).toContain('The case folder');
	expect(page([deleted(1, ofClio('88001'))])).not.toContain('Save all');
	expect(page([deleted(1, ofClio('88001'))], '')).not.toContain('<form');
	expect(page([])).not.toContain('Deleted in Dropbox');
});

it('shows the newest of many', () => {
	const html = page(Array.from({ length: 130 }, (_, id) => deleted(id, ofClio(String(88000 + id)))));
	expect(html).toContain('These are the newest 100 of 130 deletions.');
	expect(html).not.toContain('88029<');
});
