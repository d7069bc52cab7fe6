import type { IDataObject } from 'n8n-workflow';
import { done } from '../../../shared/core/outcome';
import {
	planMigration,
	type MigrationOrder,
	type MigrationPlan,
} from '../../../shared/domain/migration/planMigration';
import { readCaseRow, type CaseRow } from '../../../shared/domain/reconciliation/CaseRow';
import { RECONCILED_SOURCES } from '../../../shared/domain/reconciliation/Reconciliation';
import type { Operation } from '../../../shared/node/Operation';
import { text, wholeNumber } from '../../../shared/node/readParameters';
import { z } from '../../../shared/vendor/zod';
import { createRunReader } from '../shared/createRunReader';
import type { Dependencies } from '../shared/Dependencies';
import { isEmptyItem, itemJson } from '../shared/itemJson';
import { planFields } from './fields';
import { readParameters } from './readParameters';

interface PlanRequest {
	/** Undefined where n8n made up the item. */
	row: CaseRow | undefined;
	order: MigrationOrder;
}

const shape = {
	source: z.enum(RECONCILED_SOURCES),
	run: text.refine((run) => /^[\w.-]{1,100}$/.test(run), {
		message: 'it has other characters than letters, digits, dots and hyphens, or more than 100',
	}),
	...{ cases: wholeNumber(0), requestsPerMinute: wholeNumber(1) },
};

const readFields = createRunReader((context, item): MigrationOrder => readParameters(context, item, shape));

/** What is missing in all cases, and the events by which it is filed: one item for all rows that come in. */
export const plan: Operation<PlanRequest, MigrationPlan | undefined, Dependencies> = {
	fields: planFields,
	asTool: 'runs',
	read(context, item) {
		const order = readFields(context);
		const json = itemJson(context, item);
		return { row: isEmptyItem(json) ? undefined : readCaseRow(json), order };
	},
	async run(requests, { now }) {
		const [first] = requests;
		if (first === undefined) return [];
		const rows = requests.flatMap(({ row }) => row ?? []);
		const planned = planMigration(rows, first.order, now());
		return requests.map((_, index) => done(index === 0 ? planned : undefined));
	},
	rows: (planned) =>
		planned === undefined
			? []
			: [{ ...planned, events: planned.events.map((row): IDataObject => ({ ...row })) }],
};
