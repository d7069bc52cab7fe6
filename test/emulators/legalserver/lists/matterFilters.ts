import { searchRefusal } from '../gateway/Refusal';
import type { Call } from '../route';
import { integrationFields } from '../schema/matter';
import { DISPOSITIONS, type Matter } from '../state/records';
import type { Site } from '../state/Site';
import { requireKnownKeys } from './paging';

/** What the value of a filter is held against. */
type Read = (matter: Matter) => unknown;

const PLAIN = [
	...['first', 'last', 'client_email_address', 'date_of_birth', 'legal_problem_code', 'intake_office'],
	...['intake_program', 'cause_number', 'rural', 'is_lead_case', 'sending_site_identification_number', 'ssn'],
	...['external_id', 'trial_date', 'country_of_origin', 'birth_country', 'rejection_reason'],
	'pro_bono_opportunity_status',
];

/** Filters over records that the emulator has none of: they find nothing. */
const OF_OTHERS = [
	...['title', 'closed_by', 'note', 'closed', 'active', 'creating_process', 'external_id'].map(
		(one) => `services:${one}`,
	),
	...['court_number', 'caption', 'docket', 'outcome', 'court_calendar', 'external_id'].map(
		(one) => `litigations:${one}`,
	),
	...['litigations:lsc_disclosure_required', 'charges:external_id'],
	...['title', 'location', 'court', 'start_datetime', 'end_datetime', 'external_id'].map(
		(one) => `events:${one}`,
	),
	...['first', 'last', 'middle', 'type'].map((one) => `additional_names:${one}`),
];

const FILTERS: Readonly<Record<string, Read>> = {
	...Object.fromEntries(PLAIN.map((name): [string, Read] => [name, ({ fields }) => fields[name]])),
	...Object.fromEntries(OF_OTHERS.map((name): [string, Read] => [name, () => undefined])),
	case_number: ({ caseNumber }) => caseNumber,
	case_id: ({ id }) => id,
	case_disposition: ({ disposition }) => disposition,
	organization: ({ organizationName }) => organizationName,
	pai: ({ fields }) => fields.pai_case,
	phone_number: ({ fields }) =>
		['home', 'mobile', 'other', 'work', 'fax'].map((one) => fields[`${one}_phone`]),
	'assignments:type': ({ assignments }) => assignments.map(({ type }) => type),
};

/** The cases that a search finds. Throws the 400 for what it does not know, and for values that no lookup has. */
export function filterMatters(call: Call, matters: readonly Matter[]): Matter[] {
	const { query, site } = call;
	const filters: Record<string, Read> = {
		...FILTERS,
		...Object.fromEntries(
			integrationFields(site).map((name): [string, Read] => [name, ({ fields }) => fields[name]]),
		),
	};
	requireKnownKeys(call, [...Object.keys(filters), 'results']);
	requireLookupValues(site, query);
	const asked = [...query].filter(([key]) => key in filters);
	return matters.filter((matter) =>
		asked.every(([key, value]) => matches(site, key, filters[key]?.(matter), value)),
	);
}

function requireLookupValues(site: Site, query: URLSearchParams): void {
	const lookups = { case_disposition: DISPOSITIONS, legal_problem_code: site.problemCodes };
	const wrong = Object.entries(lookups).flatMap(([key, values]) =>
		query.getAll(key).flatMap((value) => (values.includes(value) ? [] : [`${key}: ${value}`])),
	);
	const dates = ['date_of_birth', 'trial_date'].flatMap((key) =>
		query.getAll(key).flatMap((date) => (/^\d{4}-\d\d-\d\d$/.test(date) ? [] : [`${key}: ${date}`])),
	);
	const ids = query.getAll('case_id').flatMap((id) => (/^\d{1,9}$/.test(id) ? [] : [`case_id: ${id}`]));
	if (wrong.length + dates.length + ids.length > 0) throw searchRefusal([], [...wrong, ...dates, ...ids]);
}

/** Text is compared without regard to case; only a loose search finds parts of it. */
function matches({ switches }: Site, key: string, actual: unknown, asked: string): boolean {
	return [actual].flat().some((one) => {
		if (one === null || one === undefined) return false;
		const [text, wanted] = [String(one as string).toLowerCase(), asked.toLowerCase()];
		return switches.looseSearch && key !== 'case_id' ? text.includes(wanted) : text === wanted;
	});
}
