import type { User } from '../state/records';
import { listObject, officeObject } from './parts';

export function userBody(user: User): object {
	return {
		...{ id: user.id, user_uuid: user.uuid, first: user.first, middle: null, last: user.last, suffix: null },
		...{ title: null, email: user.email, email_allow: null, login: user.login },
		...{ active: user.active, current: user.active, contact_active: user.active },
		...{ types: listObject(user.types), role: user.role, program: user.program },
		...{ office: officeObject(user.office), date_start: null, date_end: null, dynamic_process_id: null },
		...{ bar_number: null, external_unique_id: null, additional_programs: listObject([]) },
		...{ additional_offices: listObject([]), languages: listObject([]), organization_affiliations: [] },
	};
}
