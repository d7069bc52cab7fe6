import { createClioTriggerHarness, told } from './clioTriggerHarness';

describe('Clio Matters Trigger in n8n’s engine', () => {
	let harness: Awaited<ReturnType<typeof createClioTriggerHarness>>;
	beforeEach(async () => (harness = await createClioTriggerHarness()));
	afterEach(async () => await harness.close());

	describe('a published workflow in webhook mode', () => {
		it('is told of a document with all that routing needs, by two calls', async () => {
			const trigger = harness.create(['documentCreated']);
			await trigger.publish();
			const before = harness.calls();
			harness.upload('Motion.pdf', { categoryId: harness.fixture.categories['pleadings']?.id ?? 0 });
			await harness.settled(trigger);
			expect(trigger.items).toEqual([
				expect.objectContaining({
					...{ event: 'documentCreated', name: 'Motion.pdf', fileName: 'Motion.pdf', size: 4 },
					...{ matterNumber: '00001-Smith', matterStatus: 'Open', clientName: 'John Smith' },
					...{ practiceArea: 'Litigation', responsibleAttorneyEmail: 'jane@firm.example' },
					...{ category: harness.fixture.categories['pleadings']?.name, versionNumber: 1 },
					eventId: expect.stringMatching(/^[\w-]{21}$/) as string,
				}),
			]);
			expect(harness.calls() - before).toBe(2);
			for (const name of Object.keys(trigger.items[0] ?? {})) expect(name).toMatch(/^[a-z][a-zA-Z]*$/);
			expect(await trigger.poll()).toEqual([]);
			expect(told(trigger.items)).toEqual(['documentCreated Motion.pdf']);
		});
	});
});
