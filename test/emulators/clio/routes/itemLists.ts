import { badRequest } from '../gateway/ClioRefusal';
import {
	byExternalProperty,
	byId,
	flag,
	wholeNumber,
	wildcard,
	type Filter,
	type Filters,
} from '../lists/filters';
import type { Orders } from '../lists/order';
import type { Call } from '../route';
import type { Placed } from '../state/records';

/** Without what is in the trash, unless it is asked for. */
export function withTrash<R extends Placed>({ query }: Call, records: readonly R[]): R[] {
	const included = query.get('include_deleted') === 'true';
	return records.filter(({ deletedAt }) => included || deletedAt === null);
}

/** The filters that documents and folders have in common. */
export function itemFilters<R extends Placed>(call: Call): Filters<R> {
	return {
		...byExternalProperty<R>(),
		contact_id: byId('contact_id', ({ contactId }) => contactId),
		document_category_id: byId('document_category_id', ({ categoryId }) => categoryId),
		matter_id: byId('matter_id', ({ matterId }) => matterId),
		locked: flag('locked', ({ locked }) => locked),
		parent_id: byParent(call),
		query: wildcard(({ name }) => [name]),
		scope: ([value = '']) => {
			if (!['children', 'descendants'].includes(value))
				throw badRequest('scope must be children or descendants');
			return () => true;
		},
	};
}

/** What lies in a folder, with `scope=descendants` at any depth. */
function byParent<R extends Placed>({ state, query }: Call): Filter<R> {
	return ([value = '']) => {
		const wanted = value === 'null' ? null : wholeNumber('parent_id', value);
		if (query.get('scope') !== 'descendants' || wanted === null) return ({ parentId }) => parentId === wanted;
		const isBelow = ({ parentId }: Placed): boolean => {
			if (parentId === wanted) return true;
			const parent = state.folders.get(parentId);
			return parent !== undefined && isBelow(parent);
		};
		return isBelow;
	};
}

export function itemOrders<R extends Placed>(): Orders<R> {
	return {
		created_at: ({ createdAt }) => createdAt,
		document_number: ({ id }) => id,
		name: ({ name }) => name.toLowerCase(),
		received_at: ({ createdAt }) => createdAt,
		updated_at: ({ updatedAt }) => updatedAt,
	};
}
