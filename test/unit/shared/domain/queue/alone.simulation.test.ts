/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import { composeAlerts } from '@/nodes/shared/domain/alerts/composeAlerts';
import type { EventRow, NewEvent } from '@/nodes/shared/domain/queue/EventRow';
import { MINUTE, NOW } from './createRow';
import { QueueWorld, type Fate } from './queueWorld';

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const createEvent = (eventId: string, more: Partial<NewEvent> = {}): NewEvent => ({
	...{
		eventId,
		source: 'clio',
		kind: 'documentCreated',
		caseKey: `case ${eventId}`,
		documentId: `d${eventId}`,
	},
	...{ versionId: '', details: '{}', ...more },
});
/** In matter 7, which was closed afterwards. */
const CORRUPT = createEvent('corrupt', { caseKey: '7' });
const CLOSING = createEvent('closing', { caseKey: '7', kind: 'matterClosed', documentId: '' });

/** A document every so often, each in a matter of its own. */
const traffic = (every: number, until: number, more: Partial<NewEvent> = {}) =>
	Array.from({ length: Math.floor((until - NOW) / every) }, (_, index) => ({
		...{ at: NOW + (index + 1) * every - 1, event: createEvent(`other ${index}`, more) },
	}));

type Outage = (row: EventRow, now: number) => boolean;
const NEVER: Outage = () => false;

/** A world in which one document is always answered with 5xx, and others while there is an outage. */
const createWorld = (isDown: Outage = NEVER) =>
	new QueueWorld(
		(row, _, now): Fate => (row.eventId === 'corrupt' || isDown(row, now) ? 'unavailable' : 'ok'),
		50,
	);

const outcomeOf = ({ table }: QueueWorld, id: string) => {
	const row = table.rows.find(({ eventId }) => eventId === id);
	return `${row?.status} ${row?.reason}`.trim();
};
const failedOf = ({ table }: QueueWorld) =>
	table.rows.filter(({ status }) => status === 'failed').map(({ eventId }) => eventId);
const between =
	(from: number, until: number): Outage =>
	(_, now) =>
		NOW + from <= now && now < NOW + until;

