import { badRequest } from '../gateway/ClioRefusal';
import { compare, wholeNumber, type Filters } from '../lists/filters';
import type { Call } from '../route';
import type { CustomField, Matter } from '../state/records';

const ORDERED = ['currency', 'date', 'time', 'numeric'];
const NUMBERS = ['currency', 'numeric'];

/** `custom_field_values[12]=>=105.4`: one filter for each parameter of that form. */
export function customFieldFilters({ state, query }: Call): Filters<Matter> {
	const filters: Record<string, Filters<Matter>[string]> = {};
	for (const name of new Set(query.keys())) {
		const [, id] = /^custom_field_values\[(\d+)\]$/.exec(name) ?? [];
		if (id === undefined) continue;
		const field = state.customFields.get(wholeNumber('custom_field_values', id));
		if (!field) throw badRequest(`there is no custom field ${id}`);
		filters[name] = (values) => {
			const tests = values.flatMap(conditionsOf).map((condition) => testOf(field, condition));
			return ({ customFieldValues }) =>
				customFieldValues.some(
					({ customFieldId, value }) => customFieldId === field.id && tests.every((test) => test(value)),
				);
		};
	}
	return filters;
}

/** `[<=50, >=45]` are two conditions. */
function conditionsOf(value: string): string[] {
	const [, list] = /^\[(.*)\]$/.exec(value) ?? [];
	return list === undefined ? [value] : list.split(',').map((one) => one.trim());
}

function testOf(
	{ fieldType }: CustomField,
	condition: string,
): (value: string | number | boolean) => boolean {
	// Fields that know equality alone look at no operator.
	if (!ORDERED.includes(fieldType)) return (value) => String(value) === condition;
	const [, operator = '=', wanted = ''] = /^(>=|<=|=|>|<)?(.*)$/.exec(condition) ?? [];
	if (!NUMBERS.includes(fieldType)) return (value) => compare(String(value), operator, wanted);
	if (wanted === '' || Number.isNaN(Number(wanted))) throw badRequest(`${wanted} is no number`);
	return (value) => compare(Number(value), operator, Number(wanted));
}
