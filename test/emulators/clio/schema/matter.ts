import { maildropName } from '../state/maildropName';
import type { Matter } from '../state/records';
import { CUSTOM_FIELD_VALUE, shownValues } from './customFieldValue';
import { FOLDER } from './items';
import { CONTACT, GROUP, USER } from './people';
import { base, DEFAULTS, timeOrNull, type Scene, type Schema } from './Schema';
import { MATTER_STAGE, PRACTICE_AREA } from './settings';

const nothing = () => null;

export function seesMatter({ id }: Matter, { user }: Pick<Scene, 'user'>): boolean {
	return user.sees === undefined || user.sees.includes(id);
}

const person = (find: (matter: Matter) => number | null) => ({
	schema: () => USER,
	find: (matter: Matter, { state }: Scene) => state.users.get(find(matter)),
});

/** Without what concerns bills, budgets, legal aid, reminders and relationships: these fields are refused here. */
export const MATTER: Schema<Matter> = {
	...{ kind: 'Matter', permission: 'matters', defaults: DEFAULTS, isVisible: seesMatter },
	scalars: {
		...base<Matter>('Matter'),
		number: ({ number }) => number,
		display_number: ({ displayNumber }) => displayNumber,
		custom_number: ({ customNumber }) => customNumber,
		description: ({ description }) => description,
		status: ({ status }) => status,
		location: ({ location }) => location,
		client_reference: ({ clientReference }) => clientReference,
		client_id: ({ clientId }) => clientId,
		billable: ({ billable }) => billable,
		maildrop_address: ({ id }, { state }) => `${maildropName(state, id)}@maildrop.example`,
		billing_method: () => 'hourly',
		open_date: ({ openDate }) => openDate,
		close_date: ({ closeDate }) => closeDate,
		pending_date: ({ pendingDate }) => pendingDate,
		shared: ({ shared }) => shared,
		has_tasks: () => false,
		last_activity_date: nothing,
		matter_stage_updated_at: ({ stageUpdatedAt }) => timeOrNull(stageUpdatedAt),
	},
	associations: {
		client: { schema: () => CONTACT, find: ({ clientId }, { state }) => state.contacts.get(clientId) },
		folder: { schema: () => FOLDER, find: ({ folderId }, { state }) => state.folders.get(folderId) },
		group: { schema: () => GROUP, find: ({ groupId }, { state }) => state.groups.get(groupId) },
		matter_stage: { schema: () => MATTER_STAGE, find: ({ stageId }, { state }) => state.stages.get(stageId) },
		practice_area: {
			schema: () => PRACTICE_AREA,
			find: ({ practiceAreaId }, { state }) => state.practiceAreas.get(practiceAreaId),
		},
		responsible_attorney: person(({ responsibleAttorneyId }) => responsibleAttorneyId),
		originating_attorney: person(({ originatingAttorneyId }) => originatingAttorneyId),
		responsible_staff: person(({ responsibleStaffId }) => responsibleStaffId),
		user: person(({ userId }) => userId),
		custom_field_values: { schema: () => CUSTOM_FIELD_VALUE, find: shownValues },
	},
};
