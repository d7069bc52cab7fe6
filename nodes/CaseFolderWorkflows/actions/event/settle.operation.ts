import { done } from '../../../shared/core/outcome';
import type { EventResult } from '../../../shared/domain/queue/EventResult';
import { resultFrom } from '../../../shared/domain/queue/resultFrom';
import { settleEvent, type Settled, type Settling } from '../../../shared/domain/queue/settleEvent';
import type { Operation } from '../../../shared/node/Operation';
import { createRunReader } from '../shared/createRunReader';
import type { Dependencies } from '../shared/Dependencies';
import { isEmptyItem, itemJson } from '../shared/itemJson';
import { minutes } from './minutes';
import { readParameters } from './readParameters';
import { retryWaits } from './retryWaits';
import { settleFields } from './settle/fields';

interface SettleRequest {
	/** Undefined where n8n made up the item. */
	result: EventResult | undefined;
	fields: Omit<Settling, 'now'>;
}

const LONGEST_PAUSE = 24 * 60;

const shape = { retryWaits, pauseMinutes: minutes(LONGEST_PAUSE) };

const readFields = createRunReader((context, item): Omit<Settling, 'now'> => {
	const { retryWaits: waits, pauseMinutes } = readParameters(context, item, shape);
	return { waits, pauseFor: pauseMinutes };
});

/** Decides what is written to the row of each event whose work has ended. */
export const settle: Operation<SettleRequest, Settled | undefined, Dependencies> = {
	fields: settleFields,
	asTool: 'runs',
	read(context, item) {
		const fields = readFields(context);
		const json = itemJson(context, item);
		return { result: isEmptyItem(json) ? undefined : resultFrom(json), fields };
	},
	async run(requests, { now }) {
		const at = now();
		return requests.map(({ result, fields }) =>
			done(result === undefined ? undefined : settleEvent(result, { ...fields, now: at })),
		);
	},
	rows: (settled) => (settled === undefined ? [] : [{ ...settled }]),
};
