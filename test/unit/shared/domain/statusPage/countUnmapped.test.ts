/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { countUnmapped, UNMAPPED } from '@/nodes/shared/domain/statusPage/countUnmapped';
import { rowOf } from '../alerts/rows';

const filed = (id: number, documentId: string, category: unknown, more = {}) =>
	rowOf({
		...{ id, documentId, status: 'done', reason: UNMAPPED, details: JSON.stringify({ category }) },
		...more,
	});

it('counts documents by their category, however it is written, the most frequent first', () => {
	const rows = [filed(1, 'a', 'Memo'), filed(2, 'b', 'Medical'), filed(3, 'c', ' medical'), filed(4, 'd', 1)];
	expect(countUnmapped(rows)).toEqual([
		{ category: 'Medical', count: 2 },
		{ category: 'Memo', count: 1 },
		{ category: '1', count: 1 },
	]);
});

it('counts a document once, and not at all once it was filed anew', () => {
	const again = [filed(1, 'a', 'Memo'), filed(2, 'a', 'Memo')];
	expect(countUnmapped(again)).toEqual([{ category: 'Memo', count: 1 }]);
	expect(countUnmapped([...again, filed(3, 'a', 'Memo', { reason: 'refiled' })])).toEqual([]);
	// It is not done yet, or about the document of another system.
	const others = [filed(3, 'a', 'Memo', { status: 'waiting' }), filed(4, 'a', '', { source: 'legalserver' })];
	expect(countUnmapped([...again, ...others])).toEqual([{ category: 'Memo', count: 1 }]);
});

it('leaves out rows that name no category', () => {
	const odd = [
		filed(1, '', 'Memo'),
		filed(2, 'a', {}),
		{ ...filed(3, 'b', ''), details: '[' },
		filed(4, 'c', 'Memo', { reason: 'duplicate' }),
	];
	expect(countUnmapped(odd)).toEqual([]);
});
