import { groupBy } from '../../core/outcome';
import { parseObject } from '../../core/parseObject';
import type { EventRow } from '../queue/EventRow';
import { textOf } from '../queue/rowFrom';
import type { StatusFacts } from './StatusFacts';

/** Why a row is done whose document is in the default subfolder, as the settings name none for its category. */
export const UNMAPPED = 'category_unmapped';

/**
 * Categories whose documents are in the default subfolder, the most frequent first. Of the rows of a document the newest
 * counts: it may have been filed anew since.
 */
export function countUnmapped(rows: readonly EventRow[]): StatusFacts['unmapped'] {
	const done = rows.filter(({ status, documentId }) => status === 'done' && documentId !== '');
	const byDocument = groupBy(done, ({ source, documentId }) => `${source} ${documentId}`);
	const newest = [...byDocument.values()].map((own) =>
		own.reduce((one, other) => (other.id > one.id ? other : one)),
	);
	const categories = newest
		.filter(({ reason }) => reason === UNMAPPED)
		.map(({ details }) => textOf(parseObject(details)['category']))
		.filter((category) => category !== '');
	return [...groupBy(categories, (category) => category.trim().toLowerCase()).values()]
		.map((alike) => ({ category: alike[0] ?? '', count: alike.length }))
		.sort((one, other) => other.count - one.count);
}
