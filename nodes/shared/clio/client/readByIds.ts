import { inParallel } from '../../core/outcome';
import type { ClioApi } from './ClioApi';
import { PAGE_SIZE, type Listing, type Paged } from './readPages';

/**
 * Records of which the IDs are known, in as few calls as there can be. Those that there are not, or that the connected
 * user may not see, are left out.
 */
export async function readByIds<Raw extends Paged, T>(
	api: ClioApi,
	{ path, query, read }: Listing<Raw, T>,
	ids: readonly number[],
): Promise<Map<number, T>> {
	const wanted = [...new Set(ids)];
	const batches = Array.from({ length: Math.ceil(wanted.length / PAGE_SIZE) }, (_, batch) =>
		wanted.slice(batch * PAGE_SIZE, (batch + 1) * PAGE_SIZE),
	);
	const found = await inParallel(batches, async (batch) => {
		const { data } = await api.list<Raw>(path, {
			...{ ...query, 'ids[]': batch, order: 'id(asc)', limit: PAGE_SIZE },
		});
		return data;
	});
	const asked = new Set(wanted);
	return new Map(found.flat().flatMap((raw) => (asked.has(raw.id) ? [[raw.id, read(raw)] as const] : [])));
}
