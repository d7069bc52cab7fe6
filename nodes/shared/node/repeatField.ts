import type { INodeProperties } from 'n8n-workflow';
import { z } from '../vendor/zod';

/** Minutes of a day. */
const MOST = 1440;

/** Option of triggers: for how long polls tell an event again. */
export const repeatField: INodeProperties = {
	displayName: 'Repeat Recent Events (Minutes)',
	name: 'repeatMinutes',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: MOST },
	default: 15,
	description:
		'How long polls repeat each event, with the same event ID. At least the next two polls repeat it. For workflows that first store each event and drop those whose event ID they already have: if n8n stops before an event is stored, a repeat brings it back. 0 repeats nothing.',
};

/** A number, also as a text. What an expression did not find is not 0, which would let everything through. */
export const amount = (most = Number.MAX_SAFE_INTEGER) =>
	z.preprocess(
		(given) => (typeof given === 'string' && given.trim() !== '' ? Number(given) : given),
		z.number().min(0).max(most, `it is more than ${most}`),
	);

/** What it holds, in milliseconds; 0 where it was not added. */
export const repeatFor = z.preprocess(
	(given) => given ?? 0,
	amount(MOST).transform((minutes) => minutes * 60_000),
);
