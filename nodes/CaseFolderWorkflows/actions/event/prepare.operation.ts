import { done } from '../../../shared/core/outcome';
import { newRow, type EventRow, type NewEvent } from '../../../shared/domain/queue/EventRow';
import type { Operation } from '../../../shared/node/Operation';
import type { Dependencies } from '../shared/Dependencies';
import { prepareFields } from './prepare/fields';
import { readNewEvent } from './prepare/readNewEvent';

/** Makes the row that the queue stores of each event. Duplicates are found when it is stored. */
export const prepare: Operation<NewEvent, Omit<EventRow, 'id'>, Dependencies> = {
	fields: prepareFields,
	read: readNewEvent,
	asTool: 'runs',
	run: async (events, { now }) => events.map((event) => done(newRow(event, now()))),
	rows: (row) => [{ ...row }],
};
