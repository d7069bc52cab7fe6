import { RECORD_NAME } from '@/nodes/shared/domain/closing/ClosingRecord';
import { unfinishedZipName } from '@/nodes/shared/domain/closing/unfinishedZip';
import { markerFileName } from '@/nodes/shared/domain/marker/markerFile';
import { eventLines, createTriggerHarness } from '../actions/triggerHarness';

describe('files that this package keeps for itself', () => {
	it('are not told of, and those that people call so are', async () => {
		const { pass, write, remove } = await createTriggerHarness();
		await pass();
		await write(`/Cases/Doe, Jane/${markerFileName('22-1')}`);
		await write(`/Cases/Doe, Jane/${RECORD_NAME}`);
		await write('/Cases/Doe, Jane/casemarker of my own.json');
		expect(eventLines(await pass())).toEqual(['documentAdded /Cases/Doe, Jane/casemarker of my own.json']);
		await write(`/Cases/Doe, Jane/${RECORD_NAME}`, 'changed');
		await remove(`/Cases/Doe, Jane/${markerFileName('22-1')}`);
		expect(await pass()).toEqual([]);
	});

	it('are not told of with what is there when the watch begins', async () => {
		const { pass, write } = await createTriggerHarness({ emitExisting: true });
		await write(`/Cases/Doe, Jane/${markerFileName('22-1')}`);
		expect(eventLines(await pass())).not.toContainEqual(expect.stringContaining('casemarker'));
	});

	it('become documents when they are finished, whatever was read of them before', async () => {
		const { pass, write, move } = await createTriggerHarness();
		const unfinished = `/Cases/Doe, Jane/${unfinishedZipName('22-1.zip')}`;
		await pass();
		await write(unfinished, 'half');
		expect(await pass()).toEqual([]);
		await write(unfinished, 'whole');
		await move(unfinished, '/Cases/Doe, Jane/22-1.zip');
		const rows = await pass();
		expect(eventLines(rows)).toEqual(['documentAdded /Cases/Doe, Jane/22-1.zip']);
		expect(rows[0]).toMatchObject({ previousPath: null, size: 5 });
		expect(await pass()).toEqual([]);
	});

	it('are told of as moved where a document is given such a name', async () => {
		const { pass, move } = await createTriggerHarness();
		await pass();
		await move('/Cases/Doe, Jane/Lease.pdf', `/Cases/Doe, Jane/${RECORD_NAME}`);
		expect(eventLines(await pass())).toEqual([
			`documentMoved /Cases/Doe, Jane/Lease.pdf → /Cases/Doe, Jane/${RECORD_NAME}`,
		]);
	});
});
