import { badRequest } from '../gateway/ClioRefusal';
import type { Base, ExternalProperty } from '../state/records';

/** What a filter lets through, made from the values of its parameter. Throws the 400 for values that are none. */
export type Filter<R> = (values: readonly string[], query: URLSearchParams) => (record: R) => boolean;

export type Filters<R> = Readonly<Record<string, Filter<R>>>;

/** The filters of every list. */
export function commonFilters<R extends Base>(): Filters<R> {
	return {
		'ids[]': (values) => {
			const ids = new Set(values.map((value) => wholeNumber('ids[]', value)));
			return ({ id }) => ids.has(id);
		},
		created_since: since('created_since', ({ createdAt }) => createdAt),
		updated_since: since('updated_since', ({ updatedAt }) => updatedAt),
	};
}

/** By the ID of another record; the word `null` for those without, where that is said to work. */
export function byId<R>(
	name: string,
	idOf: (record: R) => number | null,
	{ nullable = true }: { nullable?: boolean } = {},
): Filter<R> {
	return ([value = '']) => {
		if (value === 'null' && !nullable) throw badRequest(`${name} can't be null`);
		const wanted = value === 'null' ? null : wholeNumber(name, value);
		return (record) => idOf(record) === wanted;
	};
}

export function since<R>(name: string, timeOf: (record: R) => number): Filter<R> {
	return ([value = '']) => {
		const time = instant(name, value);
		return (record) => timeOf(record) > time;
	};
}

export function oneOf<R>(name: string, words: readonly string[], wordOf: (record: R) => string): Filter<R> {
	return ([value = '']) => {
		if (!words.includes(value)) throw badRequest(`${name} must be one of ${words.join(', ')}`);
		return (record) => wordOf(record) === value;
	};
}

export function flag<R>(name: string, flagOf: (record: R) => boolean): Filter<R> {
	return ([value = '']) => {
		const wanted = boolean(name, value);
		return (record) => flagOf(record) === wanted;
	};
}

/** Text anywhere, whatever the case. */
export function wildcard<R>(textsOf: (record: R) => ReadonlyArray<string | null>): Filter<R> {
	return ([value = '']) => {
		const wanted = value.toLowerCase();
		return (record) => textsOf(record).some((text) => text?.toLowerCase().includes(wanted));
	};
}

/** `>=2026-01-01`: an operator and a date, as often as wanted; all have to hold. */
export function byDates<R>(name: string, dateOf: (record: R) => string | null): Filter<R> {
	return (values) => {
		const conditions = values.map((value) => {
			const [, operator, date = ''] = /^(>=|<=|=|>|<)(\d{4}-\d\d-\d\d)$/.exec(value) ?? [];
			if (operator === undefined || Number.isNaN(Date.parse(date)))
				throw badRequest(`${name} needs an operator and a date, as in >=2026-01-31`);
			return (given: string) => compare(given, operator, date);
		});
		return (record) => {
			const given = dateOf(record);
			return given !== null && conditions.every((holds) => holds(given));
		};
	};
}

export function compare<T extends string | number>(one: T, operator: string, other: T): boolean {
	if (operator === '>=') return one >= other;
	if (operator === '<=') return one <= other;
	if (operator === '>') return one > other;
	if (operator === '<') return one < other;
	return one === other;
}

export function byExternalProperty<
	R extends { externalProperties: readonly ExternalProperty[] },
>(): Filters<R> {
	const has = (record: R, name: string | null, value?: string) =>
		record.externalProperties.some((one) => one.name === name && (value ?? one.value) === one.value);
	return {
		external_property_name:
			([name = '']) =>
			(record) =>
				has(record, name),
		external_property_value: ([value], query) => {
			const name = query.get('external_property_name');
			if (name === null) throw badRequest('external_property_value needs external_property_name');
			return (record) => has(record, name, value);
		},
	};
}

export function wholeNumber(name: string, value: string): number {
	if (!/^\d{1,15}$/.test(value)) throw badRequest(`${name} must be a whole number`);
	return Number(value);
}

export function boolean(name: string, value: string): boolean {
	if (value !== 'true' && value !== 'false') throw badRequest(`${name} must be true or false`);
	return value === 'true';
}

const ISO_8601 = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;

export function instant(name: string, value: string): number {
	const time = ISO_8601.test(value) ? Date.parse(value) : Number.NaN;
	if (Number.isNaN(time)) throw badRequest(`${name} must be an ISO-8601 time`);
	return time;
}