describe('a document for which the service never answers', () => {
	it('is failed after three further tries at which others were filed, and its matter is closed', () => {
		const queue = createWorld();
		queue.deliver(CORRUPT);
		queue.deliver(CLOSING);
		queue.liveUntil(NOW + 529 * MINUTE, traffic(HOUR, NOW + DAY));
		// Four tries in 155 minutes, and two further ones.
		expect([outcomeOf(queue, 'corrupt'), outcomeOf(queue, 'closing')]).toEqual([
			...['stalled unavailable', 'waiting'],
		]);
		queue.liveUntil(NOW + 531 * MINUTE);
		expect([outcomeOf(queue, 'corrupt'), outcomeOf(queue, 'closing')]).toEqual([
			...['failed document_unavailable', 'done'],
		]);
		expect(queue.breaches).toEqual([]);
		const row = queue.table.rows.find(({ eventId }) => eventId === 'corrupt');
		expect(row?.message).toContain('did for others');
		expect(JSON.parse(row?.details ?? '')).toEqual({ service: 'clio' });
	});

	it('is stalled for as long as nothing else arrives, and then failed', () => {
		const queue = createWorld();
		queue.deliver(CORRUPT);
		queue.liveUntil(NOW + 5 * DAY);
		expect(outcomeOf(queue, 'corrupt')).toBe('stalled unavailable');
		const arriving = traffic(5 * HOUR, NOW + 8 * DAY).filter(({ at }) => at > NOW + 5 * DAY);
		queue.liveUntil(NOW + 5 * DAY + 12 * HOUR, arriving);
		expect(outcomeOf(queue, 'corrupt')).toBe('stalled unavailable');
		queue.liveUntil(NOW + 8 * DAY, arriving);
		expect(outcomeOf(queue, 'corrupt')).toBe('failed document_unavailable');
	});

	it('is failed beside others of the same kind, also if they arrived together', () => {
		const queue = new QueueWorld(({ documentId }) => (documentId < 'c' ? 'unavailable' : 'ok'), 50);
		for (const id of ['a1', 'a2', 'a3']) queue.deliver(createEvent(id, { documentId: id }));
		queue.liveUntil(NOW + DAY, traffic(HOUR, NOW + DAY));
		expect(failedOf(queue)).toEqual(['a1', 'a2', 'a3']);
	});

	it('is given as many tries anew when somebody sends it again', () => {
		const queue = createWorld();
		queue.deliver(CORRUPT);
		queue.liveUntil(NOW + DAY, traffic(HOUR, NOW + 3 * DAY));
		const row = queue.table.rows.find(({ eventId }) => eventId === 'corrupt');
		// As *Queue storage* does it.
		Object.assign(row ?? {}, {
			status: 'waiting',
			attempts: 0,
			dueAt: 0,
			finishedAt: 0,
			reason: '',
			message: '',
		});
		const rest = traffic(HOUR, NOW + 3 * DAY).filter(({ at }) => at > NOW + DAY);
		queue.liveUntil(NOW + DAY + 8 * HOUR, rest);
		expect(outcomeOf(queue, 'corrupt')).toBe('stalled unavailable');
		queue.liveUntil(NOW + DAY + 10 * HOUR, rest);
		expect(outcomeOf(queue, 'corrupt')).toBe('failed document_unavailable');
	});

	it('is failed all the same if n8n dies at every other try', () => {
		let tries = 0;
		const queue = new QueueWorld(({ eventId }) => {
			if (eventId !== 'corrupt') return 'ok';
			return ++tries % 2 === 0 && tries > 8 ? 'die' : 'unavailable';
		}, 50);
		queue.deliver(CORRUPT);
		queue.deliver(CLOSING);
		for (const { at, event } of traffic(HOUR, NOW + DAY)) {
			queue.liveUntil(at);
			queue.deliver(event);
			// The lease of who died.
			queue.liveUntil(at + 31 * MINUTE);
		}
		expect([outcomeOf(queue, 'corrupt'), outcomeOf(queue, 'closing')]).toEqual([
			...['failed document_unavailable', 'done'],
		]);
	});
});

