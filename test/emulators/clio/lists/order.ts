import { badRequest } from '../gateway/ClioRefusal';
import type { Base } from '../state/records';

/** What a list can be ordered by, besides `id`. */
export type Orders<R> = Readonly<Record<string, (record: R) => string | number | null>>;

export interface Order<R> {
	/** By ID from the lowest: what cursors need. */
	byId: boolean;
	compare: (one: R, other: R) => number;
}

/** Reads `updated_at(desc)`. Throws the 400 for an order that there is not. */
export function orderOf<R extends Base>(text: string | null, orders: Orders<R>): Order<R> {
	const [, name = '', direction] = /^([a-z_.]+)\((asc|desc)\)$/.exec(text ?? 'id(asc)') ?? [];
	const all: Orders<R> = { ...orders, id: ({ id }) => id };
	const keyOf = Object.hasOwn(all, name) ? all[name] : undefined;
	if (!keyOf)
		throw badRequest(`order ${text} is not one of ${Object.keys(all).join(', ')} with (asc) or (desc)`);
	const sign = direction === 'desc' ? -1 : 1;
	return {
		byId: name === 'id' && direction === 'asc',
		compare: (one, other) => sign * (compareKeys(keyOf(one), keyOf(other)) || one.id - other.id),
	};
}

/** What has no key comes last. */
function compareKeys(one: string | number | null, other: string | number | null): number {
	if (one === other) return 0;
	if (one === null) return 1;
	if (other === null) return -1;
	return one < other ? -1 : 1;
}
