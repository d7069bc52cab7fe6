import { createClioTriggerHarness, told } from './clioTriggerHarness';

describe('Clio Matters Trigger, where the matter type is a picklist', () => {
	let harness: Awaited<ReturnType<typeof createClioTriggerHarness>>;
	beforeEach(async () => {
		harness = await createClioTriggerHarness();
		choose('smith', 0);
		choose('acme', 1);
	});
	afterEach(async () => await harness.close());

	const field = () => harness.fixture.customFields['matterType'] ?? { id: 0, options: [] };
	const choose = (matter: string, option: number) =>
		harness.state.matters.change(harness.matter(matter), {
			customFieldValues: [
				{
					...{ id: harness.state.matters.takeId(), customFieldId: field().id, revision: 1 },
					...{ value: field().options?.[option]?.id ?? 0, createdAt: 0, updatedAt: 0 },
				},
			],
		});
	const uploads = () => {
		harness.upload('Smith.pdf');
		const { id, folderId } = harness.matter('acme');
		harness.upload('Acme.pdf', { matterId: id, parentId: folderId });
	};
	const filters = () => ({
		customField: { __rl: true, mode: 'id', value: String(field().id) },
		customFieldValue: ' litigation',
	});

	it.each(['webhook', 'polling'])(
		'lets through what has the chosen text, in mode %s',
		async (triggerMode) => {
			const trigger = harness.create(['documentCreated'], { triggerMode, filters: filters() });
			await trigger.publish();
			await harness.settled(trigger);
			uploads();
			await harness.settled(trigger);
			await trigger.poll();
			expect(told(trigger.items)).toEqual(['documentCreated Smith.pdf']);
			expect(trigger.items[0]).toMatchObject({ customFieldValues: { 'Matter Type': 'Litigation' } });
		},
	);

	it('asks for the choices once, however many cycles there are, until there is a new one', async () => {
		const trigger = harness.create(['documentCreated']);
		await trigger.publish();
		await harness.settled(trigger);
		for (const name of ['1.pdf', '2.pdf', '3.pdf']) {
			harness.upload(name);
			await harness.settled(trigger);
		}
		expect(trigger.items).toHaveLength(3);
		expect(harness.calls('GET custom_fields')).toBe(1);
	});

	it('learns of a choice that was added later', async () => {
		const clock = jest.spyOn(Date, 'now');
		const trigger = harness.create(['documentCreated'], { triggerMode: 'polling', filters: filters() });
		await trigger.publish();
		harness.upload('Known.pdf');
		await trigger.poll();
		const own = harness.state.customFields.at(field().id);
		const option = { id: 77_001, option: 'Appeal', createdAt: 0, updatedAt: 0, revision: 1 };
		harness.state.customFields.change(own, { options: [...own.options, option] });
		choose('smith', own.options.length);
		harness.state.matters.change(harness.matter('smith'), {
			customFieldValues: harness
				.matter('smith')
				.customFieldValues.map((value) => ({ ...value, value: option.id })),
		});
		const later = Date.now() + 120_000;
		clock.mockReturnValue(later);
		harness.upload('Appeal.pdf');
		const appeal = harness.front.serve(
			trigger.changed({ filters: { ...filters(), customFieldValue: 'Appeal' } }),
		);
		const items = await appeal.poll();
		clock.mockRestore();
		expect(told(items)).toContain('documentCreated Appeal.pdf');
	});

	it('names the permission that a filter needs, and without one tells the ID', async () => {
		const create = (more: object) =>
			harness.create(['documentCreated'], { triggerMode: 'polling', ...more }, 'noCustomFields');
		const strict = create({ filters: filters() });
		const plain = create({});
		await plain.publish();
		await strict.publish();
		uploads();
		expect(await plain.poll()).toHaveLength(2);
		await expect(strict.poll()).rejects.toThrow(/Custom Fields/);
	});
});
