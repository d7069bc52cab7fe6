/** `09a13536-6a55-11e2-818e-00188b3e7804`: of any version. */
export type Uuid = string;
/** `2026-05-13`. */
export type Day = string;

/** How a case is named by people and other systems. */
export type MatterKey = { uuid: Uuid } | { id: number } | { caseNumber: string };

/** Somebody with an account of the site. */
export interface User {
	id: number | undefined;
	uuid: Uuid | undefined;
	name: string;
}

/** Where somebody can be reached, which only the user's own record says. */
export interface Account {
	email: string | undefined;
	/** Whether the site has closed the account: somebody who has left. */
	isClosed: boolean;
}

/** Who works on a case, as what, and how long. */
export interface Assignment {
	uuid: Uuid | undefined;
	/** As the site calls it: `Primary`, `Pro Bono`. */
	type: string;
	user: User;
	program: string;
	office: string;
	startDate: Day | undefined;
	/** The last day; undefined while nobody set one. */
	endDate: Day | undefined;
	isConfirmed: boolean;
}

export interface Client {
	fullName: string;
	first: string;
	middle: string;
	last: string;
	suffix: string;
	/** Of a group, which has no first and last name. */
	organizationName: string;
	isGroup: boolean;
	email: string;
}

export interface Matter {
	uuid: Uuid;
	/** The number in the address of its page. */
	id: number;
	/** `22-0000107`. */
	caseNumber: string;
	title: string;
	client: Client;
	/** `Incomplete Intake`, `Prescreen`, `Pending`, `Open`, `Closed`, `Rejected`. */
	disposition: string;
	status: string;
	intakeDate: Day | undefined;
	openedDate: Day | undefined;
	closedDate: Day | undefined;
	rejectedDate: Day | undefined;
	closeReason: string;
	rejectionReason: string;
	office: string;
	program: string;
	/** `63 Private Landlord/Tenant`. */
	problemCode: string;
	problemCategory: string;
	specialProblemCodes: string[];
	restrictions: string[];
	/** Who is kept from the case. Undefined where LegalServer did not say it: that is not nobody. */
	excludedUsers: User[] | undefined;
	externalId: string;
	/** Of LegalServer's own Dropbox integration; empty where the site or the case has none. */
	dropboxFolderId: string;
	/** Its page in LegalServer. */
	profileUrl: string;
	/** By database name, those that were asked for. */
	customFields: Readonly<Record<string, unknown>>;
	/** Undefined where LegalServer left them out, which it does without a word for lack of a permission. */
	assignments: Assignment[] | undefined;
}

export interface Note {
	uuid: Uuid;
	id: number;
	/** Undefined where LegalServer does not say of which case it is. */
	matterId: number | undefined;
	caseNumber: string;
	subject: string;
	/** As people read it. */
	text: string;
	noteType: string;
	datePosted: Day | undefined;
	createdAt: string;
	createdBy: User;
	isHtml: boolean;
	isActive: boolean;
}

/** A value of one of the site's lists. */
export interface Choice {
	uuid: Uuid | undefined;
	id: number | undefined;
	name: string;
	isActive: boolean;
}
