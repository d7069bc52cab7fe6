import { done } from '../../../shared/core/outcome';
import { MIGRATION_TIMES } from '../../../shared/domain/migration/officeHours';
import type { EventRow } from '../../../shared/domain/queue/EventRow';
import { textOf, rowFrom } from '../../../shared/domain/queue/rowFrom';
import { caseNoun } from '../../../shared/domain/settings/caseNoun';
import { renderStatusPage, type StatusPage } from '../../../shared/domain/statusPage/renderStatusPage';
import { readStatusFacts } from '../../../shared/domain/statusPage/StatusFacts';
import { createFormToken } from '../../../shared/domain/statusPage/StatusForm';
import type { Operation } from '../../../shared/node/Operation';
import { optionalText } from '../../../shared/node/readParameters';
import type { Dependencies } from '../shared/Dependencies';
import { jsonList, jsonObject } from '../shared/jsonObject';
import { renderFields } from './fields';
import { readParameters } from './readParameters';

const shape = { rows: jsonList, settings: jsonObject, facts: jsonObject, formKey: optionalText };

/** What is read of an item; when the page is made is known later. */
type PageRequest = Omit<StatusPage, 'now' | 'formToken'> & { formKey: string };

/** Makes the status page, to be returned by a Respond to Webhook node. */
export const render: Operation<PageRequest, string, Dependencies> = {
	fields: renderFields,
	asTool: 'runs',
	read(context, item) {
		const { rows, settings, facts, formKey } = readParameters(context, item, shape);
		return {
			rows: onceEach(rows.filter(isObject).flatMap((row) => rowFrom(row) ?? [])),
			facts: readStatusFacts(facts),
			mappedCategories: Object.keys(isObject(settings['categories']) ? settings['categories'] : {}),
			isDemo: settings['environment'] === 'demo',
			noun: caseNoun(textOf(settings['caseSystem'])),
			migration: MIGRATION_TIMES.find((times) => times === settings['migration']) ?? 'anyTime',
			timeZone: textOf(settings['timeZone']),
			formKey,
		};
	},
	run: async (pages, { now }) =>
		pages.map(({ formKey, ...page }) => {
			const at = now();
			return done(renderStatusPage({ ...page, formToken: createFormToken(formKey, at), now: at }));
		}),
	rows: (html) => [{ html }],
};

/** Listings overlap. */
const onceEach = (rows: readonly EventRow[]): EventRow[] => [
	...new Map(rows.map((row) => [row.id, row])).values(),
];

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;
