import type { IDataObject } from 'n8n-workflow';
import { done } from '../../../shared/core/outcome';
import { REGULAR_CHECKS, type Finding, type RegularCheck } from '../../../shared/domain/checks/Finding';
import { findingsOf } from '../../../shared/domain/checks/findingsOf';
import { findingsRow } from '../../../shared/domain/checks/findingsRow';
import type { EventRow } from '../../../shared/domain/queue/EventRow';
import type { Operation } from '../../../shared/node/Operation';
import { text } from '../../../shared/node/readParameters';
import { z } from '../../../shared/vendor/zod';
import { createRunReader } from '../shared/createRunReader';
import type { Dependencies } from '../shared/Dependencies';
import { isEmptyItem, itemJson } from '../shared/itemJson';
import { findingsFields } from './fields';
import { readParameters } from './readParameters';

interface FindingsRequest {
	check: RegularCheck;
	run: string;
	/** Undefined where n8n made up the item. */
	findings: Finding[] | undefined;
}

const readFields = createRunReader((context, item) =>
	readParameters(context, item, { check: z.enum(REGULAR_CHECKS), run: text }),
);

/** The email about what a regular check found, as a row to store: one for all items that come in, or none. */
export const findings: Operation<FindingsRequest, Array<Omit<EventRow, 'id'>>, Dependencies> = {
	fields: findingsFields,
	asTool: 'runs',
	read(context, item) {
		const { check, run } = readFields(context);
		const json = itemJson(context, item);
		return { check, run, findings: isEmptyItem(json) ? undefined : findingsOf(check, json) };
	},
	async run(requests, { now }) {
		const [first] = requests;
		if (first === undefined) return [];
		const { check, run } = first;
		const looked = requests.flatMap(({ findings: found }) => (found === undefined ? [] : [found]));
		const checked = looked.filter((found) => found.every(({ caseKey }) => caseKey !== '')).length;
		const row = findingsRow({ check, run, checked, findings: looked.flat() }, now());
		return requests.map((_, index) => done(index === 0 && row !== undefined ? [row] : []));
	},
	rows: (rows) => rows.map((row): IDataObject => ({ ...row })),
};
