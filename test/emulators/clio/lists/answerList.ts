import { json, type EmulatedResponse } from '../../core/contract';
import { JSON_TYPE } from '../gateway/ClioRefusal';
import type { Call } from '../route';
import { parseFields } from '../schema/parseFields';
import { present } from '../schema/present';
import type { Schema } from '../schema/Schema';
import type { Base } from '../state/records';
import { commonFilters, type Filters } from './filters';
import { orderOf, type Orders } from './order';
import { cursorPage, MOST, offsetPage, type Page } from './paging';

export interface ListOf<R extends Base> {
	schema: Schema<R>;
	filters: Filters<R>;
	orders: Orders<R>;
	/** Records on the largest page. */
	most?: number;
	/** Pages by cursor alone, whatever the order is called. */
	cursorOnly?: boolean;
}

/** A page of the records that all filters let through. Parameters that there are not are passed over. */
export function answerList<R extends Base>(
	call: Call,
	records: readonly R[],
	{ schema, filters, orders, most = MOST, cursorOnly = false }: ListOf<R>,
): EmulatedResponse {
	const { query, scene, state } = call;
	const selection = parseFields(query.get('fields'), schema);
	const order = orderOf(query.get('order'), orders);
	const tests = Object.entries({ ...commonFilters<R>(), ...filters })
		.filter(([name]) => query.has(name))
		.map(([name, filter]) => filter(query.getAll(name), query));
	const found = records.filter((record) => tests.every((test) => test(record)));
	if (!order.byId || cursorOnly) found.sort(order.compare);
	// Cursors have to be asked for by the order itself.
	const byCursor = cursorOnly || (order.byId && query.has('order') && !query.has('offset'));
	const page = byCursor ? cursorPage(found, query, most) : offsetPage(found, query, most);
	const total = state.switches.recordsInMeta ? { records: found.length } : {};
	return json(
		200,
		{
			data: page.records.map((record) => present(record, schema, selection, scene)),
			meta: { paging: pagingOf(call, page), ...total },
		},
		JSON_TYPE,
	);
}

function pagingOf<R>({ request }: Call, { previous, next }: Page<R>): Record<string, string> {
	const address = (changes: Record<string, string>): string => {
		const query = new URLSearchParams(request.query);
		query.delete('page_token');
		query.delete('offset');
		for (const [name, value] of Object.entries(changes)) query.set(name, value);
		return `https://${request.host}${request.path}?${query.toString()}`;
	};
	return {
		...(previous ? { previous: address(previous) } : {}),
		...(next ? { next: address(next) } : {}),
	};
}
