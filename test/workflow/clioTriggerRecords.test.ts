import { createMatter } from '../emulators/clio/state/matters';
import { createClioTriggerHarness, told } from './clioTriggerHarness';

const DAY = 86_400_000;
const NAMES = [
	...['../../etc', 'C:\\Windows', '..', '\u202Efdp', 'x'.repeat(300), '__proto__', 'constructor', 'a\u0001b'],
	...['a\r\nb', '{{ $json }}', '=1+1', ' '],
];

describe('Clio Matters Trigger, on records of any kind', () => {
	let harness: Awaited<ReturnType<typeof createClioTriggerHarness>>;
	beforeEach(async () => (harness = await createClioTriggerHarness()));
	afterEach(async () => {
		jest.restoreAllMocks();
		await harness.close();
	});

	it('tells matters without client and number, with any description, stage or field', async () => {
		const trigger = harness.create(['matterCreated', 'documentCreated']);
		await trigger.publish();
		await harness.settled(trigger);
		for (const name of NAMES) {
			const matter = createMatter(harness.state, { description: name, clientId: null, userId: 1 });
			harness.state.matters.change(matter, { displayNumber: '' } as never);
			harness.upload(name, { matterId: matter.id, parentId: matter.folderId });
		}
		await harness.settled(trigger);
		await trigger.poll();
		const matters = trigger.items.filter(({ event }) => event === 'matterCreated');
		expect(matters.map(({ matterDescription }) => matterDescription)).toEqual(NAMES);
		const documents = trigger.items.filter(({ event }) => event === 'documentCreated');
		expect(documents.map(({ name, matterDescription }) => [name, matterDescription])).toEqual(
			NAMES.map((name) => [name, name]),
		);
		for (const item of trigger.items)
			expect(item).toMatchObject({ contactId: null, clientName: '', matterNumber: '' });
	});

	it('tells categories and custom fields as Clio calls them, paths and all', async () => {
		const trigger = harness.create(['documentCreated'], { triggerMode: 'polling' });
		const fields = NAMES.map((name) => {
			const { customFields } = harness.state;
			const [like] = customFields.all;
			if (like === undefined) throw new Error('no field');
			const id = customFields.takeId();
			return customFields.create({ ...like, id, name, fieldType: 'text_line', options: [] });
		});
		const value = (customFieldId: number, nth: number) => ({
			...{ id: 90_000 + nth, customFieldId, value: `value ${nth}`, createdAt: 0, updatedAt: 0, revision: 1 },
		});
		harness.state.matters.change(harness.matter('smith'), {
			customFieldValues: fields.map(({ id }, nth) => value(id, nth)),
		});
		await trigger.publish();
		const categories = NAMES.map((name) => harness.state.categories.create({ name }));
		for (const { id } of categories) harness.upload('A.pdf', { categoryId: id });
		const items = await trigger.poll();
		expect(items.map(({ category }) => category)).toEqual(NAMES);
		const [values] = items.map(({ customFieldValues }) => customFieldValues as object);
		expect(Object.entries(values ?? {})).toEqual(
			expect.arrayContaining(NAMES.map((name, nth) => [name, `value ${nth}`])),
		);
		expect(({} as Record<string, unknown>)['value 5']).toBeUndefined();
	});

	it('says what cannot be looked at without names, secrets, tokens or a trace', async () => {
		const trigger = harness.create(['documentCreated', 'matterClosed']);
		await trigger.publish();
		await harness.settled(trigger);
		const [hook] = harness.hooks();
		const message = `John Smith token-ada ${hook?.sharedSecret ?? ''}`;
		const fault = { kind: 'api_error', status: 403, type: 'ForbiddenError', message };
		harness.world.clio.faults.set([{ route: 'GET documents', fault }]);
		harness.upload('Smith v. Jones.pdf');
		await harness.settled(trigger);
		const thrown: unknown = await trigger.poll().catch((error: unknown) => error);
		const { message: shown = '', description = '' } = thrown as { message?: string; description?: string };
		expect(shown).toMatch(/Documents/);
		expect(trigger.log.join()).toMatch(/could not be read yet/);
		const said = [...trigger.log, shown, description].join('\n');
		expect(said).not.toMatch(/Smith|Jones|token-|refresh-|\.ts\b|https?:/);
		expect(said).not.toContain(hook?.sharedSecret);
		harness.world.clio.faults.set([]);
		expect(told(await trigger.poll())).toEqual(['documentCreated Smith v. Jones.pdf']);
	});

	it('is not widened by a filter whose expression found nothing', async () => {
		const missing = '={{ undefined }}';
		const locator = { __rl: true, mode: 'id', value: missing };
		const filters = {
			...{ category: locator, practiceArea: locator, responsibleAttorney: locator, customField: locator },
			...{ minimumSize: missing, matterStatus: missing, hasDocuments: missing, customFieldValue: missing },
		};
		for (const [name, value] of Object.entries(filters)) {
			const chosen = { filters: { [name]: value } };
			const trigger = harness.create(['documentCreated'], { triggerMode: 'polling', ...chosen });
			const thrown: unknown = await trigger.publish().catch((error: unknown) => error);
			expect([name, String(thrown)]).toEqual([name, expect.stringMatching(/The field “.+” cannot be used/)]);
		}
		expect(harness.calls()).toBe(0);
	});

	it('hears of everything 32 days later, n8n having been on all the time', async () => {
		const trigger = harness.create(['documentCreated']);
		await trigger.publish();
		await harness.settled(trigger);
		const realNow = Date.now.bind(Date);
		for (let day = 1; day <= 32; day++) {
			jest.restoreAllMocks();
			jest.spyOn(Date, 'now').mockImplementation(() => realNow() + day * DAY);
			await trigger.poll();
		}
		expect(harness.hooks()).toMatchObject([{ status: 'enabled' }]);
		expect(harness.calls('POST webhooks')).toBe(1);
		harness.upload('After a month.pdf');
		await harness.settled(trigger);
		expect(told(trigger.items)).toEqual(['documentCreated After a month.pdf']);
	});

	it('hears of everything 32 days later, nobody having polled', async () => {
		const trigger = harness.create(['documentCreated']);
		await trigger.publish();
		await harness.settled(trigger);
		const realNow = Date.now.bind(Date);
		jest.spyOn(Date, 'now').mockImplementation(() => realNow() + 32 * DAY);
		harness.upload('Unheard.pdf');
		expect(told(await trigger.poll())).toEqual(['documentCreated Unheard.pdf']);
		await harness.settled(trigger);
		expect(harness.hooks()).toMatchObject([{ status: 'enabled' }]);
		harness.upload('Heard.pdf');
		await harness.settled(trigger);
		expect(told(trigger.items)).toEqual(['documentCreated Unheard.pdf', 'documentCreated Heard.pdf']);
	});
});
