import { Refusal } from '../../core/Refusal';
import { unexpectedResponse } from '../../http/createService';
import type { Call, LegalServerApi, Query } from '../client/LegalServerApi';
import { readPages, type Listing } from '../client/readPages';
import { readId } from '../client/readValues';
import { legalServerService } from '../client/service';
import { PERMISSIONS } from '../errors/permissions';
import { refuseErrors, throwRefusal } from '../errors/toRefusal';
import type { Matter, MatterFilter, MatterKey, Matters, Uuid } from '../port';
import { readCustomFields, readMatter, type RawMatter } from './readMatter';

export function createMattersPort(api: LegalServerApi): Matters {
	const readByUuid = async (uuid: Uuid, names: readonly string[]): Promise<Matter> => {
		const raw = await api.read<RawMatter>(getCall(uuid, names)).catch(throwRefusal);
		const matter = requireThis(readMatter(raw), (found) => found.uuid === uuid.toLowerCase());
		return { ...matter, customFields: readCustomFields(raw, names) };
	};
	return {
		async readMatter(key, customFields = []) {
			if ('uuid' in key) return await readByUuid(key.uuid, customFields);
			const found = await find(api, key).catch(throwRefusal);
			return customFields.length === 0 ? found : await readByUuid(found.uuid, customFields);
		},
		listMatters: (filter, options) =>
			refuseErrors(readPages<RawMatter, Matter>(api, listingOf(filterQuery(filter)), options)),
	};
}

const listingOf = (query: Query): Listing<RawMatter, Matter> => ({
	call: {
		path: ['matters'],
		query: { ...query, results: 'full' },
		needs: [PERMISSIONS.searchMatter, PERMISSIONS.fullResults],
	},
	idOf: ({ case_id: id }) => readId(id) ?? 0,
	read: readMatter,
});

/** Cases among which one is looked for: more cannot be what a case number was meant to find. */
const MOST_SEARCHED = 500;

/** @param customFields are named as a JSON list, as LegalServer takes those of users */
const getCall = (uuid: Uuid, customFields: readonly string[]): Call => ({
	path: ['matters', uuid],
	query: {
		results: 'full',
		custom_fields: customFields.length === 0 ? undefined : JSON.stringify(customFields),
	},
	needs: [PERMISSIONS.getMatter, PERMISSIONS.fullResults],
});

/** A search may find what only begins so, or other cases than were asked for: what is taken is the case itself. */
async function find(api: LegalServerApi, key: Exclude<MatterKey, { uuid: Uuid }>): Promise<Matter> {
	const [query, isIt] =
		'id' in key
			? [{ case_id: key.id }, (matter: Matter) => matter.id === key.id]
			: [{ case_number: key.caseNumber }, (matter: Matter) => matter.caseNumber === key.caseNumber];
	const found: Matter[] = [];
	let isWhole = true;
	for await (const { records, next } of readPages(api, listingOf(query), { limit: MOST_SEARCHED })) {
		found.push(...records.filter(isIt));
		isWhole = next === undefined;
	}
	const [first, ...others] = found;
	if (first !== undefined && others.length === 0 && isWhole) return first;
	throw found.length > 1 || !isWhole ? severalRefusal() : noneRefusal();
}

const noneRefusal = (): Refusal =>
	new Refusal(
		'not_found',
		'There is no such case on this LegalServer site, or the connected user cannot see it',
		'Check the case number or ID, and whether the credential is for the live or the demo site. To see cases that are not assigned to that user, the user role needs “API Access all Cases”.',
	);

const severalRefusal = (): Refusal =>
	new Refusal(
		'ambiguous',
		'LegalServer returned more than one case for this case number or ID',
		'Enter the UUID of the case instead.',
	);

/** @throws Refusal `unexpected` where it is about another case */
function requireThis(matter: Matter, isIt: (matter: Matter) => boolean): Matter {
	if (isIt(matter)) return matter;
	throw unexpectedResponse(legalServerService.name, 'another case');
}

const filterQuery = (filter: MatterFilter): Query => ({
	case_disposition: filter.disposition,
	legal_problem_code: filter.problemCode,
	intake_office: filter.office,
	intake_program: filter.program,
	first: filter.first,
	last: filter.last,
	organization: filter.organization,
	client_email_address: filter.clientEmail,
	external_id: filter.externalId,
	dropbox_folder_id: filter.dropboxFolderId,
	'assignments:type': filter.assignmentType,
});
