/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { LegalServerPort } from '@/nodes/shared/legalserver/port';
import type {
	CaseChange,
	FieldValue,
} from '@/packages/legalserver-matters/nodes/LegalServerMatters/actions/matter/changes/CaseChange';
import { changeCases } from '@/packages/legalserver-matters/nodes/LegalServerMatters/actions/matter/changes/changeCases';
import { createStubLegalServer } from '@/test/support/createStubLegalServer';
import { createTestLegalServer, type TestLegalServer } from '@/test/support/createTestLegalServer';
import { forEveryLegalServerCall } from '@/test/support/forEveryLegalServerCall';

const FOLDER = 'dropbox_folder_12';
const LINK = 'dropbox_link_13';
const uuidOf = ({ fixture }: TestLegalServer, name: string) => fixture.matters[name]?.matterUuid ?? '';
const siteOf = ({ state }: TestLegalServer) => state.site('riverside');
const custom = (uuid: string, name: string, value: FieldValue, dryRun = false): CaseChange => ({
	...{ key: { uuid }, field: { name, isCustom: true }, value, dryRun },
});
const external = (uuid: string, value: FieldValue): CaseChange => ({
	...{ key: { uuid }, field: { name: 'external_id', isCustom: false }, value, dryRun: false },
});
const run = async (changes: CaseChange[], legalServer: LegalServerPort) =>
	await changeCases(changes, legalServer, () => undefined);
const statuses = async (changes: CaseChange[], legalServer: LegalServerPort) =>
	(await run(changes, legalServer)).map((outcome) =>
		outcome.ok ? outcome.value.status : outcome.refusal.reason,
	);
const written = ({ requests }: TestLegalServer) =>
	requests
		.filter(({ method }) => method === 'PATCH')
		.map(({ body }): unknown => JSON.parse(Buffer.concat(body ?? []).toString('utf8')));
const valuesOf = (test: TestLegalServer) =>
	siteOf(test).matters.all.map(({ id, fields, customFields }) => [id, fields['external_id'], customFields]);

