import type { IDataObject } from 'n8n-workflow';
import { done } from '../../../shared/core/outcome';
import { Refusal } from '../../../shared/core/Refusal';
import { checkMigration, type CheckResult } from '../../../shared/domain/migration/checkMigration';
import { readCheck, type MigrationCheck } from '../../../shared/domain/migration/MigrationCheck';
import { textOf } from '../../../shared/domain/queue/rowFrom';
import { readCaseRow, type CaseRow } from '../../../shared/domain/reconciliation/CaseRow';
import type { Operation } from '../../../shared/node/Operation';
import { createRunReader } from '../shared/createRunReader';
import type { Dependencies } from '../shared/Dependencies';
import { isEmptyItem, itemJson } from '../shared/itemJson';
import { jsonObject } from '../shared/jsonObject';
import { checkFields } from './fields';
import { readParameters } from './readParameters';

interface CheckRequest {
	/** Undefined where n8n made up the item. */
	row: CaseRow | undefined;
	check: MigrationCheck;
}

const readFields = createRunReader((context, item): MigrationCheck => {
	const { event } = readParameters(context, item, { event: jsonObject });
	const check = readCheck({ source: textOf(event['source']), details: textOf(event['details']) });
	if (check.run === '' || check.cases.length === 0)
		throw new Refusal(
			'invalid_input',
			'Event: it names no migration, or no cases',
			'Enter an event of the kind migrationCheckRequested, with its source and details, as the event queue has it.',
		);
	return check;
});

/** What cases that were migrated came to: one item for all rows that come in. */
export const check: Operation<CheckRequest, CheckResult | undefined, Dependencies> = {
	fields: checkFields,
	asTool: 'runs',
	read(context, item) {
		const asked = readFields(context);
		const json = itemJson(context, item);
		return { row: isEmptyItem(json) ? undefined : readCaseRow(json), check: asked };
	},
	async run(requests) {
		const [first] = requests;
		if (first === undefined) return [];
		const result = checkMigration(
			requests.flatMap(({ row }) => row ?? []),
			first.check,
		);
		return requests.map((_, index) => done(index === 0 ? result : undefined));
	},
	rows: (result) =>
		result === undefined
			? []
			: [
					{
						...result,
						error: result.error ?? null,
						events: result.events.map((event): IDataObject => ({ ...event })),
					},
				],
};
