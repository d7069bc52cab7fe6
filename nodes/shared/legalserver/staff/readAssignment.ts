import { readDay, type RawDay } from '../client/days';
import { readName, readText, readUser, type RawNamed, type RawUser } from '../client/readValues';
import type { Assignment } from '../port';

export interface RawAssignment {
	uuid?: string | null;
	type?: string | null;
	start_date?: RawDay;
	end_date?: RawDay;
	confirmed?: boolean | null;
	program?: RawNamed;
	office?: RawNamed;
	/** `Last, First Middle`. */
	name?: string | null;
	user?: RawUser | null;
}

export const readAssignment = (given: RawAssignment | null): Assignment => {
	const raw = given ?? {};
	const user = readUser(raw.user);
	return {
		uuid: readText(raw.uuid) || undefined,
		type: readText(raw.type),
		user: { ...user, name: user.name === '' ? readText(raw.name) : user.name },
		program: readName(raw.program),
		office: readName(raw.office),
		startDate: readDay(raw.start_date),
		endDate: readDay(raw.end_date),
		isConfirmed: raw.confirmed === true,
	};
};
