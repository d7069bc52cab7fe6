/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import type { AlertRow } from '@/nodes/shared/domain/alerts/AlertEmail';
import { composeAlerts } from '@/nodes/shared/domain/alerts/composeAlerts';
import type { ComposedAlert } from '@/nodes/shared/domain/alerts/composeSpells';
import { FailedRows } from '@/nodes/shared/domain/alerts/FailedRows';
import type { EventRow } from '@/nodes/shared/domain/queue/EventRow';
import { DAY, HOUR, MINUTE, NOW, of, rowOf, Table } from './rows';

const SETTINGS = { quietHours: 24, keepDays: 30, maximumRows: 14 };
const SERVICES = ['dropbox', 'clio', ''];

/** What can happen, each with a number by which something is chosen. */
type Step = readonly [
	what:
		| 'arrive'
		| 'succeed'
		| 'noAnswer'
		| 'disconnect'
		| 'fail'
		| 'resend'
		| 'send'
		| 'compose'
		| 'wait'
		| 'look'
		| 'clean',
	chosen: number,
];

/** An office whose queue lives through steps. Some who compose saw the rows a while ago, and some die in between. */
class Office {
	readonly table = new Table();
	/** All alerts that ever were stored, also those that were deleted since. */
	readonly ledger: Array<AlertRow & { details: string }> = [];
	readonly causes: Array<EventRow | undefined> = [];
	/** Every time that a row failed. */
	readonly failures: Array<{ id: number; finishedAt: number }> = [];
	now = NOW;
	private views: ComposedAlert[][] = [];
	private ids = 0;

	get rows(): EventRow[] {
		return this.table.rows;
	}

	run([what, chosen]: Step): void {
		const open = this.rows.filter(
			({ kind, status }) => kind !== 'email' && status !== 'done' && status !== 'failed',
		);
		const row = open[chosen % Math.max(1, open.length)];
		if (what === 'arrive')
			this.add(
				rowOf({
					...{ id: 0, eventId: `event-${this.ids}`, receivedAt: this.now },
					...{ details: of(SERVICES[chosen % 3]!) },
				}),
			);
		if (what === 'wait')
			this.now += [MINUTE, 5 * MINUTE, 40 * MINUTE, 3 * HOUR, 26 * HOUR, 6 * DAY][chosen % 6]!;
		if (what === 'look') this.views.push(this.composeNow());
		if (what === 'compose') {
			const view = chosen % 3 === 0 && this.views.length > 0 ? this.views.shift()! : this.composeNow();
			this.store(chosen % 4 === 0 ? view.slice(0, chosen % 3) : view);
		}
		if (what === 'clean') {
			const kept = this.rows.filter(
				({ finishedAt }) => finishedAt === 0 || finishedAt > this.now - SETTINGS.keepDays * DAY,
			);
			this.rows.splice(0, this.rows.length, ...kept);
		}
		if (what === 'send') {
			const emails = this.rows.filter(({ kind, status }) => kind === 'email' && status === 'waiting');
			const email = emails[chosen % Math.max(1, emails.length)];
			const isSent = chosen % 3 > 0;
			if (email !== undefined)
				Object.assign(
					email,
					{ attempts: email.attempts + 1, reason: 'unavailable', details: email.details },
					isSent
						? { status: 'done', finishedAt: this.now, reason: '' }
						: { status: chosen % 2 ? 'failed' : 'stalled', finishedAt: chosen % 2 ? this.now : 0 },
				);
		}
		if (what === 'resend') {
			const failed = this.rows.filter(({ kind, status }) => kind !== 'email' && status === 'failed');
			const again = failed[chosen % Math.max(1, failed.length)];
			if (again !== undefined)
				Object.assign(again, { status: 'waiting', attempts: 0, finishedAt: 0, reason: '' });
		}
		if (row === undefined) return;
		const tried = { attempts: row.attempts + 1 };
		if (what === 'succeed') Object.assign(row, tried, { status: 'done', reason: '', finishedAt: this.now });
		if (what === 'noAnswer')
			Object.assign(row, tried, { status: row.attempts > 2 ? 'stalled' : 'waiting', reason: 'unavailable' });
		if (what === 'disconnect') Object.assign(row, { status: 'paused', reason: 'not_connected' });
		if (what === 'fail') {
			// No two times are the same, as it is where a row has to be claimed again in between.
			this.now += 1;
			Object.assign(row, tried, { status: 'failed', reason: 'no_access', finishedAt: this.now });
			this.failures.push({ id: row.id, finishedAt: this.now });
		}
	}

	composeNow(): ComposedAlert[] {
		return composeAlerts(
			this.rows.map((row) => ({ ...row })),
			SETTINGS,
			this.now,
		);
	}

	store(alerts: readonly ComposedAlert[]): void {
		for (const { row, cause } of alerts) {
			if (!this.add(row)) continue;
			this.ledger.push(row);
			this.causes.push(cause);
		}
	}

	/** Composes until there is nothing to tell any more. */
	settle(): number {
		for (let runs = 0; runs < 20; runs++) {
			const before = this.ledger.length;
			this.store(this.composeNow());
			if (this.ledger.length === before) return runs;
		}
		throw new Error('There is always something more to tell');
	}

	emails(kind: string): Array<AlertRow & { told: Record<string, unknown> }> {
		return this.ledger
			.map((row) => ({ ...row, told: JSON.parse(row.details) as Record<string, unknown> }))
			.filter(({ told }) => told['email'] === kind);
	}

