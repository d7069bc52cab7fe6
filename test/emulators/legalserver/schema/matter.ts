import type { Permission } from '../state/permissions';
import { clientNameOf } from '../state/matters';
import type { Matter } from '../state/records';
import type { Site } from '../state/Site';
import { DAY } from '../state/time';
import { assignmentBody } from './assignment';
import {
	COUNTY_FIELDS,
	DATE_FIELDS,
	LIST_FIELDS,
	OFFICE_FIELDS,
	PLAIN_FIELDS,
	USER_FIELDS,
} from './matterFields';
import { caseNoteBody } from './note';
import { dateObject, listObject, officeObject, userObject } from './parts';

const INTEGRATION_FIELDS = {
	dropboxIntegration: ['dropbox_folder_id'],
	googleDriveIntegration: ['google_drive_folder_id'],
	sharepointIntegration: ['sharepoint_site_library', 'sharepoint_tracer_document_id'],
} as const;

/** The fields that the site's integrations bring. */
export function integrationFields({ switches }: Site): string[] {
	return Object.entries(INTEGRATION_FIELDS).flatMap(([name, fields]) =>
		switches[name as keyof typeof INTEGRATION_FIELDS] ? fields : [],
	);
}

const byName = (names: readonly string[], valueOf: (name: string) => unknown) =>
	Object.fromEntries(names.map((name) => [name, valueOf(name)]));

function identity(site: Site, matter: Matter) {
	return {
		...{ case_number: matter.caseNumber, case_id: matter.id },
		case_email_address: `${matter.caseNumber}@${site.host}`,
		case_profile_url: `https://${site.host}/matter/dynamic-profile/view/${matter.id}`,
	};
}

function client(matter: Matter) {
	const { first = null, last = null } = matter.fields;
	return { client_full_name: clientNameOf(matter), first, last, case_disposition: matter.disposition };
}

const PHONES = ['home', 'mobile', 'other', 'work', 'fax'].flatMap((one) => [
	`${one}_phone`,
	`${one}_phone_safe`,
]);

export function callerIdBody(site: Site, matter: Matter): object {
	const { fields } = matter;
	return {
		...{ ...identity(site, matter), matter_uuid: matter.uuid, ...client(matter) },
		...byName(['intake_date', 'date_opened', 'date_of_birth'], (name) => dateObject(fields[name])),
		...byName([...PHONES, 'legal_problem_code'], (name) => fields[name] ?? null),
	};
}

/** What a search gives unless more is asked for: without the UUID, names or disposition. */
export function proBonoBody(site: Site, matter: Matter): object {
	const { fields } = matter;
	const names = [
		...['client_email_address', 'legal_problem_code', 'legal_problem_category', 'impact', 'case_title'],
		...['pro_bono_opportunity_summary', 'pro_bono_opportunity_note', 'pro_bono_urgent', 'language'],
		...['pro_bono_opportunity_status', 'pro_bono_opportunity_cc', 'level_of_expertise', 'second_language'],
	];
	return {
		...{ ...identity(site, matter), ...byName(names, (name) => fields[name] ?? null) },
		special_legal_problem_code: null,
		pro_bono_opportunity_available_date: dateObject(fields.pro_bono_opportunity_available_date),
	};
}

/** Lists that are left out, without a word, for who has no permission to include them. */
const INCLUDED: Readonly<Record<string, (site: Site, matter: Matter) => readonly object[]>> = {
	Events: (_site, { events }) => events,
	Notes: (site, { id }) =>
		site.notes.all.filter(({ matterId }) => matterId === id).map((note) => caseNoteBody(site, note)),
	Tasks: (_site, { tasks }) => tasks,
	'Additional Names': () => [],
	'Adverse Parties': () => [],
	'Non Adverse Parties': () => [],
};

export function fullBody(
	site: Site,
	matter: Matter,
	permissions: ReadonlySet<Permission>,
	verb: 'Get' | 'Search' = 'Get',
): Record<string, unknown> {
	const { fields, exclusions } = matter;
	const excluded = exclusions.map((id) => userObject(site.users.get(id)));
	const opened = Date.parse(String(fields.date_opened));
	return {
		...{ ...identity(site, matter), matter_uuid: matter.uuid },
		...byName(PLAIN_FIELDS, (name) => fields[name] ?? null),
		...byName(DATE_FIELDS, (name) => dateObject(fields[name])),
		...byName(LIST_FIELDS, (name) => listObject(fields[name])),
		...byName(OFFICE_FIELDS, (name) => officeObject(fields[name])),
		...byName(USER_FIELDS, () => userObject(undefined)),
		...byName(COUNTY_FIELDS, (name) => ({
			county_name: fields[name] ?? null,
			county_FIPS: null,
			county_state: null,
		})),
		...byName(integrationFields(site), (name) => fields[name] ?? null),
		...{
			client_id: matter.id + 40_000,
			is_group: matter.isGroup,
			organization_name: matter.organizationName,
		},
		...client(matter),
		client_address_home: {
			street: null,
			street_2: null,
			apt_num: null,
			city: null,
			state: null,
			zip: null,
			county: null,
		},
		client_address_mailing: {
			street: null,
			street_2: null,
			apt_num: null,
			city: null,
			state: null,
			zip: null,
		},
		days_open: Number.isNaN(opened) ? null : Math.max(0, Math.floor((site.clock.now() - opened) / DAY)),
		case_exclusions: {
			all_values: excluded.map((one) => (one as { user_name: string }).user_name).join(', '),
			individual_values: excluded,
		},
		created_by_integration_or_api: matter.createdByApi,
		modified_by_integration_or_api: matter.modifiedByApi,
		assignments: matter.assignments.map((one) => assignmentBody(site, matter, one)),
		...{ charges: [], contacts: [], services: [], litigations: [], incomes: [] },
		...includedLists(site, matter, permissions, verb),
	};
}

function includedLists(
	site: Site,
	matter: Matter,
	permissions: ReadonlySet<Permission>,
	verb: 'Get' | 'Search',
): object {
	return Object.fromEntries(
		Object.entries(INCLUDED)
			.filter(([what]) => permissions.has(`API ${verb} Matter Include ${what}` as Permission))
			.map(([what, list]) => [what.toLowerCase().replaceAll(' ', '_'), list(site, matter)]),
	);
}
