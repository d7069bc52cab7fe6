/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { RecentMatters } from '@/packages/clio-matters/nodes/ClioMattersTrigger/cycle/RecentMatters';
import type { Matter } from '@/nodes/shared/clio/port';

const matter = (id: number, etag: string): Matter => ({ id, etag }) as Matter;

describe('matters that were read in the last minutes', () => {
	it('are good for five minutes, and only as long as they have not changed', () => {
		const recent = new RecentMatters();
		recent.keep([matter(1, '"a"'), matter(2, '')], 1_000_000);
		expect(recent.find(1, '"a"', 1_299_000)).toEqual(matter(1, '"a"'));
		expect(recent.find(1, '"b"', 1_299_000)).toBeUndefined();
		expect(recent.find(1, '', 1_299_000)).toBeUndefined();
		expect(recent.find(2, '', 1_299_000)).toBeUndefined();
		expect(recent.find(1, '"a"', 1_301_000)).toBeUndefined();
		// The clock was set back.
		expect(recent.find(1, '"a"', 600_000)).toBeUndefined();
	});

	it('are no more than so many, the latest', () => {
		const recent = new RecentMatters();
		for (let id = 1; id <= 600; id++) recent.keep([matter(id, '"a"')], 0);
		expect([1, 100, 101, 600].map((id) => recent.find(id, '"a"', 0)?.id)).toEqual([
			...[undefined, undefined, 101, 600],
		]);
	});
});
