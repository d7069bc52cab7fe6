/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code, never part of the package */
/** Runs in a process with a time zone of its own: reads dates as fields of a workflow in New York hold them. */
import { dateSchema } from '@/nodes/shared/node/dateSchema';

const dates = JSON.parse(process.argv[2] ?? '[]') as string[];
const moments = (['begins', 'ends'] as const).map((day) =>
	dates.map((date) => dateSchema('America/New_York', day).parse(date)?.moment),
);
process.send?.({ moments, offset: new Date(2030, 0).getTimezoneOffset() });
