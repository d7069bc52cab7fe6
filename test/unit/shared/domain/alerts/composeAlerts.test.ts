/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { composeAlerts } from '@/nodes/shared/domain/alerts/composeAlerts';
import type { EventRow } from '@/nodes/shared/domain/queue/EventRow';
import { resultFrom } from '@/nodes/shared/domain/queue/resultFrom';
import { settleEvent } from '@/nodes/shared/domain/queue/settleEvent';
import { DAY, HOUR, MINUTE, NOW, of, rowOf, Table } from './rows';

const SETTINGS = { quietHours: 0, keepDays: 30, maximumRows: 0 };

/** The kinds of the emails that are composed, with their details. */
const composed = (
	rows: readonly EventRow[],
	settings: Partial<typeof SETTINGS> = {},
	now = NOW,
	tableRows = rows.length,
) =>
	composeAlerts(rows, { ...SETTINGS, ...settings }, now, tableRows).map(
		({ row }) => JSON.parse(row.details) as Record<string, unknown>,
	);
const kinds = (...given: Parameters<typeof composed>) => composed(...given).map(({ email }) => email);

/** The rows with what is composed from them, as stored. */
function withAlerts(
	rows: readonly EventRow[],
	now = NOW,
	settings: Partial<typeof SETTINGS> = {},
): EventRow[] {
	const added = composeAlerts(rows, { ...SETTINGS, ...settings }, now).map(({ row }) => row);
	return [...rows, ...added.map((row, index) => ({ ...row, id: 1000 + rows.length + index }))];
}

const failed = (id: number, fields: Partial<EventRow> = {}): EventRow =>
	rowOf({ id, status: 'failed', attempts: 4, reason: 'no_access', finishedAt: NOW - MINUTE, ...fields });
const heldUp = (id: number, fields: Partial<EventRow> = {}): EventRow =>
	rowOf({ id, attempts: 2, reason: 'unavailable', details: of('dropbox'), ...fields });
const finished = (id: number, finishedAt: number, fields: Partial<EventRow> = {}): EventRow =>
	rowOf({ id, status: 'done', attempts: 1, finishedAt, details: of('dropbox'), ...fields });

describe('failed events', () => {
	it('are told together, with the reason of each and how often it occurs', () => {
		const [alert] = composed([failed(1), failed(2, { reason: 'not_found' }), failed(5), rowOf({ id: 6 })]);
		expect(alert).toMatchObject({
			...{ email: 'failed', count: 3, reasons: { no_access: 2, not_found: 1 } },
			rows: [`1-2@${NOW - MINUTE}`, `5@${NOW - MINUTE}`],
		});
		expect(alert?.['events']).toHaveLength(3);
	});

	it('are told once, and again when they fail again', () => {
		const rows = withAlerts([failed(1), failed(2)]);
		expect(kinds(rows)).toEqual([]);
		expect(composed([...rows.slice(1), failed(1, { finishedAt: NOW })])[0]).toMatchObject({
			rows: [`1@${NOW}`],
		});
	});

	it('are told once by two that see different rows: the second one stores nothing', () => {
		const table = new Table();
		const views = [[failed(1)], [failed(1), failed(2)]];
		for (const view of views) composeAlerts(view, SETTINGS, NOW).forEach(({ row }) => table.add(row));
		expect(table.emails('failed').map(({ details }) => details['rows'])).toEqual([[`1@${NOW - MINUTE}`]]);
	});

	it('that are emails are told to nobody', () => {
		expect(kinds([failed(1, { kind: 'email', source: 'queue', details: '{"email":"failed"}' })])).toEqual([]);
	});

	it('are a thousand in one email if they follow one another', () => {
		const all = Array.from({ length: 1000 }, (_, index) => failed(index + 1));
		expect(composed(all)).toHaveLength(1);
		expect(composed(all)[0]).toMatchObject({ count: 1000, rows: [`1-1000@${NOW - MINUTE}`] });
		expect(kinds(withAlerts(all))).toEqual([]);
	});

	it('fit into the details of a row, however long their IDs are and however many there are', () => {
		const id = '"'.repeat(200);
		const all = Array.from({ length: 400 }, (_, index) =>
			failed(2 * index, {
				caseKey: id,
				documentId: id,
				reason: `reason_${'x'.repeat(index % 30)}`,
				finishedAt: NOW - index,
			}),
		);
		let rows: EventRow[] = all;
		let emails = 0;
		for (let next = withAlerts(rows); next.length > rows.length; next = withAlerts(rows)) {
			expect(Buffer.byteLength(next.at(-1)!.details)).toBeLessThanOrEqual(4096);
			rows = next;
			emails++;
		}
		expect(emails).toBeGreaterThan(1);
		expect(emails).toBeLessThan(8);
	});

	it('of before the oldest email of a full listing are taken as told', () => {
		const emails = Array.from({ length: 1000 }, (_, index) =>
			rowOf({
				id: 10 + index,
				kind: 'email',
				source: 'queue',
				details: '{"email":"closed"}',
				receivedAt: NOW,
			}),
		);
		expect(kinds([failed(1), ...emails])).toEqual([]);
		expect(kinds([failed(1), ...emails.slice(1)])).toEqual(['failed']);
	});
});

