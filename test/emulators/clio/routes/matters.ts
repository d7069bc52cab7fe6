import { badRequest } from '../gateway/ClioRefusal';
import { byDates, byId, flag, wholeNumber, wildcard, type Filter } from '../lists/filters';
import type { Orders } from '../lists/order';
import type { Call, Route } from '../route';
import { MATTER, seesMatter } from '../schema/matter';
import type { Matter } from '../state/records';
import { customFieldFilters } from './customFieldFilters';
import { readRoutes } from './readRoutes';

const STATUSES = ['open', 'closed', 'pending'];

const byStatus: Filter<Matter> = ([value = '']) => {
	const wanted = value.split(',');
	if (!wanted.every((status) => STATUSES.includes(status)))
		throw badRequest(`status must be one of ${STATUSES.join(', ')}, or several with commas`);
	return ({ status }) => wanted.includes(status.toLowerCase());
};

/** Those of dates are taken with and without the brackets. */
const dated = (name: string, dateOf: (matter: Matter) => string | null) => ({
	[name]: byDates(name, dateOf),
	[`${name}[]`]: byDates(name, dateOf),
});

const filtersFor = ({ state }: Call) => ({
	...dated('close_date', ({ closeDate }) => closeDate),
	...dated('open_date', ({ openDate }) => openDate),
	...dated('pending_date', ({ pendingDate }) => pendingDate),
	billable: flag<Matter>('billable', ({ billable }) => billable),
	client_id: byId<Matter>('client_id', ({ clientId }) => clientId, { nullable: false }),
	group_id: byId<Matter>('group_id', ({ groupId }) => groupId, { nullable: false }),
	practice_area_id: byId<Matter>('practice_area_id', ({ practiceAreaId }) => practiceAreaId, {
		nullable: false,
	}),
	responsible_attorney_id: byId<Matter>(
		'responsible_attorney_id',
		({ responsibleAttorneyId }) => responsibleAttorneyId,
	),
	originating_attorney_id: byId<Matter>(
		'originating_attorney_id',
		({ originatingAttorneyId }) => originatingAttorneyId,
	),
	responsible_staff_id: byId<Matter>('responsible_staff_id', ({ responsibleStaffId }) => responsibleStaffId),
	status: byStatus,
	query: wildcard<Matter>(({ displayNumber, number, description, clientId }) => {
		const client = state.contacts.get(clientId);
		return [displayNumber, String(number), description, client?.name ?? null];
	}),
});

const ordersFor = ({ state }: Call): Orders<Matter> => {
	const nameOf = (id: number | null) => {
		const user = state.users.get(id);
		return user ? `${user.firstName} ${user.lastName}` : null;
	};
	return {
		display_number: ({ displayNumber }) => displayNumber,
		custom_number: ({ customNumber }) => customNumber,
		'client.name': ({ clientId }) => state.contacts.get(clientId)?.name ?? null,
		open_date: ({ openDate }) => openDate,
		close_date: ({ closeDate }) => closeDate,
		pending_date: ({ pendingDate }) => pendingDate,
		'practice_area.name': ({ practiceAreaId }) => state.practiceAreas.get(practiceAreaId)?.name ?? null,
		'matter_stage.name': ({ stageId }) => state.stages.get(stageId)?.name ?? null,
		'responsible_attorney.name': ({ responsibleAttorneyId }) => nameOf(responsibleAttorneyId),
		'originating_attorney.name': ({ originatingAttorneyId }) => nameOf(originatingAttorneyId),
		updated_at: ({ updatedAt }) => updatedAt,
		created_at: ({ createdAt }) => createdAt,
		matter_stage_updated_at: ({ stageUpdatedAt }) => stageUpdatedAt,
	};
};

/** `custom_field_ids[]` narrows the values that are shown. */
export function withCustomFieldIds(call: Call): Call {
	const ids = call.query.getAll('custom_field_ids[]').map((id) => wholeNumber('custom_field_ids[]', id));
	return ids.length === 0 ? call : { ...call, scene: { ...call.scene, customFieldIds: new Set(ids) } };
}

export function findMatter({ state, scene }: Call, id: number): Matter | undefined {
	const matter = state.matters.get(id);
	return matter && seesMatter(matter, scene) ? matter : undefined;
}

const reading = readRoutes<Matter>({
	...{ path: 'matters', schema: MATTER, needs: [['matters', 'read']] },
	visible: ({ state, scene }) => state.matters.all.filter((matter) => seesMatter(matter, scene)),
	find: (call) => findMatter(call, call.id),
	filters: (call) => ({ ...filtersFor(call), ...customFieldFilters(call) }),
	orders: ordersFor,
});

export const matterRoutes: readonly Route[] = [...reading].map((route) => ({
	...route,
	answer: (call) => route.answer(withCustomFieldIds(call)),
}));
