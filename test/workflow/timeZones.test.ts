/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- test code, never part of the package */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Asked, Told } from './timeZones.process';

async function ask(machine: string, asked: Asked): Promise<Told> {
	const child = fork(join(__dirname, 'timeZones.process.ts'), [JSON.stringify(asked)], {
		execArgv: ['--import', 'tsx'],
		env: { ...process.env, TZ: machine },
		stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
	});
	return await new Promise((resolve, reject) => {
		child.once('message', (message) => resolve(message as Told));
		child.once('exit', (code) => reject(new Error(`the process ended with ${code}`)));
	});
}

/** Machines, with minutes behind UTC, and what n8n takes for the time zone of the workflow. */
const PLACES: Array<[machine: string, offset: number, workflowZone: string]> = [
	['UTC', 0, 'UTC'],
	['Asia/Tokyo', -540, 'UTC'],
	['UTC', 0, 'Asia/Tokyo'],
	['Asia/Tokyo', -540, 'America/New_York'],
];

describe.each(PLACES)(
	'On a machine in %s (%d minutes), the workflow in %s',
	(machine, offset, workflowZone) => {
		it('names, years and emails of an office in New York are of its own days', async () => {
			const told = await ask(machine, {
				...{ zone: 'America/New_York', workflowZone },
				moments: [
					// Half an hour before the new year, and half an hour after: in UTC both are of January 1.
					...['2027-01-01T04:30:00.000Z', '2027-01-01T05:30:00.000Z'],
					// Before and after the hour that does not exist.
					...['2027-03-14T06:59:59.000Z', '2027-03-14T07:00:00.000Z'],
					// The hour that comes twice.
					...['2027-11-07T05:30:00.000Z', '2027-11-07T06:30:00.000Z'],
					// Midnight, in winter and in summer.
					...['2027-11-08T04:59:59.000Z', '2027-07-01T03:59:59.000Z', '2027-07-01T04:00:00.000Z'],
				],
				dates: [
					...['2026-12-31', '2027-01-01', '12/31/2026 11:30 PM', '1/1/2027 12:30 AM'],
					// These days are 23 and 25 hours long.
					...['2027-03-14', '2027-03-15', '2027-11-07', '2027-11-08'],
					// The hour that does not exist counts as the next, that which comes twice as the first.
					...['2027-03-14 02:30', '2027-11-07 01:30'],
					'2026-12-31T23:30:00-05:00',
				],
			});
			expect(told).toEqual({
				...{ offset, upload: 'America/New_York' },
				moments: [
					['2026', 'Brief_v2_20261231.pdf', 'Dec 31, 2026, 11:30 PM EST', '2026-12-31'],
					['2027', 'Brief_v2_20270101.pdf', 'Jan 1, 2027, 12:30 AM EST', '2027-01-01'],
					['2027', 'Brief_v2_20270314.pdf', 'Mar 14, 2027, 1:59 AM EST', '2027-03-14'],
					['2027', 'Brief_v2_20270314.pdf', 'Mar 14, 2027, 3:00 AM EDT', '2027-03-14'],
					['2027', 'Brief_v2_20271107.pdf', 'Nov 7, 2027, 1:30 AM EDT', '2027-11-07'],
					['2027', 'Brief_v2_20271107.pdf', 'Nov 7, 2027, 1:30 AM EST', '2027-11-07'],
					['2027', 'Brief_v2_20271107.pdf', 'Nov 7, 2027, 11:59 PM EST', '2027-11-07'],
					['2027', 'Brief_v2_20270630.pdf', 'Jun 30, 2027, 11:59 PM EDT', '2027-06-30'],
					['2027', 'Brief_v2_20270701.pdf', 'Jul 1, 2027, 12:00 AM EDT', '2027-07-01'],
				],
				dates: [
					['2026', '2026-12-31T05:00:00.000Z'],
					['2027', '2027-01-01T05:00:00.000Z'],
					['2026', '2027-01-01T04:30:00.000Z'],
					['2027', '2027-01-01T05:30:00.000Z'],
					['2027', '2027-03-14T05:00:00.000Z'],
					['2027', '2027-03-15T04:00:00.000Z'],
					['2027', '2027-11-07T04:00:00.000Z'],
					['2027', '2027-11-08T05:00:00.000Z'],
					['2027', '2027-03-14T07:30:00.000Z'],
					['2027', '2027-11-07T05:30:00.000Z'],
					['2026', '2027-01-01T04:30:00.000Z'],
				],
			});
		});
	},
);

it('Those of an office in Honolulu are of its own days', async () => {
	const { moments, dates } = await ask('Asia/Tokyo', {
		...{ zone: 'Pacific/Honolulu', workflowZone: 'America/New_York' },
		...{ moments: ['2027-01-01T05:30:00.000Z'], dates: ['2026-12-31', '12/31/2026 11:30 PM'] },
	});
	expect(moments).toEqual([['2026', 'Brief_v2_20261231.pdf', 'Dec 31, 2026, 7:30 PM HST', '2026-12-31']]);
	expect(dates).toEqual([
		['2026', '2026-12-31T10:00:00.000Z'],
		['2026', '2027-01-01T09:30:00.000Z'],
	]);
});
