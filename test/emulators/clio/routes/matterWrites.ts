import { z } from 'zod';
import { answerWith, NO_CONTENT, requireFields, requireMatch } from '../gateway/answers';
import { notFound, unprocessable } from '../gateway/ClioRefusal';
import { readData } from '../gateway/readData';
import type { Call, Need, Route } from '../route';
import { MATTER } from '../schema/matter';
import type { Base, Matter, MatterStatus } from '../state/records';
import { changeMatter, createMatter } from '../state/matters';
import type { Changes, Table } from '../state/Table';
import { DATE, FLAG, LINK, LINK_OR_NONE } from './bodies';
import { CUSTOM_FIELD_VALUES, changedCustomFieldValues } from './customFieldWrites';
import { findMatter, withCustomFieldIds } from './matters';

const WRITE: readonly Need[] = [['matters', 'write']];

const MATTER_DATA = {
	billable: FLAG.optional(),
	client: LINK.optional(),
	client_reference: z.string().nullable().optional(),
	close_date: DATE.nullable().optional(),
	custom_field_values: CUSTOM_FIELD_VALUES.optional(),
	description: z.string().min(1).optional(),
	display_number: z.string().min(1).optional(),
	group: LINK_OR_NONE.optional(),
	location: z.string().nullable().optional(),
	matter_stage: LINK_OR_NONE.optional(),
	open_date: DATE.nullable().optional(),
	originating_attorney: LINK.optional(),
	pending_date: DATE.nullable().optional(),
	practice_area: LINK_OR_NONE.optional(),
	responsible_attorney: LINK.optional(),
	responsible_staff: LINK.optional(),
	status: z.enum(['open', 'closed', 'pending']).optional(),
};

const CHANGES = z.object(MATTER_DATA).strict();
const NEW = CHANGES.extend({ client: LINK, description: z.string().min(1) }).strict();

const STATUSES: Record<string, MatterStatus> = { open: 'Open', closed: 'Closed', pending: 'Pending' };

/** Throws the 422 for a record that there is not. */
function idIn<R extends Base>(
	name: string,
	table: Table<R>,
	link: { id: number | null } | undefined,
): number | null | undefined {
	if (link && link.id !== null && !table.get(link.id))
		throw unprocessable(`${name}: there is no record ${link.id}`);
	return link?.id;
}

function changesOf(call: Call, data: z.infer<typeof CHANGES>, before: Matter | undefined): Changes<Matter> {
	const { state } = call;
	const changes: { [Name in keyof Matter]?: Matter[Name] | undefined } = {
		billable: data.billable,
		clientReference: data.client_reference,
		closeDate: data.close_date,
		description: data.description,
		displayNumber: data.display_number,
		location: data.location,
		openDate: data.open_date,
		pendingDate: data.pending_date,
		status: data.status && STATUSES[data.status],
		clientId: idIn('client', state.contacts, data.client),
		groupId: idIn('group', state.groups, data.group),
		stageId: idIn('matter_stage', state.stages, data.matter_stage),
		practiceAreaId: idIn('practice_area', state.practiceAreas, data.practice_area),
		originatingAttorneyId: idIn('originating_attorney', state.users, data.originating_attorney),
		responsibleAttorneyId: idIn('responsible_attorney', state.users, data.responsible_attorney),
		responsibleStaffId: idIn('responsible_staff', state.users, data.responsible_staff),
		customFieldValues:
			data.custom_field_values &&
			changedCustomFieldValues(call, before?.customFieldValues ?? [], data.custom_field_values),
	};
	const said = Object.entries(changes).filter(([, value]) => value !== undefined);
	const known = Object.fromEntries(said) as Changes<Matter>;
	requireStage(call, { ...before, ...known });
	return known;
}

/** A stage belongs to a practice area, and so has the matter to. */
function requireStage({ state }: Call, { stageId, practiceAreaId }: Changes<Matter>): void {
	const stage = state.stages.get(stageId);
	if (stage && stage.practiceAreaId !== practiceAreaId)
		throw unprocessable('matter_stage: is none of the practice area');
}

const create: Route = {
	...{ name: 'POST matters', needs: WRITE },
	answer: (call) => {
		requireFields(call, MATTER);
		const data = readData(call.request, NEW);
		const changes = changesOf(call, data, undefined);
		const matter = createMatter(call.state, {
			...{ description: data.description, clientId: data.client.id, userId: call.user.id, changes },
			...(data.display_number === undefined ? {} : { displayNumber: data.display_number }),
		});
		return answerWith(withCustomFieldIds(call), MATTER, matter, 201);
	},
};

function findToWrite(call: Call): Matter {
	const matter = findMatter(call, call.id);
	if (!matter) throw notFound(`Matter ${call.id}`);
	return matter;
}

const update: Route = {
	...{ name: 'PATCH matters/:id', needs: WRITE },
	answer: (call) => {
		const matter = findToWrite(call);
		requireMatch(call, MATTER, matter);
		requireFields(call, MATTER);
		const changes = changesOf(call, readData(call.request, CHANGES), matter);
		return answerWith(withCustomFieldIds(call), MATTER, changeMatter(call.state, matter, changes));
	},
};

const remove: Route = {
	...{ name: 'DELETE matters/:id', needs: WRITE },
	answer: (call) => {
		const before = findToWrite(call);
		call.state.matters.remove(before.id);
		call.state.journal.tell({ model: 'matter', event: 'deleted', before, after: before });
		return NO_CONTENT;
	},
};

export const matterWrites: readonly Route[] = [create, update, remove];
