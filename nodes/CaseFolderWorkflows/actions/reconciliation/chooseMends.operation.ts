import type { IDataObject } from 'n8n-workflow';
import { done } from '../../../shared/core/outcome';
import { readCaseRow, type CaseRow } from '../../../shared/domain/reconciliation/CaseRow';
import {
	chooseMends as choose,
	type Brake,
	type ChosenMends,
} from '../../../shared/domain/reconciliation/chooseMends';
import type { NewRow } from '../../../shared/domain/queue/EventRow';
import { reconciliationEmail } from '../../../shared/domain/reconciliation/reconciliationEmail';
import type { Operation } from '../../../shared/node/Operation';
import { text, wholeNumber } from '../../../shared/node/readParameters';
import { z } from '../../../shared/vendor/zod';
import { createRunReader } from '../shared/createRunReader';
import type { Dependencies } from '../shared/Dependencies';
import { isEmptyItem, itemJson } from '../shared/itemJson';
import { chooseMendsFields } from './chooseFields';
import { readParameters } from './readParameters';

interface ChooseRequest {
	/** Undefined where n8n made up the item. */
	row: CaseRow | undefined;
	brake: Brake;
	night: string;
}

/** What is mended, and the email about it if somebody is needed. */
interface ChooseResult extends ChosenMends {
	emails: NewRow[];
}

const OUT_OF_RANGE = 'it is not a number from 0 to 100';

/** A number, or the digits of one. */
const percent = z.preprocess(
	(given) => (typeof given === 'string' && given.trim() !== '' ? Number(given) : given),
	z.number({ message: OUT_OF_RANGE }).min(0, OUT_OF_RANGE).max(100, OUT_OF_RANGE),
);

const shape = {
	largestShare: percent,
	...{ always: wholeNumber(0), cases: wholeNumber(0) },
	...{ night: text, goOn: z.boolean() },
};

const readFields = createRunReader((context, item) => readParameters(context, item, shape));

/** What is mended of all that was found, or why nothing is: one item for all rows that come in. */
export const chooseMends: Operation<ChooseRequest, ChooseResult | undefined, Dependencies> = {
	fields: chooseMendsFields,
	asTool: 'runs',
	read(context, item) {
		const { night, ...brake } = readFields(context);
		const json = itemJson(context, item);
		return { row: isEmptyItem(json) ? undefined : readCaseRow(json), brake, night };
	},
	async run(requests, { now }) {
		const [first] = requests;
		if (first === undefined) return [];
		const { brake, night } = first;
		const rows = requests.flatMap(({ row }) => row ?? []);
		const chosen = choose(rows, brake);
		const email = reconciliationEmail(rows, chosen, { largestShare: brake.largestShare, night }, now());
		const result = { ...chosen, emails: email === undefined ? [] : [email] };
		return requests.map((_, index) => done(index === 0 ? result : undefined));
	},
	rows: (result) =>
		result === undefined
			? []
			: [
					{
						...result,
						mends: result.mends.map((row): IDataObject => ({ ...row })),
						emails: result.emails.map((row): IDataObject => ({ ...row })),
					},
				],
};
