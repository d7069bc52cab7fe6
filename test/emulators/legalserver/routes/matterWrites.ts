import { json } from '../../core/contract';
import { invalidParametersRefusal, invalidValuesRefusal } from '../gateway/Refusal';
import { readFields } from '../gateway/readFields';
import type { Call, Route } from '../route';
import { fullBody } from '../schema/matter';
import { WRITABLE_DATES, WRITABLE_FLAGS, WRITABLE_NUMBERS, WRITABLE_TEXTS } from '../schema/matterFields';
import { changeMatter, setDisposition } from '../state/matters';
import { DISPOSITIONS, type CustomField, type CustomValue, type Matter } from '../state/records';
import type { Site } from '../state/Site';
import { matterByUuid } from './visible';

type Fits = (value: unknown) => boolean;

const isText: Fits = (value) => typeof value === 'string';
const isDate: Fits = (value) =>
	typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
const isFlag: Fits = (value) => typeof value === 'boolean';
const isNumber: Fits = (value) => Number.isInteger(value);
const orNull =
	(fits: Fits): Fits =>
	(value) =>
		value === null || fits(value);

/** What each field of the body has to be; others are no parameters. */
function fieldsOf(site: Site): Record<string, Fits> {
	const each = (names: readonly string[], fits: Fits) => names.map((name): [string, Fits] => [name, fits]);
	return {
		...Object.fromEntries([
			...each(WRITABLE_TEXTS, orNull(isText)),
			...each(WRITABLE_DATES, orNull(isDate)),
			...each(WRITABLE_FLAGS, orNull(isFlag)),
			...each(WRITABLE_NUMBERS, orNull(isNumber)),
		]),
		legal_problem_code: orNull((value) => isText(value) && site.problemCodes.includes(value as string)),
		case_disposition: (value) => isText(value) && DISPOSITIONS.includes(value as string),
		is_group: isFlag,
		organization_name: orNull(isText),
		external_id: isText,
		custom_fields: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
	};
}

/** Only the Premium API changes a case; fields of LegalServer's own integrations, not even that. */
export const updateMatter: Route['answer'] = (call: Call) => {
	const { site, request, params, caller } = call;
	const matter = matterByUuid(call, params.uuid ?? '');
	const body = readFields(request);
	const known = fieldsOf(site);
	const custom = (body.custom_fields ?? {}) as Record<string, unknown>;
	const unknown = [
		...Object.keys(body).filter((name) => !Object.hasOwn(known, name)),
		...Object.keys(custom).filter((name) => !site.customFields.has(name)),
	];
	if (unknown.length > 0) throw invalidParametersRefusal(unknown);
	const wrong = [
		...Object.entries(body).filter(([name, value]) => !known[name]?.(value)),
		...Object.entries(custom).filter(([name, value]) => !fitsCustomField(site.customFields.get(name), value)),
	];
	if (wrong.length > 0) throw invalidValuesRefusal(Object.fromEntries(wrong));
	const changed = applyChanges(site, matter, body, custom as Record<string, CustomValue>);
	return json(200, { data: fullBody(site, changed, caller.permissions) });
};

function fitsCustomField(field: CustomField | undefined, value: unknown): boolean {
	if (value === null) return true;
	switch (field?.type) {
		case 'boolean':
			return isFlag(value);
		case 'date':
			return isDate(value);
		case 'number':
			return typeof value === 'number' || (isText(value) && /^-?[\d,]+(\.\d+)?$/.test(value as string));
		case 'lookup':
			return isText(value) && (field.options ?? []).includes(value as string);
		default:
			return isText(value);
	}
}

/** What of a body is kept elsewhere than among the plain fields. */
const APART = ['custom_fields', 'case_disposition', 'is_group', 'organization_name'];

function applyChanges(
	site: Site,
	before: Matter,
	body: Readonly<Record<string, unknown>>,
	custom: Matter['customFields'],
): Matter {
	const { case_disposition: disposition, is_group: isGroup, organization_name: organizationName } = body;
	const fields = Object.fromEntries(Object.entries(body).filter(([name]) => !APART.includes(name)));
	const changed = changeMatter(site, before, {
		fields: { ...before.fields, ...fields },
		customFields: { ...before.customFields, ...custom },
		...(typeof isGroup === 'boolean' ? { isGroup } : {}),
		...(organizationName === undefined ? {} : { organizationName: organizationName as string | null }),
		modifiedByApi: true,
	});
	return typeof disposition === 'string' ? setDisposition(site, changed, disposition) : changed;
}
