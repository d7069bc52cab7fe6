/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { close } from '@/nodes/DropboxCaseFolders/actions/caseFolder/close.operation';
import { list } from '@/nodes/DropboxCaseFolders/actions/caseFolder/list.operation';
import { requestFiles } from '@/nodes/DropboxCaseFolders/actions/caseFolder/requestFiles.operation';
import { createItemContext } from '@/test/support/createItemContext';

// The workflow is in New York, this process is not.

const folder = { mode: 'id', value: 'id:abcdefghijk' };

/** What each of the three fields makes of a date, as an ISO date in UTC. */
const fields = {
	'Changed Since': async (changedSince: unknown) => {
		const given = { output: 'entries', returnAll: true, options: { levels: 'one', simplify: true } };
		const context = createItemContext({ caseFolder: folder, ...given, filters: { changedSince } as never });
		const { wanted } = await list.read(context, 0);
		const { changedSince: moment } = wanted.filter;
		return moment === undefined ? undefined : new Date(moment).toISOString();
	},
	'Closed On': async (closedOn: unknown) => {
		const given = { caseFolder: folder, closeMethod: 'prefix', prefix: 'Closed' };
		const request = await close.read(
			createItemContext({ ...given, options: { closedOn: closedOn as never } }),
			0,
		);
		return request.closedOn?.closedAt;
	},
	Deadline: async (deadline: unknown) => {
		const given = {
			caseFolder: folder,
			matterNumber: '22-1',
			options: { deadline } as never,
		};
		const context = createItemContext(given);
		return (await requestFiles.read(context, 0)).deadline;
	},
};
const names = Object.keys(fields) as Array<keyof typeof fields>;

