/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { Matter, Page } from '@/nodes/shared/clio/port';
import { createMatter } from '@/test/emulators/clio/state/matters';
import { createTestClio, type TestClio } from '@/test/support/createTestClio';

describe('matters of Clio', () => {
	let test: TestClio;
	beforeEach(() => (test = createTestClio()));
	afterEach(() => test.close());

	const matter = (name: string) => test.fixture.matters[name]?.id ?? 0;
	const addMatters = (count: number) => {
		const userId = test.fixture.users['ada']?.id ?? 0;
		for (let index = 0; index < count; index++)
			createMatter(test.state, { description: `No. ${index}`, clientId: null, userId });
	};
	const read = async (pages: AsyncIterable<Page<Matter>>) => {
		const all: Array<Page<Matter>> = [];
		for await (const page of pages) all.push(page);
		return all;
	};
	const ids = (pages: Array<Page<Matter>>) => pages.flatMap(({ records }) => records.map(({ id }) => id));

	it('are read with all that routing needs', async () => {
		const smith = await test.clio.readMatter(matter('smith'));
		expect(smith).toMatchObject({
			displayNumber: '00001-Smith',
			description: 'Smith v. Jones',
			status: 'Open',
			isShared: true,
			closeDate: undefined,
			client: { name: 'John Smith', isHidden: false },
			practiceArea: { name: 'Litigation' },
			responsibleAttorney: { name: 'Jane Roe', email: 'jane@firm.example' },
			stage: { name: 'Intake' },
		});
		expect(smith.folderId).toBeGreaterThan(0);
		expect(smith.customFields).toContainEqual(
			expect.objectContaining({ id: undefined, fieldName: 'Court', fieldType: 'text_line', value: null }),
		);
	});

	it('may have no client and no number', async () => {
		const { id } = createMatter(test.state, {
			...{ description: '', clientId: null, userId: 0, displayNumber: '' },
		});
		expect(await test.clio.readMatter(id)).toMatchObject({
			...{ client: undefined, displayNumber: '', responsibleAttorney: undefined, stage: undefined },
		});
	});

	it('say that a client is hidden, and not which', async () => {
		const blind = createTestClio({ token: 'noContacts' });
		const { client } = await blind.clio.readMatter(blind.fixture.matters['smith']?.id ?? 0);
		expect(client).toEqual({ id: blind.fixture.contacts['smith']?.id, name: '', isHidden: true });
		blind.close();
	});

	it('are listed page by page, each page asked for when it is wanted', async () => {
		addMatters(500);
		const pages: number[] = [];
		for await (const { records } of test.clio.listMatters({})) {
			pages.push(records.length);
			expect(test.calls()).toBe(pages.length);
		}
		expect(pages).toEqual([200, 200, 104]);
	});

	it('are listed beyond the ten-thousandth', async () => {
		test.state.switches.rateLimit = null;
		addMatters(10_300);
		const found = ids(await read(test.clio.listMatters({})));
		expect(new Set(found).size).toBe(10_304);
		expect(test.calls()).toBe(52);
	});

	it('go on where an earlier listing ended', async () => {
		addMatters(450);
		const first = await read(test.clio.listMatters({}, { limit: 250 }));
		const from = first.at(-1)?.next;
		expect(ids(first)).toHaveLength(250);
		expect(from).toMatch(/^\d+@\d{4}-/);
		const rest = await read(test.clio.listMatters({}, { from }));
		expect(ids(rest)).toHaveLength(204);
		expect(rest.at(-1)?.next).toBeUndefined();
		expect(new Set([...ids(first), ...ids(rest)]).size).toBe(454);
	});

	it('go on by when they were made where Clio no longer takes the token of a page', async () => {
		addMatters(600);
		const message = 'page_token is now out of bounds and cannot be used.';
		const fault = { kind: 'api_error' as const, status: 422, type: 'ArgumentError', message };
		test.emulator.faults.set([{ route: 'GET matters', nth: 3, fault }]);
		const found = ids(await read(test.clio.listMatters({})));
		expect(found).toHaveLength(604);
		expect(new Set(found).size).toBe(604);
	});

	it('are not read for ever where a page comes again', async () => {
		addMatters(250);
		const { clio } = test.connect((call) => async (request) => {
			const again = { ...request, url: request.url.replace(/&page_token=[^&]*/, '') };
			return await call(again);
		});
		await expect(read(clio.listMatters({}))).rejects.toMatchObject({ reason: 'unexpected' });
	});

	it.each([
		['status', { status: ['pending' as const] }, ['garcia']],
		['client', { clientId: 'acme' }, ['acme']],
		['practice area', { practiceAreaId: 'litigation' }, ['smith']],
		['attorney', { responsibleAttorneyId: 'jane' }, ['smith', 'garcia']],
		['words', { query: 'lease' }, ['acme']],
		['days', { openedFrom: '2027-01-01' }, []],
	])('are narrowed down by %s', async (_, given, expected) => {
		const { contacts, practiceAreas, users } = test.fixture;
		const idOf = (name: unknown) => ({ ...contacts, ...practiceAreas, ...users })[String(name)]?.id;
		const filter = Object.fromEntries(
			Object.entries(given).map(([key, value]) => [key, key.endsWith('Id') ? idOf(value) : value]),
		);
		expect(ids(await read(test.clio.listMatters(filter)))).toEqual(expected.map(matter));
	});

	it('are narrowed down to several states at once', async () => {
		expect(ids(await read(test.clio.listMatters({ status: ['open', 'pending'] })))).toHaveLength(4);
		expect(ids(await read(test.clio.listMatters({ status: [] })))).toHaveLength(4);
	});

	it('are read by their IDs, 200 by one call, without those that there are not', async () => {
		addMatters(300);
		const all = test.state.matters.all.map(({ id }) => id);
		const found = await test.clio.readMatters([...all, ...all, 999]);
		expect([...found.keys()].sort()).toEqual([...all].sort());
		expect(test.calls()).toBe(2);
	});

	it('are not there for who may not see them', async () => {
		const mia = createTestClio({ token: 'mia' });
		const hidden = mia.fixture.matters['garcia']?.id ?? 0;
		await expect(mia.clio.readMatter(hidden)).rejects.toMatchObject({ reason: 'not_found' });
		expect(await mia.clio.readMatters([hidden])).toEqual(new Map());
		mia.close();
	});

	it('are asked for with the version and no token of their own', async () => {
		await test.clio.readMatter(matter('smith'));
		expect(test.requests[0]?.headers).toMatchObject({ 'X-API-VERSION': '4.0.13' });
		expect(Object.keys(test.requests[0]?.headers ?? {})).not.toContain('Authorization');
	});
});
