/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createProgressLog } from '@/nodes/shared/n8n/createProgressLog';
import { VirtualClock } from '@/test/support/VirtualClock';

describe('how far a run is', () => {
	const summarize = async (documents: number, millisecondsEach: number): Promise<string[]> => {
		const lines: string[] = [];
		const clock = new VirtualClock();
		const progress = createProgressLog('Upload Document', (line) => lines.push(line), clock);
		for (let done = 1; done <= documents; done++) {
			await clock.sleep(millisecondsEach);
			progress(done, documents, 'documents');
		}
		return lines;
	};

	it('is not told of short runs', async () => {
		expect(await summarize(1, 100_000)).toEqual([]);
		expect(await summarize(1000, 9)).toEqual([]);
	});

	it('is told after each tenth of a run of minutes', async () => {
		expect(await summarize(1000, 300)).toEqual(
			[1, 2, 3, 4, 5, 6, 7, 8, 9].map((tenth) => `Upload Document: ${tenth}00 of 1,000 documents`),
		);
	});

	it('is told no more than each ten seconds', async () => {
		expect(await summarize(2000, 15)).toEqual([
			'Upload Document: 667 of 2,000 documents',
			'Upload Document: 1,334 of 2,000 documents',
		]);
	});

	it('is told each minute of a run of hours', async () => {
		expect(await summarize(200, 60_000)).toHaveLength(199);
	});
});
