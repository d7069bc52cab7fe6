import { done } from '../../../shared/core/outcome';
import { textOf, rowFrom } from '../../../shared/domain/queue/rowFrom';
import { renderStatusPage, type StatusPage } from '../../../shared/domain/statusPage/renderStatusPage';
import { readStatusFacts } from '../../../shared/domain/statusPage/StatusFacts';
import type { Operation } from '../../../shared/node/Operation';
import { createReader } from '../shared/createReader';
import type { Dependencies } from '../shared/Dependencies';
import { jsonList, jsonObject } from '../shared/jsonObject';
import { renderFields } from './fields';

const { readParameters } = createReader({});

const shape = { rows: jsonList, settings: jsonObject, facts: jsonObject };

/** Makes the status page, to be returned by a Respond to Webhook node. */
export const render: Operation<Omit<StatusPage, 'now'>, string, Dependencies> = {
	fields: renderFields,
	asTool: 'runs',
	read(context, item) {
		const { rows, settings, facts } = readParameters(context, item, shape);
		return {
			rows: rows.filter(isObject).flatMap((row) => rowFrom(row) ?? []),
			facts: readStatusFacts(facts),
			mappedCategories: Object.keys(isObject(settings['categories']) ? settings['categories'] : {}),
			isDemo: settings['environment'] === 'demo',
			timeZone: textOf(settings['timeZone']),
		};
	},
	run: async (pages, { now }) => pages.map((page) => done(renderStatusPage({ ...page, now: now() }))),
	rows: (html) => [{ html }],
};

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;
