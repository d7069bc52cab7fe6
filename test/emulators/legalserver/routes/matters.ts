import { json } from '../../core/contract';
import {
	badRequestRefusal,
	invalidParametersRefusal,
	notAuthorizedRefusal,
	searchRefusal,
} from '../gateway/Refusal';
import { filterMatters } from '../lists/matterFilters';
import { page, requireKnownKeys } from '../lists/paging';
import type { Call, Route } from '../route';
import { assignmentBody } from '../schema/assignment';
import { callerIdBody, fullBody, proBonoBody } from '../schema/matter';
import { isCurrent } from '../state/matters';
import type { Permission } from '../state/permissions';
import type { Matter } from '../state/records';
import { dateOf } from '../state/time';
import { updateMatter } from './matterWrites';
import { matterByUuid, visibleMatters } from './visible';

const FULL: Permission = 'API Get/Search Matter Full Results';

/** Each kind of results, and the permissions one of which it takes: that for full results goes for all. */
const RESULTS: Readonly<Record<string, { permission: Permission; show: typeof fullBody }>> = {
	full: { permission: FULL, show: fullBody },
	caller_id: {
		permission: 'API Get/Search Matter Caller ID Results',
		show: (site, matter) => ({ ...callerIdBody(site, matter) }),
	},
	pro_bono: {
		permission: 'API Get/Search Matter Pro Bono Results',
		show: (site, matter) => ({ ...proBonoBody(site, matter) }),
	},
};

/** How to show the results that were asked for, pro bono ones unless it was said. Throws the refusal. */
function resultsOf({ query, caller, site }: Call): { name: string; show: typeof fullBody } {
	const name = query.get('results') ?? 'pro_bono';
	const results = Object.hasOwn(RESULTS, name) ? RESULTS[name] : undefined;
	if (!results) throw searchRefusal(['results'], []);
	const isAllowed = [FULL, results.permission].some((one) => caller.permissions.has(one));
	if (!isAllowed) throw notAuthorizedRefusal(site.switches.permissionStatus);
	return { name, show: results.show };
}

/** The custom fields that were asked for, as the service's own client asks: `["sample_text_12"]`. */
function customFieldsOf(
	{ query, site }: Call,
	{ customFields }: Matter,
): Record<string, unknown> | undefined {
	const asked = query.get('custom_fields');
	if (asked === null) return undefined;
	const names = parseNames(asked);
	const unknown = names.filter((name) => !site.customFields.has(name));
	if (unknown.length > 0) throw invalidParametersRefusal(unknown);
	return Object.fromEntries(names.map((name) => [name, customFields[name] ?? null]));
}

function parseNames(asked: string): string[] {
	try {
		const names: unknown = JSON.parse(asked);
		if (Array.isArray(names) && names.every((one) => typeof one === 'string')) return names;
	} catch {
		// Said below.
	}
	throw badRequestRefusal('Invalid custom_fields');
}

const search: Route['answer'] = (call) => {
	const { show } = resultsOf(call);
	const found = filterMatters(call, visibleMatters(call));
	const { site, caller } = call;
	return json(
		200,
		page(call, found, (matter) => show(site, matter, caller.permissions, 'Search')),
	);
};

const get: Route['answer'] = (call) => {
	requireKnownKeys(call, ['custom_fields', 'results']);
	const { name, show } = resultsOf(call);
	const matter = matterByUuid(call, call.params.uuid ?? '');
	const customFields = name === 'full' ? customFieldsOf(call, matter) : undefined;
	const { matterKey, customFieldsAt } = call.site.switches;
	const body = {
		...show(call.site, matter, call.caller.permissions),
		...(customFieldsAt === 'top' ? customFields : customFields && { custom_fields: customFields }),
	};
	return json(200, { [matterKey]: body });
};

const assignments: Route['answer'] = (call) => {
	const { query, site } = call;
	requireKnownKeys(call, ['probono_only', 'current_only', 'type']);
	const matter = matterByUuid(call, call.params.uuid ?? '');
	const today = dateOf(site.clock.now());
	const found = matter.assignments.filter(
		(one) =>
			(query.get('current_only') !== 'true' || isCurrent(one, today)) &&
			(query.get('probono_only') !== 'true' || one.type === 'Pro Bono') &&
			(!query.has('type') || one.type === query.get('type')),
	);
	return json(
		200,
		page(call, found, (one) => assignmentBody(site, matter, one)),
	);
};

export const MATTER_ROUTES: readonly Route[] = [
	{ name: 'GET api/v1/matters', needs: ['API Search Matter'], answer: search },
	{ name: 'GET api/v1/matters/:uuid', needs: ['API Get Matter'], answer: get },
	{ name: 'PATCH api/v1/matters/:uuid', needs: ['API Update Matter'], premium: true, answer: updateMatter },
	{
		name: 'GET api/v1/matters/:uuid/assignments',
		needs: ['API Search Matter Assignment'],
		answer: assignments,
	},
];
