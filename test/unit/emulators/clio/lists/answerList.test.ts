/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { completeVersion, createDocument } from '@/test/emulators/clio/state/documents';
import { placeIn } from '@/test/emulators/clio/state/folders';
import { changeMatter, createMatter } from '@/test/emulators/clio/state/matters';
import { ClioClient } from '../ClioClient';

type Query = Record<string, string | readonly string[]>;

describe('lists', () => {
	let clio: ClioClient;

	beforeEach(() => {
		clio = new ClioClient();
		clio.switches.rateLimit = null;
	});
	afterEach(() => clio.close());

	const list = (path: string, query: Query = {}) => clio.call(`GET ${path}`, { query });
	const numbers = async (query: Query) =>
		(await list('matters', { fields: 'id,display_number', ...query })).json.data.map(
			(matter: { display_number: string }) => matter.display_number.slice(0, 5),
		);
	const addMatters = (count: number) => {
		for (let index = 0; index < count; index++)
			createMatter(clio.state, {
				description: `More ${index}`,
				clientId: null,
				userId: clio.fixture.users.ada?.id ?? 0,
			});
	};

	describe('pages', () => {
		it('follow cursors with order=id(asc), to the end and back', async () => {
			addMatters(4);
			const first = await list('matters', { order: 'id(asc)', limit: '3', fields: 'id' });
			expect(Object.keys(first.json.meta)).toEqual(['paging']);
			expect(Object.keys(first.json.meta.paging)).toEqual(['next']);
			const seen = [...first.json.data];
			let page = first;
			while (page.json.meta.paging.next) {
				const { next } = page.json.meta.paging;
				expect(new URL(next).searchParams.get('limit')).toBe('3');
				page = await clio.send(next, { headers: { authorization: `Bearer ${clio.fixture.tokens.ada}` } });
				seen.push(...page.json.data);
			}
			const ids = seen.map(({ id }) => id);
			expect([ids.length, new Set(ids).size, [...ids].sort()]).toEqual([8, 8, ids]);
			const back = await clio.send(page.json.meta.paging.previous, {
				headers: { authorization: `Bearer ${clio.fixture.tokens.ada}` },
			});
			expect(back.json.data.map(({ id }: { id: number }) => id)).toEqual(ids.slice(3, 6));
		});

		it('neither skip nor repeat what comes in between', async () => {
			const first = await list('matters', { order: 'id(asc)', limit: '2' });
			changeMatter(clio.state, clio.state.matters.at(first.json.data[0].id), { location: 'Here' });
			addMatters(1);
			const rest = await clio.send(first.json.meta.paging.next.replace('limit=2', 'limit=200'), {
				headers: { authorization: `Bearer ${clio.fixture.tokens.ada}` },
			});
			expect(rest.json.data).toHaveLength(3);
		});

		it('go by offset otherwise, ten thousand records and no more', async () => {
			const byOffset = await list('matters', { limit: '2' });
			expect(new URL(byOffset.json.meta.paging.next).searchParams.get('offset')).toBe('2');
			addMatters(10_001);
			const last = await list('matters', { order: 'updated_at(desc)', offset: '9900', limit: '200' });
			expect([last.json.data.length, last.json.meta.paging.next]).toEqual([100, undefined]);
			expect((await list('matters', { offset: '10000' })).status).toBe(400);
		});

		it.each<[string, Query]>([
			['201', { limit: '201' }],
			['0', { limit: '0' }],
			['a word', { limit: 'all' }],
			['a strange order', { order: 'colour(asc)' }],
			['an order without a direction', { order: 'id' }],
			['a strange token', { order: 'id(asc)', page_token: 'x' }],
			['a token in another order', { order: 'id(desc)', page_token: 'eyJhZnRlciI6MX0' }],
			['a strange status', { status: 'Open' }],
			['a strange ID', { client_id: '1/../2' }],
			['no client', { client_id: 'null' }],
			['a strange time', { updated_since: 'yesterday' }],
			['a date without an operator', { 'close_date[]': '2026-01-01' }],
		])('refuse %s', async (_what, query) => {
			const { status, json } = await list('matters', query);
			expect([status, typeof json.error.message]).toEqual([400, 'string']);
		});

		it('pass over parameters that there are not: page two is page one again', async () => {
			const query = { limit: '2', order: 'id(asc)' };
			const [one, two] = await Promise.all([
				list('matters', query),
				list('matters', { ...query, page: '2' }),
			]);
			expect(two.json.data).toEqual(one.json.data);
		});

		it('say how many there are in all only if they shall', async () => {
			expect((await list('matters')).json.meta).not.toHaveProperty('records');
			clio.switches.recordsInMeta = true;
			expect((await list('matters')).json.meta.records).toBe(4);
		});

		it('hold up to 2,000 users', async () => {
			expect((await list('users', { limit: '2000' })).status).toBe(200);
			expect((await list('users', { limit: '2001' })).status).toBe(400);
		});
	});

	describe('filters', () => {
		it('of matters narrow the list', async () => {
			const { practiceAreas, users, matters, contacts } = clio.fixture;
			expect(await numbers({ status: 'pending' })).toEqual(['00003']);
			expect(await numbers({ status: 'open,pending' })).toHaveLength(4);
			expect(await numbers({ practice_area_id: String(practiceAreas.family?.id) })).toEqual(['00003']);
			expect(await numbers({ responsible_attorney_id: String(users.jane?.id) })).toEqual(['00001', '00003']);
			expect(await numbers({ responsible_attorney_id: 'null' })).toEqual(['00004']);
			expect(await numbers({ client_id: String(contacts.acme?.id) })).toEqual(['00002']);
			expect(await numbers({ query: 'garc' })).toEqual(['00003']);
			expect(await numbers({ 'ids[]': [String(matters.acme?.id), String(matters.smith?.id), '7'] })).toEqual([
				...['00001', '00002'],
			]);
			expect(await numbers({ order: 'display_number(desc)', limit: '1' })).toEqual(['00004']);
		});

		it('of dates take operators, and all have to hold', async () => {
			const close = (name: string, date: string) =>
				changeMatter(clio.state, clio.state.matters.at(clio.fixture.matters[name]?.id ?? 0), {
					...{ status: 'Closed', closeDate: date },
				});
			close('smith', '2025-12-31');
			close('acme', '2026-01-01');
			expect(await numbers({ 'close_date[]': ['>=2026-01-01', '<=2026-12-31'] })).toEqual(['00002']);
			expect(await numbers({ close_date: '=2025-12-31' })).toEqual(['00001']);
			expect(await numbers({ 'close_date[]': '<2025-12-31' })).toEqual([]);
		});

		it('of custom fields take operators by their type', async () => {
			const { customFields, matters } = clio.fixture;
			const id = matters.smith?.id ?? 0;
			const value = (name: string, given: string | number) =>
				clio.call(`PATCH matters/${id}`, {
					data: { custom_field_values: [{ custom_field: { id: customFields[name]?.id }, value: given }] },
				});
			await value('claim', 1500);
			await value('court', 'Superior Court');
			const by = (name: string, condition: string) =>
				numbers({ [`custom_field_values[${customFields[name]?.id}]`]: condition });
			expect(await by('claim', '>=1000')).toEqual(['00001']);
			expect(await by('claim', '[>=1000, <=1400]')).toEqual([]);
			expect(await by('claim', '1500')).toEqual(['00001']);
			expect(await by('court', 'Superior Court')).toEqual(['00001']);
			expect((await list('matters', { 'custom_field_values[1]': 'x' })).status).toBe(400);
		});

		it('of time are strict', async () => {
			const now = clio.clock.now();
			clio.clock.advance(60_000);
			changeMatter(clio.state, clio.state.matters.at(clio.fixture.matters.acme?.id ?? 0), { location: 'B' });
			expect(await numbers({ updated_since: new Date(now).toISOString() })).toEqual(['00002']);
			expect(await numbers({ updated_since: new Date(now - 1).toISOString() })).toHaveLength(4);
			expect(await numbers({ updated_since: '2026-01-05T10:00:30+01:00' })).toEqual(['00002']);
		});

		it('of documents', async () => {
			const { matters, categories, users } = clio.fixture;
			const names = async (query: Query) =>
				(await list('documents', { fields: 'name', ...query })).json.data.map(
					(one: { name: string }) => one.name,
				);
			const folder = clio.state.folders.at(clio.state.matters.at(matters.smith?.id ?? 0).folderId);
			const pending = createDocument(clio.state, {
				...{ ...placeIn(folder), name: 'Late.pdf', filename: 'Late.pdf', contentType: 'application/pdf' },
				creatorId: users.jane?.id ?? 0,
			});
			const inMatter = { matter_id: String(matters.smith?.id) };
			expect(await names(inMatter)).toEqual(['Complaint.pdf', 'Answer.pdf']);
			expect(await names({ ...inMatter, show_uncompleted: 'true' })).toHaveLength(3);
			const [version] = pending.versions;
			if (version) completeVersion(clio.state, pending, version, clio.state.bytes.zeros(3));
			expect(await names({ ...inMatter, query: 'LATE' })).toEqual(['Late.pdf']);
			expect(await names({ document_category_id: 'null' })).toEqual(['Late.pdf']);
			expect(await names({ document_category_id: String(categories.pleadings?.id) })).toHaveLength(3);
			expect(await names({ parent_id: String(folder.id) })).toHaveLength(3);
			const root = clio.state.folders.all[0]?.id;
			expect(await names({ parent_id: String(root) })).toEqual([]);
			expect(await names({ parent_id: String(root), scope: 'descendants' })).toHaveLength(4);
			await clio.call(`DELETE documents/${pending.id}`);
			expect(await names(inMatter)).toHaveLength(2);
			expect(await names({ ...inMatter, include_deleted: 'true' })).toHaveLength(3);
		});
	});

	it('of contacts narrow the list', async () => {
		const { contacts } = clio.fixture;
		const names = async (query: Query) =>
			(await list('contacts', { fields: 'name', ...query })).json.data.map(
				(one: { name: string }) => one.name,
			);
		expect(await names({ client_only: 'true' })).toHaveLength(3);
		expect(await names({ clio_connect_only: 'true' })).toEqual(['John Smith']);
		expect(await names({ 'exclude_ids[]': String(contacts.smith?.id), type: 'Person' })).toEqual([
			...['Elena García', 'Ngozi Okafor'],
		]);
		expect(await names({ query: 'acme', email_only: 'true' })).toEqual(['Acme Holdings, LLC']);
	});

	it('of settings and people are there', async () => {
		const lengths = [];
		for (const path of [
			'users',
			'contacts',
			'practice_areas',
			'matter_stages',
			'document_categories',
			'custom_fields',
		])
			lengths.push((await list(path)).json.data.length);
		expect(lengths).toEqual([4, 4, 3, 5, 5, 5]);
		expect((await list('custom_fields', { parent_type: 'contact' })).json.data).toEqual([]);
		expect((await list('practice_areas', { name: 'Family' })).json.data).toHaveLength(1);
		const stages = await list('matter_stages', {
			practice_area_id: String(clio.fixture.practiceAreas.family?.id),
		});
		expect(stages.json.data).toHaveLength(2);
		clio.switches.practiceAreasMoved = true;
		const moved = await list('practice_areas.json', { fields: 'id' });
		expect([moved.status, moved.headers.get('location')]).toEqual([
			...[307, 'https://app.clio.com/api/v4/practice_areas_with_categories.json?fields=id'],
		]);
	});
});