	/** IDs are given once, also after rows were deleted. */
	private add(row: AlertRow): boolean {
		if (this.rows.some(({ eventId }) => eventId === row.eventId)) return false;
		this.rows.push({ ...row, id: ++this.ids });
		return true;
	}
}

const step = fc.tuple(
	fc.constantFrom<Step[0]>(
		...([
			'arrive',
			'arrive',
			'succeed',
			'succeed',
			'noAnswer',
			'noAnswer',
			'noAnswer',
			'disconnect',
		] as const),
		...([
			'fail',
			'resend',
			'send',
			'compose',
			'compose',
			'compose',
			'wait',
			'wait',
			'look',
			'clean',
		] as const),
	),
	fc.nat(1000),
);
const history = fc.array(step, { maxLength: 120, size: 'max' });

function live(steps: readonly Step[]): Office {
	const office = new Office();
	for (const each of steps) office.run(each);
	office.settle();
	return office;
}

const check = (claim: (office: Office) => void): void =>
	fc.assert(
		fc.property(history, (steps) => claim(live(steps))),
		{ numRuns: 150 },
	);

/** Kinds that begin, with those that end them. */
const SPELLS = [
	['outage', 'allClear'],
	['paused', 'resumed'],
	['quiet', 'notQuiet'],
] as const;

describe('whatever happens, and whoever composes when', () => {
	it('a failed row is told exactly once for each time it failed', () => {
		check((office) => {
			const lists = office.emails('failed').map(({ told }) => new FailedRows([told['rows']]));
			const timesTold = ({ id, finishedAt }: { id: number; finishedAt: number }) =>
				lists.filter((list) => list.has(rowOf({ id, finishedAt }))).length;
			expect(office.failures.filter((failure) => timesTold(failure) > 1)).toEqual([]);
			const failed = office.rows.filter(({ kind, status }) => kind !== 'email' && status === 'failed');
			const recent = failed.filter(({ finishedAt }) => finishedAt >= office.now - SETTINGS.keepDays * DAY);
			expect(recent.filter((row) => timesTold(row) !== 1)).toEqual([]);
		});
	});

	it.each(SPELLS)('%s: each is there once, and has at most one %s', (begin, end) => {
		check((office) => {
			const begins = office.emails(begin).map(({ eventId }) => eventId);
			const ends = office.emails(end).map(({ told }) => told['of']);
			expect(new Set(begins).size).toBe(begins.length);
			expect(new Set(ends).size).toBe(ends.length);
			expect(ends.filter((one) => !begins.includes(String(one)))).toEqual([]);
		});
	});

	it.each(SPELLS.slice(0, 2))(
		'%s: the former one ends, by %s, before the next begins, at least an hour later',
		(begin, end) => {
			check((office) => {
				for (const service of SERVICES) {
					const begins = office.emails(begin).filter(({ told }) => told['service'] === service);
					const ends = office.emails(end);
					begins.slice(1).forEach((next, index) => {
						const former = begins[index]!;
						expect(next.receivedAt - former.receivedAt).toBeGreaterThanOrEqual(HOUR);
						const isOver = ends.some(({ told }) => told['of'] === former.eventId);
						// One that lasts longer than rows are kept is told again.
						expect(isOver || next.receivedAt - former.receivedAt > SETTINGS.keepDays * DAY).toBe(true);
					});
				}
			});
		},
	);

	it.each(SPELLS.slice(0, 2))('%s: what is over has its %s when a row was done since', (begin, end) => {
		check((office) => {
			for (const service of SERVICES.slice(0, 2)) {
				for (const row of office.rows.filter(({ status }) => status !== 'failed' && status !== 'done')) {
					if (row.details === of(service))
						Object.assign(row, { status: 'done', reason: '', finishedAt: office.now });
				}
				office.run(['arrive', SERVICES.indexOf(service)]);
				const done = office.rows.at(-1)!;
				office.now += MINUTE;
				Object.assign(done, { status: 'done', finishedAt: office.now });
				office.settle();
				const known = office
					.emails(begin)
					.filter(
						({ told, receivedAt }) =>
							told['service'] === service && receivedAt >= office.now - SETTINGS.keepDays * DAY,
					);
				const ends = office.emails(end).map(({ told }) => told['of']);
				expect(known.filter(({ eventId }) => !ends.includes(eventId))).toEqual([]);
			}
		});
	});

	it('no email is about an email', () => {
		check((office) => {
			expect(office.causes.filter((cause) => cause?.kind === 'email')).toEqual([]);
			const emails = office.rows.filter(({ kind }) => kind === 'email');
			const more = composeAlerts(emails, { ...SETTINGS, maximumRows: 0 }, office.now + DAY);
			expect(more).toEqual([]);
		});
	});

	it('who composes again from the same rows adds nothing', () => {
		check((office) => {
			expect(office.settle()).toBe(0);
		});
	});

	it('each kind of alert occurs in these histories', () => {
		const seen = new Set<unknown>();
		fc.assert(
			fc.property(history, (steps) => {
				for (const { details } of live(steps).ledger)
					seen.add((JSON.parse(details) as { email: string }).email);
			}),
			{ numRuns: 150 },
		);
		const kinds = ['failed', 'outage', 'allClear', 'paused', 'resumed', 'quiet', 'notQuiet', 'almostFull'];
		expect(kinds.filter((kind) => !seen.has(kind))).toEqual([]);
	});
});
