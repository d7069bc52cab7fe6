/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createEventTest, type EventFilter } from '@/nodes/shared/domain/audit/eventFilter';
import { eventOf } from './trails';

const none: EventFilter = { caseId: undefined, person: undefined, from: undefined, until: undefined };
const at = Date.parse('2026-05-01T14:00:00.500Z');
const event = eventOf('a', { time: new Date(at).toISOString(), caseId: '22-1a', person: 'Ravi@example.com' });

it.each<[Partial<EventFilter>, boolean]>([
	[{}, true],
	[{ caseId: ' 22-1A' }, true],
	[{ caseId: '22-1' }, false],
	[{ person: 'ravi@example.com ' }, true],
	[{ person: 'ravi' }, false],
	[{ caseId: '22-1a', person: 'other' }, false],
	[{ from: at }, true],
	[{ from: at + 1 }, false],
	[{ until: at }, true],
	[{ until: at - 500 }, true],
	[{ until: at - 1000 }, false],
	[{ from: at - 1, until: at + 1 }, true],
])('%j lets through: %s', (filter, passes) => {
	expect(createEventTest({ ...none, ...filter })(event)).toBe(passes);
});

it('lets no event without a case or person through where one is wanted', () => {
	const bare = eventOf('a');
	expect(
		[{ caseId: '22-1' }, { person: 'ravi' }].map((each) => createEventTest({ ...none, ...each })(bare)),
	).toEqual([false, false]);
});
