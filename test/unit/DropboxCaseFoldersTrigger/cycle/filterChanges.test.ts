/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { RECORD_NAME } from '@/nodes/shared/domain/closing/ClosingRecord';
import { unfinishedZipName } from '@/nodes/shared/domain/closing/closedZip';
import { markerFileName } from '@/nodes/shared/domain/marker/markerFile';
import { eventLines, createTriggerHarness } from '../triggerHarness';

describe('files that this package keeps for itself', () => {
	it('are not told of, and those that people call so are', async () => {
		const { poll, write, remove } = await createTriggerHarness();
		await poll();
		await write(`/Cases/Doe, Jane/${markerFileName('22-1')}`);
		await write(`/Cases/Doe, Jane/${RECORD_NAME}`);
		await write('/Cases/Doe, Jane/casemarker of my own.json');
		expect(eventLines(await poll())).toEqual(['documentAdded /Cases/Doe, Jane/casemarker of my own.json']);
		await write(`/Cases/Doe, Jane/${RECORD_NAME}`, 'changed');
		await remove(`/Cases/Doe, Jane/${markerFileName('22-1')}`);
		expect(await poll()).toEqual([]);
	});

	it('are not told of with what is there when the watch begins', async () => {
		const { poll, write } = await createTriggerHarness({ includeExistingItems: true });
		await write(`/Cases/Doe, Jane/${markerFileName('22-1')}`);
		expect(eventLines(await poll())).not.toContainEqual(expect.stringContaining('casemarker'));
	});

	it('become documents when they are finished, whatever was read of them before', async () => {
		const { poll, write, move } = await createTriggerHarness();
		const unfinished = `/Cases/Doe, Jane/${unfinishedZipName('22-1.zip')}`;
		await poll();
		await write(unfinished, 'half');
		expect(await poll()).toEqual([]);
		await write(unfinished, 'whole');
		await move(unfinished, '/Cases/Doe, Jane/22-1.zip');
		const rows = await poll();
		expect(eventLines(rows)).toEqual(['documentAdded /Cases/Doe, Jane/22-1.zip']);
		expect(rows[0]).toMatchObject({ previousPath: null, size: 5 });
		expect(await poll()).toEqual([]);
	});

	it('are told of as moved where a document is given such a name', async () => {
		const { poll, move } = await createTriggerHarness();
		await poll();
		await move('/Cases/Doe, Jane/Lease.pdf', `/Cases/Doe, Jane/${RECORD_NAME}`);
		expect(eventLines(await poll())).toEqual([
			`documentMoved /Cases/Doe, Jane/Lease.pdf → /Cases/Doe, Jane/${RECORD_NAME}`,
		]);
	});
});
