import { groupBy } from '../../../../../../../nodes/shared/core/outcome';
import { Refusal } from '../../../../../../../nodes/shared/core/Refusal';
import { words } from '../../../../../../../nodes/shared/core/words';
import type {
	Account,
	Assignment,
	Day,
	Matter,
	MatterKey,
	Matters,
	Staff,
	User,
} from '../../../../../../../nodes/shared/legalserver/port';

export interface StaffRequest {
	key: MatterKey;
	/** At the workflow's place. */
	today: Day;
	/** Whether assignments that are over are listed, too. */
	includeEnded: boolean;
	/** Only assignments of these types; all where there are none. */
	types: string[];
}

export interface StaffMember {
	assignment: Assignment;
	/** Undefined where the user has none, or may not be sent anything about the case. */
	email: string | undefined;
	isCurrent: boolean;
	/** Whether LegalServer keeps this user from the case. */
	isExcluded: boolean;
	isClosed: boolean;
}

export interface CaseStaff {
	matter: Matter;
	members: StaffMember[];
	/** Of those who work on the case now, each once. */
	emails: string[];
	/** Names of those who work on the case now and cannot be reached. */
	withoutEmail: string[];
	warnings: string[];
}

/**
 * Who works on a case. It may decide who can open documents, so whatever cannot be read is a refusal, not a shorter list.
 * @throws Refusal
 */
export async function readStaff(request: StaffRequest, legalServer: Matters & Staff): Promise<CaseStaff> {
	const matter = await legalServer.readMatter(request.key);
	const { excludedUsers } = matter;
	if (excludedUsers === undefined) throw noExclusionsRefusal();
	const all = await legalServer.readAssignments(matter.uuid);
	const listed = all.filter((each) => isListed(each, request));
	const members: StaffMember[] = [];
	for (const assignment of listed) {
		const isExcluded = excludedUsers.some((user) => isSameUser(user, assignment.user));
		const isCurrent = isCurrentOn(assignment, request.today);
		const account = isExcluded ? NO_ACCOUNT : await accountOf(assignment.user, legalServer);
		members.push({
			...{ assignment, isCurrent, isExcluded, isClosed: account.isClosed },
			email: account.isClosed ? undefined : account.email,
		});
	}
	const present = members.filter(({ isCurrent, isExcluded }) => isCurrent && !isExcluded);
	const reachable = present.flatMap(({ email }) => (email === undefined ? [] : [email]));
	const unreachable = present.filter(({ email }) => email === undefined);
	return {
		...{ matter, members },
		emails: distinct(reachable, (email) => email.toLowerCase()),
		withoutEmail: distinct(unreachable.map(nameOf), (name) => name),
		warnings: warningsOf(members, all, request),
	};
}

/**
 * Who is taken off a case is out on that very day: LegalServer does not say whether its end date is the last day, and
 * somebody who loses access early can be let in again. Without a first day an assignment began when it was made.
 */
export const isCurrentOn = ({ startDate, endDate }: Assignment, today: Day): boolean =>
	(startDate === undefined || startDate <= today) && (endDate === undefined || endDate > today);

function isListed(assignment: Assignment, { today, includeEnded, types }: StaffRequest): boolean {
	const isOfType = types.length === 0 || types.some((type) => typeName(type) === typeName(assignment.type));
	const hasBegun = assignment.startDate === undefined || assignment.startDate <= today;
	return isOfType && (includeEnded ? hasBegun : isCurrentOn(assignment, today));
}

const typeName = (type: string): string => words(type).toLowerCase();

/** By the UUID or ID; where these cannot be compared, by the names: rather one person too few than one too many. */
function isSameUser(one: User, other: User): boolean {
	if (one.uuid !== undefined && other.uuid !== undefined)
		return one.uuid.toLowerCase() === other.uuid.toLowerCase();
	if (one.id !== undefined && other.id !== undefined) return one.id === other.id;
	const [fewer = [], more = []] = [wordsIn(one.name), wordsIn(other.name)].sort(
		(some, others) => some.length - others.length,
	);
	return fewer.every((word) => more.includes(word));
}

/** Of a name, which may come as `Jane Doe`, as `Doe, Jane`, without the middle one, or not at all. */
const wordsIn = (name: string): string[] =>
	words(name.replaceAll(',', ' '))
		.toLowerCase()
		.split(' ')
		.filter((word) => word !== '');

const NO_ACCOUNT: Account = { email: undefined, isClosed: false };

const accountOf = async ({ uuid }: User, legalServer: Staff): Promise<Account> =>
	uuid === undefined ? NO_ACCOUNT : await legalServer.readAccount(uuid);

const nameOf = ({ assignment: { user, type } }: StaffMember): string => (user.name === '' ? type : user.name);

function distinct(texts: readonly string[], keyOf: (text: string) => string): string[] {
	return [...groupBy(texts, keyOf).values()].map(([first]) => first as string);
}

function warningsOf(
	members: readonly StaffMember[],
	all: readonly Assignment[],
	{ today, types }: StaffRequest,
): string[] {
	const present = members.filter(({ isCurrent }) => isCurrent);
	const isEmpty = present.length === 0 && all.some((each) => isCurrentOn(each, today));
	return [
		...(present.some(({ isExcluded }) => isExcluded)
			? [
					'Someone assigned to the case is also excluded from it, so emails leaves that person out: check the case in LegalServer',
				]
			: []),
		...(present.some(({ isExcluded, email, isClosed }) => !isExcluded && email === undefined && !isClosed)
			? ['Someone assigned to the case has no email address in LegalServer: see withoutEmail for the name']
			: []),
		...(present.some(({ isExcluded, isClosed }) => !isExcluded && isClosed)
			? [
					'Someone assigned to the case has an inactive user account in LegalServer: see withoutEmail for the name',
				]
			: []),
		...(isEmpty && types.length > 0
			? ['Nobody on the case now has one of the Assignment Types: check their spelling against LegalServer']
			: []),
	];
}

const noExclusionsRefusal = (): Refusal =>
	new Refusal(
		'missing_scope',
		'LegalServer did not return who is excluded from the case, so nobody was listed',
		'Ask a LegalServer administrator to check that the user role has “API Get/Search Matter Full Results”.',
	);
