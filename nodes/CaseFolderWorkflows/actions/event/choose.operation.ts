import { done } from '../../../shared/core/outcome';
import { chooseNext, type ChosenRow, type Choosing } from '../../../shared/domain/queue/chooseNext';
import type { EventRow } from '../../../shared/domain/queue/EventRow';
import { rowFrom } from '../../../shared/domain/queue/rowFrom';
import { Refusal } from '../../../shared/core/Refusal';
import type { Operation } from '../../../shared/node/Operation';
import { wholeNumber } from '../../../shared/node/readParameters';
import { createRunReader } from '../shared/createRunReader';
import type { Dependencies } from '../shared/Dependencies';
import { isEmptyItem, itemJson } from '../shared/itemJson';
import { chooseFields, MOST_AT_ONCE } from './choose/fields';
import { minutes } from './minutes';
import { readParameters } from './readParameters';
import { retryWaits } from './retryWaits';

type RunFields = Pick<Choosing, 'batchSize' | 'leaseFor' | 'retries'>;

interface ChooseRequest {
	/** Undefined where n8n made up the item. */
	row: EventRow | undefined;
	fields: RunFields;
}

const LONGEST_LEASE = 24 * 60;

const shape = {
	batchSize: wholeNumber(1).refine((size) => size <= MOST_AT_ONCE, {
		message: `it is more than ${MOST_AT_ONCE}`,
	}),
	leaseMinutes: minutes(LONGEST_LEASE),
	retryWaits,
};

const readFields = createRunReader((context, item): RunFields => {
	const { batchSize, leaseMinutes, retryWaits: waits } = readParameters(context, item, shape);
	return { batchSize, leaseFor: leaseMinutes, retries: waits.length };
});

const noRow = (): Refusal =>
	new Refusal(
		'invalid_input',
		'An item is not an event of the queue: it has no id',
		'Connect the open events of the table to this node, one item for each row.',
	);

/** Chooses which of the open events to claim now, out of all that come in. */
export const choose: Operation<ChooseRequest, ChosenRow | undefined, Dependencies> = {
	fields: chooseFields,
	asTool: 'runs',
	read(context, item) {
		const fields = readFields(context);
		const json = itemJson(context, item);
		const row = rowFrom(json);
		if (row === undefined && !isEmptyItem(json)) throw noRow();
		return { row, fields };
	},
	async run(requests, { now, createLease }) {
		const [first] = requests;
		if (first === undefined) return [];
		const rows = requests.flatMap(({ row }) => row ?? []);
		const chosen = chooseNext(rows, { ...first.fields, now: now(), lease: createLease() });
		const byId = new Map(chosen.map((row) => [row.id, row]));
		return requests.map(({ row }) => {
			const own = row === undefined ? undefined : byId.get(row.id);
			// A row that came twice is claimed once.
			if (own !== undefined) byId.delete(own.id);
			return done(own);
		});
	},
	rows: (row) => (row === undefined ? [] : [{ ...row }]),
};
