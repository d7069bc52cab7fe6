/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { Matter } from '@/nodes/shared/legalserver/port';
import { createStubLegalServer } from '@/test/support/createStubLegalServer';
import { createTestLegalServer } from '@/test/support/createTestLegalServer';

const UUID = '09a13536-6a55-11e2-818e-00188b3e7804';
const RAW = { matter_uuid: UUID, case_id: 107, case_number: '22-0000107' };
const another = (id: number, more: object = {}) => ({
	...{ matter_uuid: `09a13536-6a55-11e2-818e-${String(id).padStart(12, '0')}`, case_id: id },
	...{ case_number: `22-1${String(id).padStart(4, '0')}`, ...more },
});

/** A site whose search finds these. */
const finding = (cases: object[]) =>
	createStubLegalServer(({ url }) => {
		const query = new URL(url).searchParams;
		const [page, size] = [Number(query.get('page_number') ?? 1), Number(query.get('page_size') ?? 20)];
		const data = cases.slice((page - 1) * size, page * size);
		const pages = Math.ceil(cases.length / size);
		const counts = { total_number_of_pages: pages, total_records: cases.length };
		return { status: 200, body: { page_number: page, ...counts, data } };
	});

describe('a case by its number', () => {
	it('is itself among those that begin like it, however many they are', async () => {
		const others = Array.from({ length: 250 }, (_, index) => another(1000 + index));
		const { legalServer, requests } = finding([...others, { ...RAW, case_id: 2000, case_number: '22-1' }]);
		expect(await legalServer.readMatter({ caseNumber: '22-1' })).toMatchObject({ id: 2000, uuid: UUID });
		expect(requests).toHaveLength(3);
	});

	it('is none of those that only begin like it', async () => {
		const { legalServer } = finding([another(1), another(2)]);
		const reading = legalServer.readMatter({ caseNumber: '22-1' });
		await expect(reading).rejects.toMatchObject({ reason: 'not_found' });
	});

	it('is not looked for without an end', async () => {
		const { legalServer, requests } = finding(Array.from({ length: 5000 }, (_, index) => another(index + 1)));
		const reading = legalServer.readMatter({ caseNumber: '22-1' });
		await expect(reading).rejects.toMatchObject({ reason: 'ambiguous' });
		expect(requests.length).toBeLessThan(20);
	});

	it('is not one of two', async () => {
		const { legalServer } = finding([RAW, another(2, { case_number: RAW.case_number })]);
		const reading = legalServer.readMatter({ caseNumber: RAW.case_number });
		await expect(reading).rejects.toMatchObject({ reason: 'ambiguous' });
	});
});

describe('cases with fields that nobody would expect', () => {
	const odd: object[] = [
		...[{ case_number: null }, { intake_date: 20260301 }, { date_opened: ['2026-03-01'] }],
		...[{ special_legal_problem_code: 'VAWA' }, { special_legal_problem_code: { individual_values: 'x' } }],
		...[{ case_restrictions: 7 }, { assignments: [null] }, { assignments: { 0: {} } }],
		...[{ assignments: [{ user: 'Jane Doe', start_date: 5 }] }, { custom_fields: 'none' }],
		...[{ intake_office: 5 }, { intake_office: [] }, { case_exclusions: [null, true] }],
		...[{ case_exclusions: [{ user_id: {}, user_uuid: 5, user_name: ['x'] }] }, { client_full_name: {} }],
	];

	it.each(odd)('keep no other case from being listed: %j', async (fields) => {
		const { legalServer } = finding([another(1), { ...RAW, ...fields }, another(200)]);
		const ids: number[] = [];
		for await (const { records } of legalServer.listMatters({})) ids.push(...records.map(({ id }) => id));
		expect(ids).toEqual([1, 107, 200]);
	});

	it('have all their codes where these come as a text', async () => {
		const { legalServer } = finding([{ ...RAW, special_legal_problem_code: 'VAWA' }]);
		const matter: Matter = await legalServer.readMatter({ id: 107 });
		expect(matter.specialProblemCodes).toEqual(['VAWA']);
	});

	it.each([null, 5, 'x', [], [RAW]])('are refused, not a defect, where the answer is %j', async (body) => {
		const { legalServer } = createStubLegalServer(() => ({ status: 200, body: JSON.stringify(body) }));
		await expect(legalServer.readMatter({ uuid: UUID })).rejects.toMatchObject({ reason: 'unavailable' });
		await expect(legalServer.readMatter({ id: 1 })).rejects.toMatchObject({ reason: 'unavailable' });
		await expect(legalServer.listNotes(UUID)).rejects.toMatchObject({ reason: 'unavailable' });
	});

	it('are refused, not a defect, where a record of a list is null', async () => {
		const { legalServer } = finding([null as never]);
		await expect(legalServer.readMatter({ id: 1 })).rejects.toMatchObject({ reason: 'unexpected' });
		await expect(legalServer.listNotes(UUID)).rejects.toMatchObject({ reason: 'unexpected' });
	});
});

describe('a case, whichever reading of the documentation is the right one', () => {
	for (const matterKey of ['data', 'full_data'] as const)
		for (const customFieldsAt of ['custom_fields', 'top'] as const)
			for (const permissionStatus of [401, 403] as const)
				it(`is read: ${matterKey}, ${customFieldsAt}, ${permissionStatus}`, async () => {
					const test = createTestLegalServer();
					const site = test.state.site('riverside');
					if (site === undefined) throw new TypeError('no site');
					Object.assign(site.switches, { matterKey, customFieldsAt, permissionStatus, looseSearch: true });
					const [name = ''] = site.customFields.keys();
					const uuid = test.fixture.matters['miller']?.matterUuid ?? '';
					for (const key of [{ uuid }, { caseNumber: '22-0000107' }])
						expect((await test.legalServer.readMatter(key, [name])).customFields).toHaveProperty(name);
					test.close();
				});
});
