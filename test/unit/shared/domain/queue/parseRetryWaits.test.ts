/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { Refusal } from '@/nodes/shared/core/Refusal';
import { parseRetryWaits } from '@/nodes/shared/domain/queue/parseRetryWaits';

describe('the waits before retries', () => {
	it.each([
		['5, 25, 125', [5, 25, 125]],
		['5', [5]],
		[' 5,25 ', [5, 25]],
		['5; 25', [5, 25]],
		['0.05, 0.25', [0.05, 0.25]],
		['10080', [10_080]],
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
			'five',
			'-5',
			'0',
			'5, 0',
			'5, 5',
			'25, 5',
			'0.0',
			'1e3',
			'5m',
			'Infinity',
		],
		...['10080.5', '99999', '123456', [...Array(11).keys()].map((wait) => wait + 1).join()],
	])('are none of “%s”', (text) => {
		expect(() => parseRetryWaits(text)).toThrow(Refusal);
	});
});
