/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import type { NewEvent } from '@/nodes/shared/domain/queue/EventRow';
import { MINUTE, NOW } from './createRow';
import { drain, QueueWorld, type Fate } from './queueWorld';

const HOUR = 60 * MINUTE;
const createEvent = (id: string, more: Partial<NewEvent> = {}): NewEvent => ({
	...{ eventId: id, source: 'clio', kind: 'documentCreated', caseKey: '7', documentId: `d${id}` },
	...{ versionId: '', details: '{}', ...more },
});
const events = (count: number) =>
	Array.from({ length: count }, (_, at) =>
		createEvent(`${at}`, { caseKey: `${at % 30}`, documentId: at % 10 === 0 ? '' : `d${at % 50}` }),
	);
const outcomes = ({ table }: QueueWorld) =>
	table.rows.map(({ eventId, status, reason }) => `${eventId} ${status} ${reason}`.trim());

/** What somebody does with the world. */
type Step =
	| { do: 'deliver'; event: number; times: number }
	| { do: 'move'; worker: number; seconds: number }
	| { do: 'kill'; worker: number }
	| { do: 'wait'; minutes: number };

const WORKERS = 3;
const EVENTS = 8;
/** More than that would make events fail that nothing is wrong with. */
const MOST_DEATHS = 3;

const worker = fc.nat(WORKERS - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant('deliver' as const),
			event: fc.nat(EVENTS - 1),
			times: fc.integer({ min: 1, max: 3 }),
		}),
	},
	{
		weight: 12,
		arbitrary: fc.record({ do: fc.constant('move' as const), worker, seconds: fc.nat(10) }),
	},
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('kill' as const), worker }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.nat(200) }) },
);

const event = fc.record({
	caseKey: fc.constantFrom('', '7', '7', '8'),
	documentId: fc.constantFrom('', 'a', 'a', 'b'),
	source: fc.constantFrom('clio' as const, 'clio' as const, 'legalserver' as const),
});
const fate: fc.Arbitrary<Fate> = fc.constantFrom(
	...['ok', 'ok', 'unavailable', 'too_busy', 'not_connected', 'unexpected', 'deleted', 'die'],
);

describe('whatever order things happen in', () => {
	it('each event has one outcome, in the order of its case, and each email is there once', () => {
		const world = fc.record({
			events: fc.array(event, { minLength: EVENTS, maxLength: EVENTS }),
			fates: fc.array(fc.array(fate, { maxLength: 5 }), { minLength: EVENTS, maxLength: EVENTS }),
			steps: fc.array(step, { minLength: 20, maxLength: 150 }),
			batchSize: fc.integer({ min: 1, max: 5 }),
		});
		fc.assert(
			fc.property(world, ({ events: about, fates, steps, batchSize }) => {
				const fateOf = ({ eventId }: { eventId: string }, nth: number): Fate =>
					fates[Number(eventId)]?.[nth] ?? 'ok';
				const queue = new QueueWorld(fateOf, batchSize, [{ kind: 'closed' }]);
				const delivered = move(queue, about, steps);
				queue.finishAll();
				expect(queue.breaches).toEqual([]);
				expect(queue.table.rows.filter(({ status }) => status !== 'done' && status !== 'failed')).toEqual([]);
				for (const id of delivered) {
					const own = queue.table.rows.filter(({ eventId }) => eventId === `${id}`);
					const real = own.filter(({ reason }) => reason !== 'duplicate');
					expect([id, real.length]).toEqual([id, 1]);
					const isDone = real[0]?.status === 'done';
					// What a worker did just before it died is done again.
					expect((queue.effects.get(`${id}`) ?? 0) >= (isDone ? 1 : 0)).toBe(true);
					const emails = queue.table.rows.filter(({ eventId }) => eventId === `${id}:closed`);
					expect([id, emails.length >= (isDone ? 1 : 0), emails.length <= 1]).toEqual([id, true, true]);
					const ownFates = fates[id] ?? [];
					const isHarmless = ownFates.every((each) => !['unexpected', 'deleted', 'die'].includes(each));
					if (isHarmless) expect([id, real[0]?.status]).toEqual([id, 'done']);
					if (ownFates[0] === 'deleted')
						expect(real[0]).toMatchObject({ status: 'failed', reason: 'deleted' });
				}
			}),
			{ numRuns: 300 },
		);
	});
});

it('keeps the order also where the storage lists only the oldest, and comes to an end', () => {
	const world = fc.record({
		events: fc.array(event, { minLength: EVENTS, maxLength: EVENTS }),
		fates: fc.array(fc.array(fate, { maxLength: 5 }), { minLength: EVENTS, maxLength: EVENTS }),
		steps: fc.array(step, { minLength: 20, maxLength: 150 }),
		mostListed: fc.integer({ min: 1, max: EVENTS }),
	});
	fc.assert(
		fc.property(world, ({ events: about, fates, steps, mostListed }) => {
			const fateOf = ({ eventId }: { eventId: string }, nth: number): Fate =>
				fates[Number(eventId)]?.[nth] ?? 'ok';
			const queue = new QueueWorld(fateOf, 4, [], mostListed);
			move(queue, about, steps);
			queue.finishAll();
			expect(queue.breaches).toEqual([]);
		}),
		{ numRuns: 200 },
	);
});