describe('fields of cases in LegalServer', () => {
	let test: TestLegalServer;
	let miller: string;
	beforeEach(() => {
		test = createTestLegalServer();
		siteOf(test).switches.premium = true;
		miller = uuidOf(test, 'miller');
	});
	afterEach(() => test.close());

	it('are written by one call for each case, and not at all where they hold the value', async () => {
		const changes = [
			custom(miller, FOLDER, 'id:abc'),
			custom(uuidOf(test, 'group'), FOLDER, 'id:def'),
			custom(miller, LINK, 'https://www.dropbox.com/home/22'),
			custom(miller, 'county_court_17', 'Birch County'),
		];
		expect(await run(changes, test.legalServer)).toMatchObject([
			{ value: { status: 'updated', previousValue: null, value: 'id:abc' } },
			{ value: { status: 'updated', previousValue: null, value: 'id:def' } },
			{ value: { status: 'updated', value: 'https://www.dropbox.com/home/22' } },
			{ value: { status: 'unchanged', previousValue: 'Birch County', value: 'Birch County' } },
		]);
		expect(written(test)).toEqual([
			{ custom_fields: { [FOLDER]: 'id:abc', [LINK]: 'https://www.dropbox.com/home/22' } },
			{ custom_fields: { [FOLDER]: 'id:def' } },
		]);
		expect(await statuses(changes, test.legalServer)).toEqual(Array(4).fill('unchanged'));
		expect(written(test)).toHaveLength(2);
	});

	it('are those of one case by whatever it is named', async () => {
		const { matterId: id = 0, caseNumber = '' } = test.fixture.matters['miller'] ?? {};
		const changes = [
			{ ...custom(miller, FOLDER, 'id:abc'), key: { caseNumber } },
			{ ...custom(miller, LINK, 'https://a.example'), key: { id } },
			custom(miller, 'conflict_checked_16', true),
		];
		expect(await statuses(changes, test.legalServer)).toEqual(['updated', 'updated', 'updated']);
		expect(written(test)).toHaveLength(1);
	});

	it('end as the last item has it where several are about the same one', async () => {
		const changes = ['one', 'two', 'one'].map((value) => custom(miller, FOLDER, value));
		expect(await run(changes, test.legalServer)).toMatchObject([
			{ value: { status: 'updated', previousValue: null } },
			{ value: { status: 'updated', previousValue: 'one' } },
			{ value: { status: 'updated', previousValue: 'two', value: 'one' } },
		]);
	});

	it.each<[string, FieldValue, FieldValue]>([
		['next_hearing_14', '2026-03-01', '2026-04-01'],
		['household_size_15', 4, 3],
		['household_size_15', '1,004', 7],
		['conflict_checked_16', true, false],
		['county_court_17', 'Alder County', 'Birch County'],
		[FOLDER, 'O’Neil & <Sons> “é”\nline 2', null],
	])('keep what %s is given as: %p', async (name, one, other) => {
		expect(await statuses([custom(miller, name, one)], test.legalServer)).toEqual(['updated']);
		expect(await statuses([custom(miller, name, one)], test.legalServer)).toEqual(['unchanged']);
		expect(await statuses([custom(miller, name, other)], test.legalServer)).toEqual(['updated']);
		expect(siteOf(test).matters.at(101).customFields[name]).toEqual(other);
	});

	it('are emptied where that is said', async () => {
		expect(await run([custom(miller, 'county_court_17', null)], test.legalServer)).toMatchObject([
			{ value: { status: 'updated', previousValue: 'Birch County', value: null } },
		]);
		expect(await run([external(miller, null)], test.legalServer)).toMatchObject([
			{ value: { status: 'updated', previousValue: 'RS-107', value: null } },
		]);
		expect(await statuses([external(miller, null)], test.legalServer)).toEqual(['unchanged']);
	});

	it('are the external ID, too', async () => {
		expect(await run([external(miller, 'id:abc')], test.legalServer)).toMatchObject([
			{ value: { status: 'updated', previousValue: 'RS-107', value: 'id:abc' } },
		]);
		expect(written(test)).toEqual([{ external_id: 'id:abc' }]);
	});

	it('are one item’s alone where LegalServer rejects a value or does not know a field', async () => {
		const changes = [
			custom(miller, 'county_court_17', 'Cedar County'),
			custom(miller, FOLDER, 'id:abc'),
			custom(miller, 'nowhere_99', 'x'),
			custom(miller, '__proto__', 'x'),
			custom('00000000-0000-0000-0000-000000000001', FOLDER, 'x'),
		];
		const outcomes = await run(changes, test.legalServer);
		expect(outcomes).toMatchObject([
			{ refusal: { reason: 'invalid_input', message: 'LegalServer rejected “county_court_17”' } },
			{ value: { status: 'updated', value: 'id:abc' } },
			{ refusal: { reason: 'invalid_input', message: 'LegalServer rejected “nowhere_99”' } },
			{ refusal: { reason: 'invalid_input' } },
			{ refusal: { reason: 'not_found' } },
		]);
		expect(JSON.stringify(outcomes)).not.toContain('Cedar');
	});

	it('are refused once for the whole run where the site does not pay for it, and it is said what to do', async () => {
		siteOf(test).switches.premium = false;
		const cases = siteOf(test).matters.all.slice(0, 12);
		const changes = cases.map(({ uuid }) => custom(uuid, FOLDER, 'id:abc'));
		const outcomes = await run(changes, test.legalServer);
		for (const outcome of outcomes)
			expect(outcome).toMatchObject({
				refusal: {
					reason: 'missing_scope',
					message: expect.stringContaining('paid Premium API') as unknown,
					advice: expect.stringMatching(
						/Ask LegalServer.*LegalServer calls n8n.*API Update Matter/,
					) as unknown,
				},
			});
		expect(test.calls('PATCH api/v1/matters/:uuid')).toBe(1);
	});

	it('are each tried where a first one went through', async () => {
		const cases = siteOf(test).matters.all.slice(0, 6);
		const changes = cases.map(({ uuid }) => custom(uuid, FOLDER, 'id:abc'));
		let patches = 0;
		const refusing = test.connect((call) => async (request) => {
			if (request.method === 'PATCH' && ++patches === 2) siteOf(test).switches.premium = false;
			return await call(request);
		});
		const found = await statuses(changes, refusing.legalServer);
		expect(found.filter((status) => status === 'updated')).toHaveLength(1);
		expect(patches).toBe(6);
	});

	it('name the permission where the user’s role lacks it', async () => {
		const reader = createTestLegalServer({ token: 'readOnlyApi' });
		reader.state.site('riverside').switches.premium = true;
		expect(await run([custom(uuidOf(reader, 'miller'), FOLDER, 'x')], reader.legalServer)).toMatchObject([
			{
				refusal: {
					reason: 'missing_scope',
					message: expect.stringContaining('“API Update Matter”') as unknown,
				},
			},
		]);
		reader.close();
	});

	it('stay as they are in a dry run, which says what would be', async () => {
		const before = structuredClone(valuesOf(test));
		const changes = [
			custom(miller, FOLDER, 'id:abc', true),
			custom(miller, FOLDER, 'id:abc', true),
			{ ...external(miller, 'RS-107'), dryRun: true },
		];
		expect(await statuses(changes, test.legalServer)).toEqual(['updated', 'unchanged', 'unchanged']);
		expect(valuesOf(test)).toEqual(before);
		expect(written(test)).toEqual([]);
	});

	it('are refused where the credential may only read, also to a dry run', async () => {
		const reader = createTestLegalServer({ onlyRead: true });
		for (const dryRun of [false, true])
			await expect(
				statuses([custom(uuidOf(reader, 'miller'), FOLDER, 'x', dryRun)], reader.legalServer),
			).rejects.toMatchObject({ reason: 'guarded' });
		expect(reader.requests).toHaveLength(0);
		reader.close();
	});

	it('are read and written where the site has custom fields among the others', async () => {
		Object.assign(siteOf(test).switches, { customFieldsAt: 'top', matterKey: 'full_data' });
		const changes = [custom(miller, FOLDER, 'id:abc'), custom(miller, 'county_court_17', 'Birch County')];
		expect(await statuses(changes, test.legalServer)).toEqual(['updated', 'unchanged']);
	});

	it.each<[string, unknown, string]>([
		['says nothing of it', undefined, 'unexpected'],
		['holds what it held', 'before', 'unexpected'],
		['holds only the beginning', 'https://www.dropbox.com/ho', 'unexpected'],
		['holds it as an object', { raw_value: 'https://www.dropbox.com/home/22' }, 'updated'],
		['holds it otherwise', 'HTTPS://WWW.DROPBOX.COM/HOME/22', 'updated'],
	])(
		'are compared with what was wanted after LegalServer took them, where it %s',
		async (_, after, status) => {
			let isWritten = false;
			const { legalServer } = createStubLegalServer(({ method }) => {
				if (method === 'PATCH') isWritten = true;
				const value = isWritten ? after : 'before';
				const fields = value === undefined ? {} : { [LINK]: value };
				const matter = {
					matter_uuid: miller,
					case_id: 101,
					case_number: '22-0000107',
					custom_fields: fields,
				};
				return { status: 200, body: { data: method === 'PATCH' ? {} : matter } };
			});
			const wanted = custom(miller, LINK, 'https://www.dropbox.com/home/22');
			const [outcome] = await run([wanted], legalServer);
			expect(outcome?.ok === true ? outcome.value.status : outcome?.refusal.reason).toBe(status);
		},
	);

	it('hold their values once whatever becomes of a call', async () => {
		const calls = await forEveryLegalServerCall({
			begin: (world) => void (siteOf(world).switches.premium = true),
			run: async (legalServer, world) => {
				const changes = [
					custom(uuidOf(world, 'miller'), FOLDER, 'id:abc'),
					{ ...custom('', LINK, 'https://a.example'), key: { caseNumber: '22-0000107' } },
					external(uuidOf(world, 'group'), 'id:def'),
				];
				for (const status of await statuses(changes, legalServer))
					expect(status).toMatch(/updated|unchanged/);
			},
			look: valuesOf,
		});
		expect(calls).toBe(8);
	});
});
