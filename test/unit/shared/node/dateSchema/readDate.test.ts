/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- test code, never part of the package */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { tryToParseDateTime } from 'n8n-workflow';
import { dateSchema } from '@/nodes/shared/node/dateSchema';

const NEW_YORK = 'America/New_York';
const read = (value: unknown, day: 'begins' | 'ends' = 'begins', timezone = NEW_YORK) =>
	dateSchema(timezone, day).safeParse(value).data;
const iso = (value: unknown, day?: 'begins' | 'ends', timezone?: string) => {
	const given = read(value, day, timezone);
	return given === undefined ? undefined : new Date(given.moment).toISOString();
};

async function elsewhere(zone: string, dates: string[]): Promise<{ moments: number[][]; offset: number }> {
	const child = fork(join(__dirname, 'elsewhere.process.ts'), [JSON.stringify(dates)], {
		execArgv: ['--import', 'tsx'],
		env: { ...process.env, TZ: zone },
		stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
	});
	return await new Promise((resolve, reject) => {
		child.once('message', (message) => resolve(message as { moments: number[][]; offset: number }));
		child.once('exit', (code) => reject(new Error(`the process ended with ${code}`)));
	});
}

describe('a date in a field', () => {
	it.each([
		['Asia/Tokyo', -540],
		['America/Los_Angeles', 480],
	])('is the same wherever n8n runs, also in %s', async (zone, offset) => {
		const dates = ['12/31/2030 5:00 PM', '12/31/2030', '2030-12-31', '2030-12-31T17:00', 'Dec 31, 2030 5 pm'];
		expect(await elsewhere(zone, dates)).toEqual({
			moments: [dates.map((date) => read(date)?.moment), dates.map((date) => read(date, 'ends')?.moment)],
			offset,
		});
	});

	it('may be one of n8n’s own, or of JavaScript, which are moments whatever their zone', () => {
		for (const zone of ['UTC', NEW_YORK, 'Asia/Tokyo']) {
			const date = tryToParseDateTime('2030-12-31T22:00:00Z', 'UTC').setZone(zone);
			expect([iso(date), iso(String(date)), iso(date.toJSDate()), iso(date.toMillis())]).toEqual(
				Array(4).fill('2030-12-31T22:00:00.000Z'),
			);
		}
	});

	it.each([
		// Where clocks are put forward at midnight, a day begins at one.
		['2030-09-08', 'America/Santiago', '2030-09-08T04:00:00.000Z', '2030-09-09T02:59:59.000Z'],
		['2030-03-10', NEW_YORK, '2030-03-10T05:00:00.000Z', '2030-03-11T03:59:59.000Z'],
		['12/31/2030', 'Pacific/Kiritimati', '2030-12-30T10:00:00.000Z', '2030-12-31T09:59:59.000Z'],
		['12/31/2030', 'Asia/Kathmandu', '2030-12-30T18:15:00.000Z', '2030-12-31T18:14:59.000Z'],
	])('of a day, %s in %s, is all of that day', (date, zone, first, last) => {
		expect([iso(date, 'begins', zone), iso(date, 'ends', zone)]).toEqual([first, last]);
	});

	it('within an hour that clocks leave out is an hour later, and of one that comes twice the first or last', () => {
		// Whatever the time of the year is: today's is what the library goes by.
		for (const month of [0, 6]) {
			jest.useFakeTimers({ now: Date.UTC(2026, month) });
			expect(iso('3/10/2030 2:30 AM')).toBe('2030-03-10T07:30:00.000Z');
			expect(iso('11/3/2030 1:30 AM')).toBe('2030-11-03T05:30:00.000Z');
			expect(iso('11/3/2030 1:30 AM', 'ends')).toBe('2030-11-03T06:30:00.000Z');
			jest.useRealTimers();
		}
	});

	const moments = fc.date({ min: new Date('1980-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });

	it('means the same however it is written', () => {
		fc.assert(
			fc.property(moments, (date) => {
				date.setUTCSeconds(0, 0);
				const local = tryToParseDateTime(date, NEW_YORK);
				// An hour that comes twice is written alike.
				fc.pre(local.getPossibleOffsets().length === 1);
				const written = ['M/d/yyyy h:mm a', 'MM/dd/yyyy HH:mm', 'yyyy-MM-dd HH:mm', 'LLLL d, yyyy h:mm a'];
				const texts = [...written.map((format) => local.toFormat(format)), String(local), date.toISOString()];
				expect(texts.map((text) => read(text)?.moment)).toEqual(texts.map(() => date.getTime()));
			}),
		);
	});

	it('begins before it ends, within 25 hours, both on the day that was written', () => {
		fc.assert(
			fc.property(moments, (date) => {
				const text = tryToParseDateTime(date, NEW_YORK).toFormat('M/d/yyyy');
				const [first = NaN, last = NaN] = (['begins', 'ends'] as const).map((day) => read(text, day)?.moment);
				expect([22, 23, 24]).toContain(Math.floor((last - first) / 3_600_000));
				for (const at of [first, last])
					expect(tryToParseDateTime(new Date(at), NEW_YORK).toFormat('M/d/yyyy')).toBe(text);
			}),
		);
	});

	it('is nothing else, whatever was given', () => {
		fc.assert(
			fc.property(fc.anything({ withDate: false }), (value) => {
				const given = dateSchema(NEW_YORK, 'begins').safeParse(value);
				const isEmpty =
					value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
				if (given.success && !isEmpty) expect(Number.isFinite(given.data?.moment)).toBe(true);
				if (isEmpty) expect(given).toEqual({ success: true, data: undefined });
			}),
		);
	});

	it('says nothing of what was given where it is refused', () => {
		const { error } = dateSchema(NEW_YORK, 'begins').safeParse('Doe v. Roe');
		expect(error?.issues[0]?.message).toMatch(/^it is not a date/);
		expect(error?.issues[0]?.message).not.toContain('Doe');
	});
});