describe.each(names)('%s', (name) => {
	const read = fields[name];

	it.each([
		['2030-12-31T17:00:00', '2030-12-31T22:00:00.000Z'],
		['2030-12-31T17:00', '2030-12-31T22:00:00.000Z'],
		['2030-12-31 17:00:00', '2030-12-31T22:00:00.000Z'],
		['2030-12-31 5:00 PM', '2030-12-31T22:00:00.000Z'],
		['12/31/2030 5:00 PM', '2030-12-31T22:00:00.000Z'],
		[' 12/31/2030, 5:00:00\u202fPM ', '2030-12-31T22:00:00.000Z'],
		['12/31/2030 17:00', '2030-12-31T22:00:00.000Z'],
		['12/31/2030 5pm', '2030-12-31T22:00:00.000Z'],
		['6/1/2030 12:30 a.m.', '2030-06-01T04:30:00.000Z'],
		['6/1/2030 12:30 PM', '2030-06-01T16:30:00.000Z'],
		['01/02/2030 9:00 AM', '2030-01-02T14:00:00.000Z'],
		['2030/12/31 17:00', '2030-12-31T22:00:00.000Z'],
		['12-31-2030 17:00', '2030-12-31T22:00:00.000Z'],
		['December 31, 2030 at 5:00 PM', '2030-12-31T22:00:00.000Z'],
		['Tue, Dec 31, 2030 5:00 PM', '2030-12-31T22:00:00.000Z'],
		['31 Dec. 2030 17:00', '2030-12-31T22:00:00.000Z'],
		['June 1st, 2030 9 am', '2030-06-01T13:00:00.000Z'],
		// With a zone of its own.
		['2030-12-31T17:00:00Z', '2030-12-31T17:00:00.000Z'],
		['2030-12-31T17:00:00.250+01:00', '2030-12-31T16:00:00.250Z'],
		['2030-12-31 17:00:00+0100', '2030-12-31T16:00:00.000Z'],
		['2030-12-31T17:00:00-08', '2031-01-01T01:00:00.000Z'],
		['12/31/2030 5:00 PM EST', '2030-12-31T22:00:00.000Z'],
		['12/31/2030 5:00 PM PST', '2031-01-01T01:00:00.000Z'],
		['12/31/2030 5:00 PM UTC', '2030-12-31T17:00:00.000Z'],
		['Tue, 31 Dec 2030 17:00:00 GMT', '2030-12-31T17:00:00.000Z'],
		['Tue Dec 31 2030 17:00:00 GMT-0500 (Eastern Standard Time)', '2030-12-31T22:00:00.000Z'],
		['2030-12-31T17:00:00-05:00[America/New_York]', '2030-12-31T22:00:00.000Z'],
		// The days on which clocks are changed.
		['2030-03-10 1:59 AM', '2030-03-10T06:59:00.000Z'],
		['3/10/2030 3:00 AM', '2030-03-10T07:00:00.000Z'],
		['11/3/2030 12:30 AM', '2030-11-03T04:30:00.000Z'],
		['11/3/2030 2:30 AM', '2030-11-03T07:30:00.000Z'],
		[new Date('2030-12-31T22:00:00Z'), '2030-12-31T22:00:00.000Z'],
		[Date.UTC(2030, 11, 31, 22), '2030-12-31T22:00:00.000Z'],
	])('reads %s as %s', async (given, moment) => {
		expect(await read(given)).toBe(moment);
	});

	const whole = ['2030-12-31', '12/31/2030', '2030/12/31', 'Dec 31, 2030', 'Tuesday, December 31, 2030'];
	const [begins, ends] = ['2030-12-31T05:00:00.000Z', '2031-01-01T04:59:59.000Z'];

	it.each(whole)('takes %s for that day at the workflow’s place', async (given) => {
		expect(await read(given)).toBe(name === 'Deadline' ? ends : begins);
	});

	it.each([
		['3/10/2030', '2030-03-10T05:00:00.000Z', '2030-03-11T03:59:59.000Z'],
		['11/3/2030', '2030-11-03T04:00:00.000Z', '2030-11-04T04:59:59.000Z'],
		['2028-02-29', '2028-02-29T05:00:00.000Z', '2028-03-01T04:59:59.000Z'],
	])('knows how long the day %s is', async (given, first, last) => {
		expect(await read(given)).toBe(name === 'Deadline' ? last : first);
	});

	it.each(['', ' ', null, undefined])('is not given with %j', async (given) => {
		expect(await read(given)).toBeUndefined();
	});

	it.each([
		...[5, 46_023, 1_924_981_200, '5', '2030', '1924981200', '20301231', 20_301_231_170_000, 1.9e15, NaN],
		...['12/31/30', '31/12/2030', '31.12.2030', '01.02.2030', '2/30/2030', '2030-02-30', '2029-02-29'],
		...['2024-123', '2030-12', '2030-W05', '24-0123', '0026-01-01', '12/31/0030', '13/01/2030'],
		...['2030-12-31T25:00', '12/31/2030 13:00 PM', '12/31/2030 5', '12/31/2030 0:30 AM', '12/31/2030 17:60'],
		...['Mon, Dec 31, 2030', 'Dezember 31, 2030', 'soon', 'tomorrow', 'last week', 'Matter 12/31/2030'],
		...['12/31/2030 5:00 PM XYZ', '12/31/2030 12/31/2031', '[object Object]', 'Invalid DateTime'],
		...[new Date(NaN), true, {}, [], ['2030-12-31'], `2030-12-31${' '.repeat(5000)}x`, '9'.repeat(100_000)],
	])('refuses %p by name', async (given) => {
		const refusal: unknown = await read(given).then(
			(moment) => moment,
			(thrown: unknown) => thrown,
		);
		expect(refusal).toMatchObject({ reason: 'invalid_input', message: expect.stringContaining(`“${name}”`) });
	});

	it.each(['5', 5, 1_924_981_200])('says how to write what is meant by %p', async (given) => {
		await expect(read(given)).rejects.toThrow(/number.*12\/31\/2030 5:00 PM/);
	});
});
