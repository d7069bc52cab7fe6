/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { parseRetryWaits } from '@/nodes/shared/domain/queue/parseRetryWaits';

describe('the waits before retries', () => {
	it.each([
		['5, 25, 125', [300_000, 1_500_000, 7_500_000]],
		['5', [300_000]],
		[' 5,25 ', [300_000, 1_500_000]],
		['0.05, 0.25', [3_000, 15_000]],
		['10080', [604_800_000]],
		[Array(10).fill('1').join(), Array(10).fill(60_000)],
	])('are read of %s, in minutes', (text, waits) => {
		expect(parseRetryWaits(text)).toEqual(waits);
	});

	it.each([
		...[
			'',
			' ',
			'5,',
			',5',
			'5,,25',
			'5 25',
			'5; 25',
			'five',
			'-5',
			'0',
			'5, 0',
			'0.0',
			'1e3',
			'5m',
			'Infinity',
		],
		...['10080.5', '99999', '123456', Array(11).fill('1').join()],
	])('are none of “%s”', (text) => {
		expect(parseRetryWaits(text)).toBeUndefined();
	});
});