/** @returns the events that were delivered, by their numbers */
function move(
	queue: QueueWorld,
	about: ReadonlyArray<Partial<NewEvent>>,
	steps: readonly Step[],
): Set<number> {
	const delivered = new Set<number>();
	const workers: Array<Generator<void, void, void> | undefined> = Array(WORKERS).fill(undefined);
	let deaths = 0;
	for (const each of steps) {
		if (each.do === 'deliver') {
			const isNew = !delivered.has(each.event);
			queue.deliver(createEvent(`${each.event}`, about[each.event]), isNew ? each.times : 1);
			delivered.add(each.event);
		}
		if (each.do === 'move') {
			queue.now += each.seconds * 1000;
			const moved = (workers[each.worker] ??= queue.work());
			if (moved.next().done === true) workers[each.worker] = undefined;
		}
		if (each.do === 'kill' && workers[each.worker] !== undefined && deaths++ < MOST_DEATHS) {
			workers[each.worker]?.return();
			workers[each.worker] = undefined;
		}
		// A run that goes on longer than its lease may meet another one: see the page of the queue.
		if (each.do === 'wait' && workers.every((at) => at === undefined)) queue.now += each.minutes * MINUTE;
	}
	for (const left of workers) drain(left ?? []);
	return delivered;
}

describe('an outage', () => {
	it('of three hours ends with everything done, and nothing is given up', () => {
		const queue = new QueueWorld((_, __, now) => (now < NOW + 3 * HOUR ? 'unavailable' : 'ok'), 50);
		for (const each of events(300)) queue.deliver(each);
		queue.finishAll();
		expect(queue.breaches).toEqual([]);
		expect(new Set(queue.table.rows.map(({ status }) => status))).toEqual(new Set(['done']));
		expect([...queue.effects.values()]).toEqual(Array(300).fill(1));
		// At the longest wait after it is over.
		expect(queue.now).toBeLessThan(NOW + 3 * HOUR + 125 * MINUTE + HOUR);
	});

	it('with thousands of events hides nothing that can be done meanwhile', () => {
		const isClio = ({ source }: { source: string }) => source === 'clio';
		const queue = new QueueWorld(
			(row, _, now) => (isClio(row) && now < NOW + 3 * HOUR ? 'unavailable' : 'ok'),
			50,
		);
		for (const each of events(2500)) queue.deliver(each);
		while (drain(queue.work()) > 0);
		queue.deliver(createEvent('other', { source: 'legalserver' }));
		queue.deliver(createEvent('mail', { source: 'queue', kind: 'email' }));
		drain(queue.work());
		expect(queue.effects).toEqual(
			new Map([
				['other', 1],
				['mail', 1],
			]),
		);
	});

	it('of two weeks does so, too', () => {
		const queue = new QueueWorld((_, __, now) => (now < NOW + 336 * HOUR ? 'too_busy' : 'ok'), 50);
		for (const each of events(20)) queue.deliver(each);
		queue.finishAll();
		expect(outcomes(queue)).toEqual(events(20).map(({ eventId }) => `${eventId} done`));
	});
});

it('a connection that is revoked for a week uses up no retry', () => {
	const queue = new QueueWorld((_, __, now) => (now < NOW + 168 * HOUR ? 'not_connected' : 'ok'), 50);
	for (const each of events(20)) queue.deliver(each);
	queue.finishAll();
	expect(queue.table.rows.map(({ status, attempts }) => `${status} ${attempts}`)).toEqual(
		Array(20).fill('done 1'),
	);
	// Within the quarter of an hour after it was connected again, one event of a case after the other.
	expect(queue.now).toBeLessThan(NOW + 168 * HOUR + 16 * MINUTE);
});

it('what always kills n8n ends as failed, and the others of its case go on', () => {
	const queue = new QueueWorld(({ eventId }) => (eventId === '0' ? 'die' : 'ok'), 50);
	queue.deliver(createEvent('0', { documentId: 'a' }));
	queue.deliver(createEvent('1', { documentId: 'a' }));
	queue.deliver(createEvent('2', { caseKey: '8' }));
	queue.finishAll();
	expect(outcomes(queue)).toEqual(['0 failed unexpected', '1 done', '2 done']);
	expect(queue.table.rows[0]?.message).toContain('n8n stopped each time');
	expect(queue.effects.get('0')).toBeUndefined();
});

it('what is always refused for no known reason ends as failed after its retries', () => {
	const queue = new QueueWorld(() => 'unexpected');
	queue.deliver(createEvent('0'));
	queue.finishAll();
	expect(outcomes(queue)).toEqual(['0 failed unexpected']);
	expect(queue.now).toBe(NOW + 155 * MINUTE);
});

it('a burst of a thousand is worked on in batches, all at once', () => {
	const queue = new QueueWorld(() => 'ok', 50);
	for (const each of events(1000)) queue.deliver(each);
	const runs = queue.finishAll();
	expect(new Set(queue.table.rows.map(({ status }) => status))).toEqual(new Set(['done']));
	expect(queue.breaches).toEqual([]);
	expect([...queue.effects.values()]).toEqual(Array(1000).fill(1));
	expect(runs).toBeLessThan(1000);
	expect(queue.now).toBeLessThan(NOW + MINUTE);
});

it('the rules of the simulation tell what goes against them', () => {
	const queue = new QueueWorld(() => 'ok', 4);
	queue.deliver(createEvent('0', { documentId: 'a' }));
	const [first, second] = [queue.work(), queue.work()];
	for (const each of [first, second]) each.next();
	// Two that chose the same row: only the one that is faster gets it.
	for (const each of [second, first]) each.next();
	for (const each of [first, second]) drain(each);
	expect(queue.breaches).toEqual([]);
	expect(queue.effects.get('0')).toBe(1);

	// A table that lets everybody claim.
	const loose = new QueueWorld(() => 'ok', 4);
	loose.table.claim = () => true;
	loose.deliver(createEvent('0', { documentId: 'a' }));
	const both = [loose.work(), loose.work()];
	for (const each of [...both, ...both]) each.next();
	expect(loose.breaches).toEqual(['1 together with 1']);
});