describe('a privileged document that was held', () => {
	/** As *Settle* leaves it: the row, and its email. */
	const hold = (more: object = {}, now = NOW): { row: EventRow; email: EventRow } => {
		const details = { reason: 'no_people', attorneys: ['ada@example.com'], ...more };
		const result = resultFrom({
			...{ ...rowOf({ id: 1, lease: 'mine' }), hold: true, skipped: 'no_people' },
			emails: [{ kind: 'privileged', details }],
		});
		const { add, ...fields } = settleEvent(result, { now, waits: [1], pauseFor: 1 });
		return { row: rowOf({ ...fields, id: 1 }), email: { ...add[0]!, id: 2 } };
	};

	it('is told by its own email, and not by a second one', () => {
		const { row, email } = hold();
		expect(kinds([row])).toEqual(['failed']);
		expect(kinds([row, email])).toEqual([]);
		expect(kinds([row, { ...email, status: 'done', finishedAt: NOW + HOUR }], {}, NOW + HOUR)).toEqual([]);
		expect(composed([row, email, failed(7)])[0]).toMatchObject({ count: 1, rows: [`7@${NOW - MINUTE}`] });
	});

	it('is told among the failed ones if its own email cannot be sent', () => {
		const { row, email } = hold();
		expect(kinds([row, { ...email, status: 'failed', finishedAt: NOW }])).toEqual(['failed']);
	});

	it('is told again where it is held again after somebody sent it again', () => {
		const { email } = hold();
		expect(kinds([hold({}, NOW + 1).row, email], {}, NOW + HOUR)).toEqual(['failed']);
	});

	it('is not what an email about one says that was filed, or about another event', () => {
		const { row, email } = hold();
		expect(kinds([row, hold({ reason: '' }).email])).toEqual(['failed']);
		const others = [
			{ ...row, eventId: 'other' },
			{ ...row, source: 'legalserver' as const },
		];
		for (const other of others) expect(kinds([other, email])).toEqual(['failed']);
	});
});