describe('nothing is failed', () => {
	it('in an outage of two weeks, however much was filed before it and after it', () => {
		const queue = new QueueWorld((_, __, now) => (between(DAY, 15 * DAY)(_, now) ? 'unavailable' : 'ok'), 50);
		queue.liveUntil(NOW + 17 * DAY, traffic(3 * HOUR, NOW + 16 * DAY));
		expect(new Set(queue.table.rows.map(({ status }) => status))).toEqual(new Set(['done']));
		expect(queue.table.rows.some(({ details }) => details.includes('stalledAt'))).toBe(false);
	});

	it('in a partial outage: no document can be downloaded, but cases and other services go on', () => {
		const isDown: Outage = ({ source, documentId }, now) =>
			source === 'clio' && documentId !== '' && between(DAY, 8 * DAY)(undefined as never, now);
		const queue = new QueueWorld((row, _, now) => (isDown(row, now) ? 'unavailable' : 'ok'), 50);
		const all = [
			...traffic(3 * HOUR, NOW + 9 * DAY),
			...traffic(HOUR, NOW + 9 * DAY, { kind: 'matterOpened', documentId: '' }).map(({ at, event }) => ({
				...{ at, event: { ...event, eventId: `opened ${event.eventId}` } },
			})),
			...traffic(HOUR, NOW + 9 * DAY, { source: 'legalserver' }).map(({ at, event }) => ({
				...{ at, event: { ...event, eventId: `case of ${event.eventId}` } },
			})),
		].sort((one, other) => one.at - other.at);
		queue.liveUntil(NOW + 10 * DAY, all);
		expect(failedOf(queue)).toEqual([]);
		expect(queue.table.open()).toEqual([]);
	});

	it('in a partial outage that keeps every fifth document from being filed', () => {
		const queue = new QueueWorld(
			({ documentId }, _, now) =>
				/[05]$/.test(documentId) && between(0, 7 * DAY)(undefined as never, now) ? 'unavailable' : 'ok',
			50,
		);
		queue.liveUntil(NOW + 9 * DAY, traffic(20 * MINUTE, NOW + 8 * DAY));
		expect(failedOf(queue)).toEqual([]);
		expect(queue.table.open()).toEqual([]);
	});

	it('whenever up to three outages come, and however often something arrives', () => {
		const minutes = (most: number) => fc.integer({ min: 1, max: most }).map((many) => many * MINUTE);
		const outage = fc.record({ from: minutes(4000), length: minutes(3000) });
		fc.assert(
			fc.property(
				fc.array(outage, { maxLength: 3 }),
				fc.array(minutes(400), { minLength: 5, maxLength: 60 }),
				(outages, gaps) => {
					const isDown: Outage = (_, now) =>
						outages.some(({ from, length }) => between(from, from + length)(_, now));
					const queue = createWorld(isDown);
					queue.deliver(CORRUPT);
					let at = NOW;
					const all = gaps.map((gap, index) => ({ at: (at += gap), event: createEvent(`other ${index}`) }));
					queue.liveUntil(NOW + 20 * DAY, all);
					expect(failedOf(queue).filter((id) => id !== 'corrupt')).toEqual([]);
					expect(queue.table.open().filter(({ eventId }) => eventId !== 'corrupt')).toEqual([]);
					expect(queue.breaches).toEqual([]);
				},
			),
			{ numRuns: 100 },
		);
	});

	it('that is about a case as a whole', () => {
		const queue = new QueueWorld(({ kind }) => (kind === 'matterClosed' ? 'unavailable' : 'ok'), 50);
		queue.deliver(CLOSING);
		queue.liveUntil(NOW + 3 * DAY, traffic(HOUR, NOW + 3 * DAY));
		expect(outcomeOf(queue, 'closing')).toBe('stalled unavailable');
	});
});

describe('emails about outages', () => {
	const SETTINGS = { quietHours: 0, keepDays: 30, maximumRows: 0 };

	/** Lives, and composes every five minutes as *Watch the queue* does. @returns kinds of the emails, by hour */
	function watch(queue: QueueWorld, until: number, deliveries: ReturnType<typeof traffic>): string[] {
		const told: string[] = [];
		const coming = [...deliveries];
		for (let at = queue.now; at < until; at += 5 * MINUTE) {
			const now = coming.splice(0, coming.filter((each) => each.at <= at).length);
			queue.liveUntil(at, now);
			const alerts = composeAlerts(queue.table.rows, SETTINGS, at);
			for (const { row } of alerts) {
				queue.table.add(row);
				const { email, service = '' } = JSON.parse(row.details) as Record<string, string>;
				told.push(`${Math.floor((at - NOW) / HOUR)} ${email} ${service}`.trim());
			}
		}
		return told;
	}

	it('come for an outage while such a document still waits, and after it failed', () => {
		const isDown: Outage = (row, now) =>
			between(6 * HOUR, 7 * HOUR)(row, now) || between(30 * HOUR, 32 * HOUR)(row, now);
		const queue = createWorld(isDown);
		queue.deliver(CORRUPT);
		const told = watch(queue, NOW + 3 * DAY, traffic(20 * MINUTE, NOW + 3 * DAY));
		expect(told).toEqual([
			// Nobody can tell yet.
			...['0 outage clio', '4 allClear clio'],
			// What arrived in an outage of an hour has its third retry more than two hours after it.
			...['6 outage clio', '8 allClear clio'],
			// Not counted: the tries between which others were refused as well.
			'13 failed',
			...['30 outage clio', '33 allClear clio'],
		]);
	});
});
