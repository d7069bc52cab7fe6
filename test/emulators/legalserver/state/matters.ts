import type { Assignment, Matter } from './records';
import type { Site } from './Site';
import type { Changes } from './Table';
import { dateOf } from './time';
import { uuidOf } from './uuid';

export interface NewMatter {
	disposition?: string;
	organizationName?: string;
	id?: number;
	uuid?: string;
	caseNumber?: string;
	fields?: Readonly<Record<string, unknown>>;
	customFields?: Matter['customFields'];
	exclusions?: readonly number[];
	events?: readonly object[];
	tasks?: readonly object[];
	createdByApi?: boolean;
}

/** `26-0000107`: the year, and the number of the case with seven digits. */
function caseNumberOf(site: Site, id: number): string {
	return `${dateOf(site.clock.now()).slice(2, 4)}-${String(id).padStart(7, '0')}`;
}

/** The dates that a disposition brings, where there are none yet, and those that it takes away. */
function datesFor(disposition: string, fields: Readonly<Record<string, unknown>>, today: string) {
	const kept = (...names: readonly string[]) =>
		Object.fromEntries(names.map((name) => [name, fields[name] ?? today]));
	const none = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, null]));
	switch (disposition) {
		case 'Open':
			return { ...kept('intake_date', 'date_opened'), ...none('date_closed', 'date_rejected') };
		case 'Closed':
			return { ...kept('intake_date', 'date_opened', 'date_closed'), ...none('date_rejected') };
		case 'Rejected':
			return { ...kept('intake_date', 'date_rejected'), rejected: true };
		case 'Pending':
			return kept('intake_date');
		case 'Prescreen':
			return { ...kept('prescreen_date'), ...none('date_opened', 'date_closed', 'date_rejected') };
		default:
			return { ...kept('intake_date'), ...none('date_opened', 'date_closed', 'date_rejected') };
	}
}

export function createMatter(site: Site, matter: NewMatter): Matter {
	const { disposition = 'Open', organizationName = null, fields = {}, customFields = {} } = matter;
	const id = matter.id ?? site.matters.takeId();
	const uuid = matter.uuid ?? uuidOf(site.name, 'matter', id);
	const { exclusions = [], events = [], tasks = [], createdByApi = false } = matter;
	const made = site.matters.create({
		...{ id, uuid, caseNumber: matter.caseNumber ?? caseNumberOf(site, id) },
		...{ isGroup: organizationName !== null, organizationName, disposition },
		fields: { ...fields, ...datesFor(disposition, fields, dateOf(site.clock.now())) },
		...{ customFields, assignments: [], exclusions, events, tasks, createdByApi, modifiedByApi: false },
	});
	site.folders.create({ matterId: id, name: null });
	return made;
}

export function changeMatter(site: Site, matter: Matter, changes: Changes<Matter>): Matter {
	return site.matters.change(site.matters.at(matter.id), changes);
}

/** What a person does at the end of an intake, or when a case is over. */
export function setDisposition(site: Site, matter: Matter, disposition: string): Matter {
	const fields = { ...matter.fields, ...datesFor(disposition, matter.fields, dateOf(site.clock.now())) };
	return changeMatter(site, matter, { disposition, fields });
}

export function assign(
	site: Site,
	matter: Matter,
	assignment: { userId: number; type: string; startDate?: string; endDate?: string | null; by?: number },
): Matter {
	const id = 55_001 + site.counter++;
	const user = site.users.at(assignment.userId);
	const made: Assignment = {
		...{ id, uuid: uuidOf(site.name, 'assignment', id), type: assignment.type, userId: user.id },
		startDate: assignment.startDate ?? dateOf(site.clock.now()),
		endDate: assignment.endDate ?? null,
		...{ program: user.program, office: user.office, assignedBy: assignment.by ?? user.id, notes: null },
		createdAt: site.clock.now(),
	};
	return changeMatter(site, matter, { assignments: [...site.matters.at(matter.id).assignments, made] });
}

/** Ends a user's assignments to the case as of today: they stay in the list. */
export function unassign(site: Site, matter: Matter, userId: number): Matter {
	const endDate = dateOf(site.clock.now());
	return changeMatter(site, matter, {
		assignments: matter.assignments.map((one) =>
			one.userId === userId && one.endDate === null ? { ...one, endDate } : one,
		),
	});
}

/** Whether an assignment holds today: its end date is the first day on which it no longer does. */
export function isCurrent({ startDate, endDate }: Assignment, today: string): boolean {
	return startDate <= today && (endDate === null || endDate > today);
}

/** The client's name, or the organization's, as people read it. */
export function clientNameOf({ isGroup, organizationName, fields }: Matter): string {
	if (isGroup) return organizationName ?? '';
	return [fields.first, fields.middle, fields.last, fields.suffix]
		.filter((part) => typeof part === 'string' && part !== '')
		.join(' ');
}