describe('an outage', () => {
	it('is told when the second attempt got no answer, not at the first', () => {
		expect(kinds([heldUp(1, { attempts: 1 })])).toEqual([]);
		expect(kinds([heldUp(1, { attempts: 2, status: 'working' })])).toEqual([]);
		expect(kinds([heldUp(1)])).toEqual(['outage']);
		expect(kinds([heldUp(1, { attempts: 3, status: 'working', reason: 'too_busy' })])).toEqual(['outage']);
		expect(kinds([heldUp(1, { status: 'stalled', attempts: 1 })])).toEqual(['outage']);
	});

	it('is one email for each service, from the first row that it holds up', () => {
		const first = heldUp(2, { receivedAt: NOW - HOUR });
		const rows = [heldUp(1), first, heldUp(3, { details: of('clio') }), heldUp(4, { details: 'no JSON' })];
		const alerts = composeAlerts(rows, SETTINGS, NOW);
		expect(alerts.map(({ row }) => JSON.parse(row.details) as unknown)).toMatchObject([
			{ service: 'clio' },
			{ service: 'dropbox', since: NOW - HOUR, row: 2, events: 2, reasons: ['unavailable'] },
			{ service: '' },
		]);
		expect(alerts[1]?.cause).toBe(first);
		expect(kinds(withAlerts(rows))).toEqual([]);
	});

	it('is over when no row waits for it any more, and one was done', () => {
		const rows = withAlerts([heldUp(1), heldUp(2)]);
		const [, second, ...emails] = rows;
		expect(kinds([finished(1, NOW + 1), second!, ...emails], {}, NOW + HOUR)).toEqual([]);
		expect(kinds([failed(1), failed(2), ...emails], {}, NOW + HOUR)).toEqual(['failed']);
		const over = [finished(1, NOW + 1), finished(2, NOW + 2), ...emails];
		expect(composed(over, {}, NOW + HOUR)).toMatchObject([{ email: 'allClear', service: 'dropbox' }]);
		expect(kinds(withAlerts(over, NOW + HOUR), {}, NOW + HOUR)).toEqual([]);
	});

	it('is over also if its row was done before the email was stored', () => {
		const [, ...emails] = withAlerts([heldUp(1)]);
		expect(kinds([finished(1, NOW - 1), ...emails])).toEqual(['allClear']);
	});

	it.each([
		['was done before', { finishedAt: NOW - 1 }],
		['is a duplicate, which asks nobody', { reason: 'duplicate' }],
		['needed another service', { details: of('clio') }],
	])('is not over by a row that %s', (_, fields) => {
		const [, ...emails] = withAlerts([heldUp(1)]);
		expect(kinds([failed(1), finished(3, NOW + 1, fields), ...emails])).toEqual(['failed']);
	});

	it('is over by a row that was never refused: it went through Dropbox, and through its source', () => {
		const emailsOf = (service: string) => withAlerts([heldUp(1, { details: of(service) })]).slice(1);
		const done = (source: EventRow['source']) => finished(3, NOW + 1, { source, details: '{}' });
		expect(kinds([done('legalserver'), ...emailsOf('dropbox')])).toEqual(['allClear']);
		expect(kinds([done('clio'), ...emailsOf('clio')])).toEqual(['allClear']);
		expect(kinds([done('legalserver'), ...emailsOf('clio')])).toEqual([]);
	});

	it('that comes and goes is told once an hour', () => {
		const over = [finished(1, NOW + 1), ...withAlerts([heldUp(1)]).slice(1)];
		const rows = withAlerts(over, NOW + MINUTE);
		const again = [...rows, heldUp(2)];
		expect(kinds(again, {}, NOW + HOUR - 1)).toEqual([]);
		expect(kinds(again, {}, NOW + HOUR)).toEqual(['outage']);
	});

	it('that lasts longer than rows are kept is told again, and over once', () => {
		const rows = withAlerts([heldUp(1)]);
		const later = NOW + 31 * DAY;
		const told = withAlerts(rows, later);
		expect(told.length).toBe(rows.length + 1);
		const over = [finished(1, later + 1), ...told.slice(1)];
		expect(kinds(over, {}, later + HOUR)).toEqual(['allClear']);
	});

	it('is not over a second time when its all-clear was deleted before it', () => {
		const rows = withAlerts([heldUp(1)]);
		const over = withAlerts([finished(1, NOW + 1), ...rows.slice(1)], NOW + MINUTE);
		const late = over.filter(({ details }) => !details.includes('allClear'));
		expect(kinds([...late, finished(9, NOW + 30 * DAY)], {}, NOW + 30 * DAY + HOUR)).toEqual([]);
	});
});

