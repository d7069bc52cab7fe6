import { createMatter } from '../emulators/clio/state/matters';
import { changeFolder } from '../emulators/clio/state/folders';
import { createClioTriggerHarness, told } from './clioTriggerHarness';

const DAY = 86_400_000;

describe('Clio Matters Trigger, what it missed', () => {
	let harness: Awaited<ReturnType<typeof createClioTriggerHarness>>;
	beforeEach(async () => (harness = await createClioTriggerHarness()));
	afterEach(async () => {
		jest.restoreAllMocks();
		await harness.close();
	});

	/** Time goes on, at Clio's as well. */
	const later = (milliseconds: number) => {
		const before = Date.now();
		jest.restoreAllMocks();
		const offset = before - Date.now() + milliseconds;
		const realNow = Date.now.bind(Date);
		jest.spyOn(Date, 'now').mockImplementation(() => realNow() + offset);
	};

	describe('polling alone', () => {
		it('tells of everything once, without any subscription', async () => {
			const trigger = harness.create(['documentCreated', 'matterClosed', 'documentDeleted'], {
				triggerMode: 'polling',
			});
			await trigger.publish();
			harness.upload('A.pdf');
			harness.change('acme', { status: 'Closed' });
			const items = await trigger.poll();
			expect(items).toMatchObject([
				{ event: 'documentCreated', name: 'A.pdf' },
				{ event: 'matterClosed', matterId: harness.matter('acme').id },
			]);
			expect(await trigger.poll()).toEqual([]);
			expect(await trigger.restarted().poll()).toEqual([]);
			expect(harness.hooks()).toEqual([]);
		});

		it('says nothing of a matter that was closed and opened again between two polls', async () => {
			const trigger = harness.create(['matterClosed', 'matterReopened'], { triggerMode: 'polling' });
			await trigger.publish();
			harness.change('smith', { status: 'Closed' });
			harness.change('smith', { status: 'Open' });
			expect(await trigger.poll()).toEqual([]);
		});

		it('tells the same again with the same IDs where n8n died before it kept what it had told', async () => {
			const trigger = harness.create(
				['documentCreated', 'documentUpdated', 'matterClosed', 'matterUpdated'],
				{
					triggerMode: 'polling',
				},
			);
			await trigger.publish();
			const kept = trigger.saved;
			harness.upload('A.pdf');
			harness.change('smith', { status: 'Closed' });
			const first = await trigger.poll();
			const again = await trigger.restarted(kept).poll();
			expect(first).toHaveLength(3);
			expect(again.map(({ eventId }) => eventId)).toEqual(first.map(({ eventId }) => eventId));
		});

		it('tells of fifty documents as fifty items', async () => {
			const trigger = harness.create(['documentCreated'], { triggerMode: 'polling' });
			await trigger.publish();
			for (let index = 0; index < 50; index++) harness.upload(`${index}.pdf`);
			expect(await trigger.poll()).toHaveLength(50);
		});

		it('tells of a thousand documents at once, with few calls', async () => {
			const trigger = harness.create(['documentCreated'], { triggerMode: 'polling' });
			await trigger.publish();
			const matters = Array.from({ length: 300 }, (_, index) =>
				createMatter(harness.state, { description: `No. ${index}`, clientId: null, userId: 1 }),
			);
			for (let index = 0; index < 1000; index++) {
				const { id, folderId } = matters[index % 300] ?? harness.matter('smith');
				harness.upload(`${index}.pdf`, { matterId: id, parentId: folderId });
			}
			const before = harness.calls();
			const items = await trigger.poll();
			expect(new Set(items.map(({ documentId }) => documentId)).size).toBe(1000);
			expect(items.every(({ matterNumber }) => matterNumber !== '')).toBe(true);
			// Five pages of documents, two of matters; a download each leaves it at 1.01.
			expect(harness.calls() - before).toBe(7);
			expect(await trigger.poll()).toEqual([]);
			expect(trigger.saved.length).toBeLessThan(40_000);
		});

		it('shows by hand what an item looks like, and keeps nothing', async () => {
			const trigger = harness.create(['documentCreated'], { triggerMode: 'polling' });
			expect(await trigger.poll('manual')).toMatchObject(
				[{ event: 'documentCreated', matterNumber: /./ }].map(() => ({ event: 'documentCreated' })),
			);
			expect(trigger.saved).toBe('{}');
		});

		it('tells of a renamed folder, with its matter', async () => {
			const trigger = harness.create(['folderRenamed'], { triggerMode: 'polling' });
			await trigger.publish();
			const folder = harness.state.folders.at(harness.matter('smith').folderId);
			changeFolder(harness.state, folder, { locked: true });
			expect(await trigger.poll()).toEqual([]);
			changeFolder(harness.state, harness.state.folders.at(folder.id), { name: 'Pleadings' });
			expect(await trigger.poll()).toMatchObject([
				{ event: 'folderRenamed', folderId: folder.id, folderName: 'Pleadings', matterNumber: '00001-Smith' },
			]);
			expect(await trigger.poll()).toEqual([]);
		});
	});

	it('is made up for when n8n was off for forty days and the subscription has ended', async () => {
		const trigger = harness.create(['documentCreated', 'matterClosed']);
		await trigger.publish();
		await harness.settled(trigger);
		harness.front.setDown(true);
		later(20 * DAY);
		harness.upload('Meanwhile.pdf');
		await harness.world.clio.webhooks.settled();
		harness.change('smith', { status: 'Closed' });
		later(20 * DAY);
		harness.upload('After the end.pdf');
		harness.front.setDown(false);
		const restarted = harness.front.serve(trigger.restarted());
		await restarted.publish();
		await harness.settled(restarted);
		expect(told(restarted.items)).toEqual([
			...['documentCreated Meanwhile.pdf', 'documentCreated After the end.pdf', 'matterClosed 00001-Smith'],
		]);
		expect(harness.hooks().map(({ status }) => status)).toEqual(['enabled', 'enabled']);
		expect(await restarted.poll()).toEqual([]);
	});

	it('and was told by another process is told again with the same IDs', async () => {
		const trigger = harness.create(['documentCreated', 'matterClosed', 'matterStageChanged']);
		await trigger.publish();
		await harness.settled(trigger);
		const main = trigger.restarted();
		harness.upload('A.pdf');
		harness.change('smith', { status: 'Closed' });
		harness.change('acme', { stageId: Object.values(harness.fixture.stages).at(-1)?.id ?? null });
		await harness.settled(trigger);
		const ids = (items: typeof trigger.items) => items.map(({ eventId }) => String(eventId)).sort();
		const again = await main.poll();
		expect(again).toHaveLength(3);
		expect(ids(again)).toEqual(ids(trigger.items));
	});

	it('is caught up with once where n8n restarts in between', async () => {
		const trigger = harness.create(['documentCreated']);
		await trigger.publish();
		harness.upload('Before.pdf');
		await harness.settled(trigger);
		harness.front.setDown(true);
		harness.upload('During.pdf');
		const restarted = harness.front.serve(trigger.restarted());
		harness.front.setDown(false);
		await restarted.publish();
		await harness.settled(restarted);
		expect(told(restarted.items)).toEqual(['documentCreated During.pdf']);
	});

	describe('filters', () => {
		it('leave out by matter and document, and count it without names', async () => {
			const trigger = harness.create(['documentCreated'], {
				triggerMode: 'polling',
				filters: {
					practiceArea: {
						__rl: true,
						mode: 'id',
						value: String(harness.fixture.practiceAreas['litigation']?.id),
					},
					minimumSize: 1,
				},
			});
			await trigger.publish();
			harness.arrive(harness.announce('Big.pdf'), 'x'.repeat(2000));
			harness.upload('Small.pdf');
			const { id, folderId } = harness.matter('acme');
			harness.arrive(harness.announce('Lease 2.pdf', { matterId: id, parentId: folderId }), 'x'.repeat(2000));
			expect(told(await trigger.poll())).toEqual(['documentCreated Big.pdf']);
			expect(await trigger.poll()).toEqual([]);
			expect(trigger.log).toEqual([
				'Clio Matters Trigger: 2 events left out by the filters (minimum size 1, practice area 1), 1 passed',
			]);
		});

		it('let a document through that is given the category a moment later', async () => {
			const category = harness.fixture.categories['pleadings']?.id ?? 0;
			const trigger = harness.create(['documentCreated'], {
				triggerMode: 'polling',
				filters: { category: { __rl: true, mode: 'id', value: String(category) } },
			});
			await trigger.publish();
			const document = harness.upload('Motion.pdf');
			expect(await trigger.poll()).toEqual([]);
			harness.state.documents.change(harness.state.documents.at(document.id), { categoryId: category });
			expect(told(await trigger.poll())).toEqual(['documentCreated Motion.pdf']);
			expect(await trigger.poll()).toEqual([]);
		});

		it('look for documents only where that is wanted', async () => {
			const trigger = harness.create(['matterClosed'], {
				triggerMode: 'polling',
				filters: { hasDocuments: true },
			});
			await trigger.publish();
			harness.change('smith', { status: 'Closed' });
			harness.change('garcia', { status: 'Closed' });
			expect(told(await trigger.poll())).toEqual(['matterClosed 00001-Smith']);
		});
	});
});
