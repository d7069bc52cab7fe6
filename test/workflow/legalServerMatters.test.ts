import { createLegalServerHarness } from './legalServerHarness';

describe('LegalServer Matters in n8n’s engine', () => {
	let harness: ReturnType<typeof createLegalServerHarness>;
	beforeEach(() => {
		harness = createLegalServerHarness();
	});
	afterEach(() => harness.close());

	const get = { resource: 'matter', operation: 'get', matter: '={{ $json.matter }}' };
	const caseOf = (name: string) => {
		const found = harness.fixture.matters[name];
		if (found === undefined) throw new Error(`no case ${name}`);
		return found;
	};
	const refused = (reason: string) => ({ error: expect.objectContaining({ reason }) as unknown });

	it('gets a case by its number, its UUID, its ID and its address, one request each', async () => {
		const { caseNumber, matterUuid, matterId } = caseOf('miller');
		const address = `https://riverside.legalserver.org/matter/dynamic-profile/view/${matterId}`;
		const names = [caseNumber, matterUuid, matterId, String(matterId), address];
		const found = await harness.output(
			get,
			names.map((matter) => ({ matter })),
		);
		expect(found).toHaveLength(5);
		for (const each of found)
			expect(each).toMatchObject({
				...{ caseNumber, matterUuid, matterId, clientName: 'Rosa Lee Miller', disposition: 'Open' },
				...{ problemCode: '63 Private Landlord/Tenant', office: 'Main Office', openedDate: '2025-03-05' },
			});
		// The ID came three times, once as an address.
		expect(harness.calls()).toBe(3);
		for (const name of Object.keys(found[0] ?? {})) expect(name).toMatch(/^[a-z][a-zA-Z]*$/);
	});

	it('says of each what is wrong with it alone', async () => {
		const wrong = ['1/../users', '22-9999999', 'undefined', '', 999_999, '22-0000107 or 1=1', null];
		const items = [caseOf('miller').caseNumber, ...wrong].map((matter) => ({ matter }));
		const reasons = (await harness.output(get, items)).map(
			(each) => (each['error'] as { reason?: string } | undefined)?.reason ?? 'found',
		);
		const invalid = 'invalid_input';
		expect(reasons).toEqual([
			...['found', invalid, 'not_found', invalid, invalid, 'not_found', invalid, invalid],
		]);
	});

	it('does not take the address of another site for a case of this one', async () => {
		const { matterId } = caseOf('miller');
		const matter = `https://riverside-demo.legalserver.org/matter/dynamic-profile/view/${matterId}`;
		expect(await harness.output(get, [{ matter }])).toMatchObject([refused('invalid_input')]);
		expect(harness.calls()).toBe(0);
	});

	it('keeps live and demo apart', async () => {
		const { matterUuid } = caseOf('miller');
		// Demo sites are copies of live ones: the UUID is the same, the case is another.
		const found = await harness.output(get, [{ matter: matterUuid }], harness.credentialOf('demo'));
		expect(found).toMatchObject([{ url: expect.stringMatching(/^https:\/\/riverside-demo\./) as unknown }]);
		expect(harness.calls('GET api/v1/matters/:uuid')).toBe(1);
		const strange = harness.credentialOf('demo', { environment: 'live' });
		expect(await harness.output(get, [{ matter: matterUuid }], strange)).toMatchObject([
			refused('missing_scope'),
		]);
	});

	it('reads custom fields that are named, and no others', async () => {
		const { matterUuid } = caseOf('miller');
		const [name = ''] = [...(harness.state.site('riverside')?.customFields.keys() ?? [])];
		const options = { customFields: name };
		const [found] = await harness.output({ ...get, options }, [{ matter: matterUuid }]);
		expect(Object.keys((found?.['customFields'] ?? {}) as object)).toEqual([name]);
		const [without] = await harness.output(get, [{ matter: matterUuid }]);
		expect(without?.['customFields']).toEqual({});
	});

	it('lists every case once, and goes on where a run ended', async () => {
		const many = { resource: 'matter', operation: 'getMany' };
		const all = await harness.output({ ...many, returnAll: true });
		const first = await harness.output({ ...many, returnAll: false, limit: 7 });
		const startAfter = String(first.at(-1)?.['nextPosition']);
		const rest = await harness.output({ ...many, returnAll: true, options: { startAfter } });
		const numbers = (rows: typeof all) => rows.map(({ caseNumber }) => caseNumber);
		expect(new Set(numbers(all)).size).toBe(all.length);
		expect([...numbers(first), ...numbers(rest)]).toEqual(numbers(all));
	});

	it('makes no list of everything out of a filter whose expression finds nothing', async () => {
		const many = { resource: 'matter', operation: 'getMany', returnAll: true };
		const found = await harness.output({ ...many, filters: { program: '={{ $json.program }}' } });
		expect(found).toMatchObject([refused('invalid_input')]);
	});

	it('says which site is connected, what is missing, and when the token ends', async () => {
		const check = { resource: 'account', operation: 'checkConnection' };
		const of = async (name: string, more = {}) =>
			await harness.output(check, [{}], harness.credentialOf(name, more));
		expect(await of('intake')).toMatchObject([
			{ site: 'riverside.legalserver.org', isDemo: false, missingPermissions: [], tokenEnds: null },
		]);
		const created = new Date(Date.now() - 350 * 86_400_000).toISOString();
		const [soon] = await of('intake', { createdOn: created });
		expect(soon?.['daysLeft']).toBeGreaterThan(10);
		expect(soon?.['daysLeft']).toBeLessThan(17);
		expect(await of('readOnlyApi')).toMatchObject([
			{ missingPermissions: ['API Create Matter Notes', 'API Basic Case Info'] },
		]);
		expect(await of('expired')).toMatchObject([refused('not_connected')]);
	});

	it('warns in the run of a token that is about to end', async () => {
		const created = new Date(Date.now() - 350 * 86_400_000).toISOString();
		const credentials = harness.credentialOf('intake', { createdOn: created });
		const { run } = await harness.run(get, [{ matter: caseOf('miller').caseNumber }], credentials);
		const hints = Object.values(run.data.resultData.runData).flatMap((tasks) => tasks.at(-1)?.hints ?? []);
		expect(hints.map(({ message }) => message).join()).toMatch(/token of this credential expires on/);
	});
});
