import { unexpectedResponse } from '../../http/createService';
import { readDay, type RawDay } from '../client/days';
import { readId, readName, readText, readValues, type RawList, type RawNamed } from '../client/readValues';
import { legalServerService } from '../client/service';
import type { Matter } from '../port';
import { readExclusions, type RawExclusions } from './readExclusions';
import { readAssignment, type RawAssignment } from '../staff/readAssignment';

/** A case as LegalServer gives it, as far as this package reads it. */
export interface RawMatter {
	matter_uuid?: string | null;
	case_id?: number | string | null;
	case_number?: string | null;
	case_title?: string | null;
	client_full_name?: string | null;
	first?: string | null;
	middle?: string | null;
	last?: string | null;
	suffix?: string | null;
	organization_name?: string | null;
	is_group?: boolean | null;
	client_email_address?: string | null;
	case_disposition?: string | null;
	case_status?: string | null;
	intake_date?: RawDay;
	date_opened?: RawDay;
	date_closed?: RawDay;
	date_rejected?: RawDay;
	close_reason?: string | null;
	rejection_reason?: string | null;
	intake_office?: RawNamed;
	intake_program?: RawNamed;
	legal_problem_code?: string | null;
	legal_problem_category?: string | null;
	special_legal_problem_code?: RawList<string>;
	case_restrictions?: RawList<string>;
	case_exclusions?: RawExclusions;
	external_id?: string | number | null;
	dropbox_folder_id?: string | null;
	case_profile_url?: string | null;
	custom_fields?: Record<string, unknown> | unknown[] | null;
	assignments?: RawAssignment[] | null;
}

/** The custom fields of these names, which some sites have among the other fields. Those that it does not say are left out. */
export function readCustomFields(raw: RawMatter, names: readonly string[]): Matter['customFields'] {
	const beside = Object.entries(raw).filter(([name]) => names.includes(name));
	return { ...Object.fromEntries(beside), ...(isFields(raw.custom_fields) ? raw.custom_fields : {}) };
}

/** @throws Refusal `unexpected` for what does not say the three names of a case. One that is only begun may have no number yet. */
export function readMatter(raw: RawMatter): Matter {
	const [uuid, id, caseNumber] = [readText(raw.matter_uuid), readId(raw.case_id), readText(raw.case_number)];
	if (uuid === '' || id === undefined || raw.case_number === undefined)
		throw unexpectedResponse(legalServerService.name, 'a case without UUID, ID or number');
	return {
		...{ uuid: uuid.toLowerCase(), id, caseNumber },
		title: readText(raw.case_title),
		client: {
			fullName: readText(raw.client_full_name),
			first: readText(raw.first),
			middle: readText(raw.middle),
			last: readText(raw.last),
			suffix: readText(raw.suffix),
			organizationName: readText(raw.organization_name),
			isGroup: raw.is_group === true,
			email: readText(raw.client_email_address),
		},
		disposition: readText(raw.case_disposition),
		status: readText(raw.case_status),
		intakeDate: readDay(raw.intake_date),
		openedDate: readDay(raw.date_opened),
		closedDate: readDay(raw.date_closed),
		rejectedDate: readDay(raw.date_rejected),
		closeReason: readText(raw.close_reason),
		rejectionReason: readText(raw.rejection_reason),
		office: readName(raw.intake_office),
		program: readName(raw.intake_program),
		problemCode: readText(raw.legal_problem_code),
		problemCategory: readText(raw.legal_problem_category),
		specialProblemCodes: readValues(raw.special_legal_problem_code),
		restrictions: readValues(raw.case_restrictions),
		excludedUsers: readExclusions(raw.case_exclusions),
		externalId: readText(raw.external_id),
		dropboxFolderId: readText(raw.dropbox_folder_id),
		profileUrl: readText(raw.case_profile_url),
		customFields: readCustomFields(raw, []),
		assignments: Array.isArray(raw.assignments) ? raw.assignments.map(readAssignment) : undefined,
	};
}

/** PHP writes an object without fields as a list. */
const isFields = (given: RawMatter['custom_fields']): given is Record<string, unknown> =>
	typeof given === 'object' && given !== null && !Array.isArray(given);
