import type { Assignment, Matter } from '../state/records';
import type { Site } from '../state/Site';
import { spokenTime } from '../state/time';
import { officeObject, userObject } from './parts';

export function assignmentBody(site: Site, matter: Matter, assignment: Assignment): object {
	const user = site.users.get(assignment.userId);
	return {
		...{ id: assignment.id, matter_id: matter.id, matter_identification_number: matter.caseNumber },
		...{ type: assignment.type, start_date: assignment.startDate, end_date: assignment.endDate },
		...{ date_requested: null, confirmed: false, program: assignment.program },
		office: officeObject(assignment.office),
		name: user ? `${user.last}, ${user.first}` : '',
		user: userObject(user),
		satisfies_outreach_training_credit: null,
		assigned_by: userObject(site.users.get(assignment.assignedBy)),
		...{ notes: assignment.notes, created_at: spokenTime(assignment.createdAt), uuid: assignment.uuid },
	};
}
