import { showRecord } from '../gateway/answers';
import { notFound } from '../gateway/ClioRefusal';
import { answerList, type ListOf } from '../lists/answerList';
import type { Filters } from '../lists/filters';
import type { Orders } from '../lists/order';
import type { Call, Need, Route } from '../route';
import type { Base } from '../state/records';

export interface Resource<R extends Base> extends Pick<ListOf<R>, 'schema' | 'most'> {
	/** As in the address: `matters`. */
	path: string;
	needs: readonly Need[];
	/** What this caller sees, by ID; the parameters may bring in what is usually left out. */
	visible: (call: Call) => readonly R[];
	/** One of them by its ID, where that finds more than the list shows. */
	find: (call: Call) => R | undefined;
	/** These may look into the state. */
	filters: (call: Call) => Filters<R>;
	orders: (call: Call) => Orders<R>;
}

/** The list and the single record. */
export function readRoutes<R extends Base>(resource: Resource<R>): Route[] {
	const { path, needs, schema, most } = resource;
	return [
		{
			...{ name: `GET ${path}`, needs },
			answer: (call) => {
				const [filters, orders] = [resource.filters(call), resource.orders(call)];
				return answerList(call, resource.visible(call), {
					schema,
					filters,
					orders,
					...(most === undefined ? {} : { most }),
				});
			},
		},
		{
			...{ name: `GET ${path}/:id`, needs },
			answer: (call) => {
				const record = resource.find(call);
				if (!record) throw notFound(`${schema.kind} ${call.id}`);
				return showRecord(call, schema, record);
			},
		},
	];
}
