import type { ClioApi, Path, Query } from './ClioApi';
import { PAGE_SIZE, requireProgress, type Paged } from './readPages';

/**
 * A list that is needed whole, in the order of IDs.
 * @param most records after which no further page is read
 * @throws Refusal `unexpected` where its pages lead in a circle
 */
export async function readWholeList<Raw extends Paged>(
	api: ClioApi,
	path: Path,
	query: Query,
	most = Number.POSITIVE_INFINITY,
): Promise<Raw[]> {
	let page = await api.list<Raw>(path, { ...query, order: 'id(asc)', limit: PAGE_SIZE });
	let highest = requireProgress(page, 0);
	const all = [...page.data];
	while (page.next !== undefined && all.length < most) {
		page = await api.follow<Raw>(path, page.next);
		highest = requireProgress(page, highest);
		all.push(...page.data);
	}
	return all;
}