describe('a lost connection', () => {
	const paused = (id: number) =>
		rowOf({ id, status: 'paused', reason: 'not_connected', details: of('clio') });

	it('is told at once, and when events go on', () => {
		const rows = withAlerts([paused(1), paused(2)]);
		expect(composed([paused(1)])).toMatchObject([
			{ email: 'paused', service: 'clio', reasons: ['not_connected'] },
		]);
		expect(kinds(rows)).toEqual([]);
		const going = [{ ...paused(1), status: 'working' as const }, ...rows.slice(1)];
		expect(kinds(going)).toEqual([]);
		const done = [1, 2].map((id) => finished(id, NOW + HOUR, { details: of('clio') }));
		expect(kinds([...done, ...rows.slice(2)], {}, NOW + HOUR)).toEqual(['resumed']);
	});
});

describe('silence', () => {
	const quiet = { quietHours: 24 };
	const last = rowOf({ id: 1, status: 'done', receivedAt: NOW - DAY, finishedAt: NOW - DAY });

	it('is told once, and once when events arrive again', () => {
		expect(composed([last], quiet)).toEqual([
			{ email: 'quiet', since: NOW - DAY, hours: 24, source: 'clio' },
		]);
		expect(kinds([last], quiet, NOW - 1)).toEqual([]);
		const rows = withAlerts([last], NOW, quiet);
		expect(kinds(rows, quiet, NOW + DAY)).toEqual([]);
		const again = [...rows, rowOf({ id: 5, receivedAt: NOW + DAY })];
		expect(composed(again, quiet, NOW + DAY)).toMatchObject([{ email: 'notQuiet', until: NOW + DAY }]);
		expect(kinds(withAlerts(again, NOW + DAY, quiet), quiet, NOW + DAY)).toEqual([]);
	});

	it('is not broken by emails, is not told where nobody wants to know, nor of a table without events', () => {
		const email = rowOf({ id: 2, kind: 'email', source: 'queue', receivedAt: NOW });
		expect(kinds([last, email], quiet)).toEqual(['quiet']);
		// Nor by n8n's getting a new token: that happens by itself, however quiet it is.
		const renewed = rowOf({
			id: 3,
			kind: 'credentialRefreshed',
			status: 'done',
			receivedAt: NOW,
			finishedAt: NOW,
		});
		expect(kinds([last, renewed], quiet)).toEqual(['quiet']);
		expect(kinds([last])).toEqual([]);
		expect(kinds([email], quiet, NOW + DAY)).toEqual([]);
	});
});

describe('a table that fills up', () => {
	const full = { maximumRows: 1000 };

	it('is told of once at 70 percent, until it was below 60', () => {
		expect(kinds([], full, NOW, 699)).toEqual([]);
		expect(composed([], full, NOW, 700)).toEqual([{ email: 'almostFull', rows: 700, maximumRows: 1000 }]);
		expect(kinds([], {}, NOW, 700)).toEqual([]);
		const told = [{ ...composeAlerts([], { ...SETTINGS, ...full }, NOW, 700)[0]!.row, id: 1 }];
		expect(kinds(told, full, NOW, 900)).toEqual([]);
		expect(kinds(told, full, NOW, 600)).toEqual([]);
		const [room] = composeAlerts(told, { ...SETTINGS, ...full }, NOW, 599);
		// Nobody is written to about that.
		expect(room?.row).toMatchObject({ status: 'done', finishedAt: NOW });
		const noted = [...told, { ...room!.row, id: 2 }];
		expect(kinds(noted, full, NOW, 599)).toEqual([]);
		expect(kinds(noted, full, NOW, 700)).toEqual(['almostFull']);
		expect(composeAlerts(noted, { ...SETTINGS, ...full }, NOW, 700)[0]?.row.eventId).not.toBe(
			told[0]!.eventId,
		);
	});
});
