import type { ClioApi, Query } from '../client/ClioApi';
import { readByIds } from '../client/readByIds';
import { readPages } from '../client/readPages';
import { requireRecord } from '../client/readResponse';
import { refuseErrors, throwRefusal } from '../errors/toRefusal';
import type { MatterFilter, Matters } from '../port';
import { MATTER_FIELDS, readMatter, type RawMatter } from './readMatter';

export function createMattersPort(api: ClioApi): Matters {
	const query = { fields: MATTER_FIELDS };
	return {
		readMatter: async (id) =>
			readMatter(requireRecord(await api.read<RawMatter>(['matters', id], query).catch(throwRefusal), id)),
		listMatters: (filter, options) =>
			refuseErrors(
				readPages<RawMatter, ReturnType<typeof readMatter>>(
					api,
					{ path: ['matters'], query: { ...query, ...filterQuery(filter) }, read: readMatter },
					options,
				),
			),
		readMatters: async (ids) =>
			await readByIds<RawMatter, ReturnType<typeof readMatter>>(
				api,
				{ path: ['matters'], query, read: readMatter },
				ids,
			).catch(throwRefusal),
	};
}

function filterQuery(filter: MatterFilter): Query {
	const { status, customField, customFieldIds } = filter;
	return {
		status: status === undefined || status.length === 0 ? undefined : status.join(','),
		client_id: filter.clientId,
		practice_area_id: filter.practiceAreaId,
		responsible_attorney_id: filter.responsibleAttorneyId,
		query: filter.query,
		created_since: filter.createdSince,
		updated_since: filter.updatedSince,
		'open_date[]': between(filter.openedFrom, filter.openedUntil),
		'close_date[]': between(filter.closedFrom, filter.closedUntil),
		'custom_field_ids[]': customFieldIds,
		...(customField === undefined ? {} : { [`custom_field_values[${customField.id}]`]: customField.value }),
	};
}

/** The operator stands in the value. */
function between(from: string | undefined, until: string | undefined): string[] | undefined {
	const bounds = [from && `>=${from}`, until && `<=${until}`].filter((bound) => typeof bound === 'string');
	return bounds.length === 0 ? undefined : bounds;
}
