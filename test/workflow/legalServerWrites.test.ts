import { createLegalServerHarness } from './legalServerHarness';

describe('what LegalServer Matters writes, in n8n’s engine', () => {
	let harness: ReturnType<typeof createLegalServerHarness>;
	beforeEach(() => {
		harness = createLegalServerHarness();
		site().switches.premium = true;
	});
	afterEach(() => harness.close());

	const site = () => harness.state.site('riverside');
	const caseOf = (name: string) => {
		const found = harness.fixture.matters[name];
		if (found === undefined) throw new Error(`no case ${name}`);
		return found;
	};
	const refused = (reason: string) => ({ error: expect.objectContaining({ reason }) as unknown });
	const notes = () => site().notes.all.filter(({ subject }) => !subject.startsWith('Call '));
	const writes = () => harness.world.service.log.calls.filter(({ route }) => !route.startsWith('GET')).length;
	const note = {
		...{ resource: 'note', operation: 'create', matter: '={{ $json.matter }}' },
		...{ subject: '={{ $json.subject }}', text: '={{ $json.text }}' },
		noteType: { __rl: true, mode: 'id', value: 'Documents' },
	};

	it('adds a note, once, with the names of its case', async () => {
		const { caseNumber, matterUuid, matterId } = caseOf('miller');
		const item = { matter: matterUuid, subject: 'Folder', text: 'https://www.dropbox.com/home/22' };
		const [made] = await harness.output(note, [item]);
		expect(made).toMatchObject({
			...{ status: 'created', matterUuid, matterId, caseNumber, subject: 'Folder', noteType: 'Documents' },
			noteUuid: notes()[0]?.uuid,
		});
		expect(await harness.output(note, [item, { ...item, matter: caseNumber }])).toMatchObject([
			{ status: 'alreadyThere', matterId },
			{ status: 'alreadyThere', matterUuid },
		]);
		expect(notes()).toHaveLength(1);
	});

	it('adds no note out of an expression that finds nothing', async () => {
		const { caseNumber: matter } = caseOf('miller');
		const items = [
			{ matter, subject: 'Folder' },
			{ matter, subject: '', text: 'text' },
			{ matter, subject: 'Folder', text: ' ' },
			{ matter, subject: 'undefined', text: 'text' },
			{ matter: null, subject: 'Folder', text: 'text' },
			{ matter: '../users', subject: 'Folder', text: 'text' },
			{ matter, subject: { a: 1 }, text: 'text' },
		];
		expect(await harness.output(note, items)).toMatchObject(items.map(() => refused('invalid_input')));
		const links = { ...note, options: { links: '={{ $json.links }}' } };
		expect(await harness.output(links, [{ matter, subject: 'Folder', text: 'text' }])).toMatchObject([
			refused('invalid_input'),
		]);
		expect(writes()).toBe(0);
	});

	it('says in a dry run what would be, and writes nothing', async () => {
		const { caseNumber: matter } = caseOf('miller');
		const dry = { ...note, options: { dryRun: true } };
		expect(await harness.output(dry, [{ matter, subject: 'Folder', text: 'text' }])).toMatchObject([
			{ status: 'created', noteUuid: null, dryRun: true, caseNumber: matter },
		]);
		expect(writes()).toBe(0);
	});

	const field = {
		...{ resource: 'matter', operation: 'updateCustomField', matter: '={{ $json.matter }}' },
		...{ customField: '={{ $json.field }}', value: '={{ $json.value }}' },
	};

	it('writes custom fields, those of a case by one call', async () => {
		const { caseNumber: matter, matterUuid, matterId } = caseOf('miller');
		const items = [
			{ matter, field: 'dropbox_folder_12', value: 'id:abc' },
			{ matter: matterUuid, field: 'conflict_checked_16', value: true },
			{ matter, field: 'household_size_15', value: 4 },
		];
		const names = { matterUuid, matterId, caseNumber: matter };
		expect(await harness.output(field, items)).toMatchObject([
			{ ...names, status: 'updated', field: 'dropbox_folder_12', value: 'id:abc', previousValue: null },
			{ ...names, status: 'updated', field: 'conflict_checked_16', value: true, previousValue: null },
			{ ...names, status: 'updated', field: 'household_size_15', previousValue: 3 },
		]);
		expect(writes()).toBe(1);
		expect(await harness.output(field, items)).toMatchObject(items.map(() => ({ status: 'unchanged' })));
		expect(writes()).toBe(1);
	});

	it('reads a value as what it is said to be', async () => {
		const { matterUuid: matter } = caseOf('miller');
		const as = async (valueType: string, name: string, value: string) =>
			await harness.output({ ...field, options: { valueType } }, [{ matter, field: name, value }]);
		expect(await as('date', 'next_hearing_14', '3/1/2026')).toMatchObject([{ value: '2026-03-01' }]);
		expect(await as('boolean', 'conflict_checked_16', 'yes')).toMatchObject([{ value: true }]);
		expect(await as('number', 'household_size_15', '1,004')).toMatchObject([{ value: 1004 }]);
		expect(await as('date', 'next_hearing_14', 'soon')).toMatchObject([refused('invalid_input')]);
	});

	it('empties a field only where that is said', async () => {
		const { matterUuid: matter } = caseOf('miller');
		const items = ['', undefined, null].map((value) => ({ matter, field: 'county_court_17', value }));
		const refusals = items.map(() => refused('invalid_input'));
		expect(await harness.output(field, items)).toMatchObject(refusals);
		const clearing = { ...field, options: { clearIfEmpty: true } };
		// What is not there was looked for in the wrong place.
		expect(await harness.output(clearing, items)).toMatchObject([
			{ status: 'updated', value: null, previousValue: 'Birch County' },
			...refusals.slice(1),
		]);
	});

	it('takes no name of a field that is none', async () => {
		const { matterUuid: matter } = caseOf('miller');
		const items = ['a b', 'folder_id_12,other_13', '', '"};', '../x', 'constructor'].map((name) => ({
			...{ matter, field: name, value: 'x' },
		}));
		expect(await harness.output(field, items)).toMatchObject(items.map(() => refused('invalid_input')));
		expect(writes()).toBe(0);
	});

	it('sets the external ID', async () => {
		const { matterUuid: matter } = caseOf('miller');
		const set = {
			...{ resource: 'matter', operation: 'setExternalId', matter: '={{ $json.matter }}' },
			externalId: '={{ $json.id }}',
		};
		expect(await harness.output(set, [{ matter, id: 'id:abc' }])).toMatchObject([
			{ status: 'updated', field: 'external_id', value: 'id:abc', previousValue: 'RS-107' },
		]);
		expect(await harness.output(set, [{ matter, id: '' }])).toMatchObject([refused('invalid_input')]);
	});

	it('says once, of a site without the Premium API, what to do instead', async () => {
		site().switches.premium = false;
		const items = site().matters.all.map(({ uuid }) => ({
			...{ matter: uuid, field: 'dropbox_folder_12', value: 'id:abc' },
		}));
		const found = await harness.output(field, items);
		expect(found).toMatchObject(items.map(() => refused('missing_scope')));
		expect(JSON.stringify(found[0])).toContain('LegalServer calls n8n');
		expect(writes()).toBe(1);
	});

	const staff = { resource: 'matter', operation: 'getStaff', matter: '={{ $json.matter }}' };

	it('lists who works on cases, one item for each', async () => {
		const { caseNumber, matterUuid } = caseOf('miller');
		const matters = [caseNumber, caseOf('group').matterUuid, '99-9999999', matterUuid];
		const items = matters.map((matter) => ({ matter }));
		const miller = {
			...{ caseNumber, matterUuid, emails: ['jane@example.com', 'ravi@example.com'], withoutEmail: [] },
			staff: [
				{ name: 'Jane Doe', email: 'jane@example.com', type: 'Primary', startDate: '2025-03-05' },
				{ name: 'Ravi Roe', email: 'ravi@example.com', type: 'Co-Counsel', endDate: null },
			],
		};
		expect(await harness.output(staff, items)).toMatchObject([
			miller,
			{ emails: [], withoutEmail: ['Noor Poe'], warnings: [expect.stringContaining('no email') as unknown] },
			refused('not_found'),
			miller,
		]);
	});

	it('lets nobody in where an expression does not find the types that are let in', async () => {
		const { matterUuid: matter } = caseOf('miller');
		const typed = { ...staff, options: { assignmentTypes: '={{ $json.types }}' } };
		const items = ['Co-Counsel', '', undefined, 'Primary,'].map((types) => ({ matter, types }));
		expect(await harness.output(typed, items)).toMatchObject([
			{ emails: ['ravi@example.com'] },
			...items.slice(1).map(() => refused('invalid_input')),
		]);
	});
});
