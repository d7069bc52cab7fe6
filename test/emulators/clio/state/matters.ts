import type { ClioState } from './ClioState';
import { createFolder, rootFolder, changeFolder } from './folders';
import type { Matter, MatterStatus } from './records';
import type { Changes } from './Table';
import { dateOf } from './time';

export interface NewMatter {
	description: string;
	clientId: number | null;
	userId: number;
	displayNumber?: string;
	changes?: Changes<Matter>;
}

/** Opens a matter, with a folder that is named like it. */
export function createMatter(state: ClioState, matter: NewMatter): Matter {
	const { description, clientId, userId, changes = {} } = matter;
	const number = ++state.lastMatterNumber;
	const displayNumber = matter.displayNumber ?? displayNumberOf(state, number, clientId);
	const id = state.matters.takeId();
	const { id: parentId } = rootFolder(state);
	const folder = createFolder(state, {
		...{ name: displayNumber, creatorId: userId, parentId, matterId: id, contactId: null },
	});
	const after = state.matters.create({
		...{ id, number, displayNumber, customNumber: null, description, clientId, userId, folderId: folder.id },
		...{ status: 'Open', practiceAreaId: null, stageId: null, stageUpdatedAt: null },
		...{ responsibleAttorneyId: null, originatingAttorneyId: null, responsibleStaffId: null, groupId: null },
		...{ openDate: dateOf(state.clock.now()), pendingDate: null, closeDate: null },
		...{ shared: false, location: null, clientReference: null, billable: true, customFieldValues: [] },
		...changes,
	});
	state.journal.tell({ model: 'matter', event: 'created', before: undefined, after });
	return after;
}

/** As accounts with generated numbers have it: `00012-Smith`. */
function displayNumberOf({ contacts }: ClioState, number: number, clientId: number | null): string {
	const client = contacts.get(clientId);
	const name = client?.lastName ?? client?.name;
	return [String(number).padStart(5, '0'), name].filter(Boolean).join('-');
}

const STATUS_EVENTS: Record<MatterStatus, string> = {
	Open: 'matter_opened',
	Pending: 'matter_pended',
	Closed: 'matter_closed',
};

/** Changes a matter with what follows from it: dates, the time of the stage, the folder's name. */
export function changeMatter(state: ClioState, before: Matter, changes: Changes<Matter>): Matter {
	const after = state.matters.change(before, {
		...consequencesOf(state, before, changes),
		...changes,
	});
	const folder = state.folders.get(after.folderId);
	if (folder && after.displayNumber !== before.displayNumber)
		changeFolder(state, folder, { name: after.displayNumber });
	state.journal.tell({ model: 'matter', event: 'updated', before, after });
	if (after.status !== before.status)
		state.journal.tell({ model: 'matter', event: STATUS_EVENTS[after.status], before, after });
	return after;
}

function consequencesOf(
	{ clock }: ClioState,
	before: Matter,
	{ status = before.status, stageId = before.stageId }: Changes<Matter>,
): Changes<Matter> {
	const today = dateOf(clock.now());
	return {
		...(stageId === before.stageId ? {} : { stageUpdatedAt: clock.now() }),
		...(status === before.status ? {} : DATES[status](today)),
	};
}

const DATES: Record<MatterStatus, (today: string) => Changes<Matter>> = {
	Open: () => ({ pendingDate: null, closeDate: null }),
	Pending: (today) => ({ pendingDate: today, closeDate: null }),
	Closed: (today) => ({ closeDate: today }),
};
