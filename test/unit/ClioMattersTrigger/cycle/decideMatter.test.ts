/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { Matter } from '@/nodes/shared/clio/port';
import { decideMatter, markOf } from '@/packages/clio-matters/nodes/ClioMattersTrigger/cycle/decideMatter';

const BEGAN = Date.parse('2026-05-01T12:00:00Z');
const BEFORE = '2026-04-01T12:00:00Z';
const AFTER = '2026-05-01T12:30:00Z';

let etags = 0;
const matter = (status: string, more: object = {}): Matter =>
	({
		...{ id: 1, etag: `"${++etags}"`, status, createdAt: BEFORE, updatedAt: AFTER, stage: { id: 7 } },
		...more,
	}) as unknown as Matter;

const decide = (given: Matter | undefined, known?: string, hints: string[] = [], hasBaseline = true) =>
	decideMatter(given, known, {
		...{ newSince: BEGAN, from: BEGAN, hasBaseline, hints: new Set(hints) },
	});
const eventsOf = (...given: Parameters<typeof decide>) => decide(...given).events.map(({ event }) => event);

describe('a matter', () => {
	it.each([
		['Open', 'Closed', 'matterClosed'],
		['Open', 'Pending', 'matterPended'],
		['Pending', 'Open', 'matterOpened'],
		['Pending', 'Closed', 'matterClosed'],
		['Closed', 'Open', 'matterReopened'],
		['Closed', 'Pending', 'matterPended'],
	])('from %s to %s', (from, to, event) => {
		expect(eventsOf(matter(to), markOf(matter(from)))).toEqual([event, 'matterUpdated']);
		expect(eventsOf(matter(from), markOf(matter(from)))).toEqual(['matterUpdated']);
	});

	it('that is told anew has another ID than the time before', () => {
		const seen = new Set<string>();
		let mark = markOf(matter('Open'));
		for (const status of ['Closed', 'Open', 'Closed', 'Open']) {
			const { events, mark: next } = decide(matter(status), mark);
			for (const { event, distinction } of events) seen.add(`${event} ${distinction}`);
			mark = next ?? '';
		}
		expect([...seen].filter((each) => !each.startsWith('matterUpdated'))).toHaveLength(4);
	});

	it.each([
		['Open', 'matterOpened'],
		['Pending', 'matterPended'],
		['Closed', 'matterClosed'],
	])('that is new and %s is told as both', (status, event) => {
		const { events, mark } = decide(matter(status, { createdAt: AFTER }));
		expect(events.map((each) => each.event)).toEqual(['matterCreated', event]);
		expect(mark).not.toMatch(/!/);
	});

	it('that a filter left out when it was new is told later', () => {
		const { markIfFiltered } = decide(matter('Open', { createdAt: AFTER }));
		expect(eventsOf(matter('Open', { createdAt: AFTER }), markIfFiltered)).toEqual([
			...['matterCreated', 'matterOpened'],
		]);
	});

	it('of which nothing is known was closed, where all that were open are', () => {
		expect(eventsOf(matter('Open', { updatedAt: BEFORE }))).toEqual(['matterReopened']);
		expect(eventsOf(matter('Closed', { updatedAt: BEFORE }))).toEqual([]);
		expect(eventsOf(matter('Open', { updatedAt: BEFORE }), undefined, [], false)).toEqual([]);
	});

	it('of which nothing is known is told as Clio says it, if it still is so', () => {
		const hinted = (status: string, hint: string) =>
			eventsOf(matter(status, { updatedAt: BEFORE }), undefined, [hint], false);
		expect(hinted('Closed', 'matter_closed')).toEqual(['matterClosed']);
		expect(hinted('Open', 'matter_opened')).toEqual(['matterReopened']);
		expect(hinted('Open', 'matter_closed')).toEqual([]);
	});

	it('of another stage, which came and did not go', () => {
		const known = markOf(matter('Open'));
		expect(eventsOf(matter('Open', { stage: { id: 8 } }), known)).toEqual([
			...['matterStageChanged', 'matterUpdated'],
		]);
		expect(eventsOf(matter('Open', { stageUpdatedAt: AFTER }), known)).toEqual(['matterUpdated']);
		expect(eventsOf(matter('Open', { stage: undefined }), known)[0]).toBe('matterStageChanged');
	});

	it('that is not to be seen leaves what is known', () => {
		expect(decide(undefined, 'o0.7.abc')).toMatchObject({ events: [], mark: 'o0.7.abc' });
	});
});
