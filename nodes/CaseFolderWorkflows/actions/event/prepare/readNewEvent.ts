import type { IExecuteFunctions } from 'n8n-workflow';
import { EVENT_KINDS, type EventKind } from '../../../../shared/domain/queue/eventKinds';
import { EVENT_SOURCES, type NewEvent } from '../../../../shared/domain/queue/EventRow';
import { text } from '../../../../shared/node/readParameters';
import { z } from '../../../../shared/vendor/zod';
import { readParameters } from '../readParameters';
import { details } from './details';

const LONGEST_ID = 200;

/** An ID that the table can hold and compare. It is not trimmed: the same event would be stored under two. */
const anyId = text.superRefine((value, check) => {
	const message =
		value.length > LONGEST_ID
			? `it is longer than ${LONGEST_ID} characters`
			: /^ | $/.test(value)
				? 'it begins or ends with a space'
				: /^[ -~]*$/.test(value)
					? undefined
					: 'it contains characters other than letters, digits and signs of plain English';
	if (message !== undefined) check.addIssue({ code: 'custom', message });
});

const requiredId = anyId.refine((value) => value !== '', { message: 'it is empty' });
const optionalId = anyId.optional().default('');

const KINDS = Object.keys(EVENT_KINDS) as [EventKind, ...EventKind[]];

const shape = {
	source: z.enum(EVENT_SOURCES),
	kind: z.enum(KINDS),
	eventId: requiredId,
	caseKey: optionalId,
	documentId: optionalId,
	options: z.object({ versionId: optionalId, details: details.optional().default('{}') }).default({}),
};

/** @throws Refusal `invalid_input` naming the field */
export function readNewEvent(context: IExecuteFunctions, item: number): NewEvent {
	const { options, ...event } = readParameters(context, item, shape);
	return { ...event, ...options };
}
