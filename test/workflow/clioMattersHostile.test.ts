import type { INodeParameters } from 'n8n-workflow';
import { createDocument, completeVersion } from '../emulators/clio/state/documents';
import { createMatter } from '../emulators/clio/state/matters';
import { byId, createClioHarness } from './clioHarness';

/** What an expression yields that found nothing, or something else than was meant. */
const NOTHING = [
	...['{{ $json.missing }}', '{{ null }}', '{{ "" }}', '{{ "  " }}', '{{ 0 }}', '{{ NaN }}', '{{ {} }}'],
	...['{{ ({ id: 1 }) }}', '{{ [] }}', '{{ "undefined" }}', '{{ "null" }}', '{{ "[object Object]" }}'],
	...['{{ true }}', '{{ -1 }}', '{{ 1.5 }}', '{{ "1/../users" }}', '{{ "1e3" }}', '{{ "0x10" }}'],
].map((expression) => `=${expression}`);

describe('Clio Matters, given what it should not be given', () => {
	let harness: ReturnType<typeof createClioHarness>;
	beforeEach(() => (harness = createClioHarness()));
	afterEach(() => harness.close());

	const matterId = (name: string) => harness.fixture.matters[name]?.id ?? 0;
	const documentId = (name: string) => harness.fixture.documents[name]?.id ?? 0;
	const locator = (value: unknown) => byId(value) as INodeParameters;
	const byUrl = (value: string): INodeParameters => ({ __rl: true, mode: 'url', value });
	const reasons = async (parameters: INodeParameters) =>
		(await harness.output(parameters)).map(({ error }) => (error as { reason?: string } | undefined)?.reason);

	const OPERATIONS: Array<[string, string, string, INodeParameters]> = [
		['matter', 'get', 'matter', {}],
		['document', 'get', 'document', {}],
		['document', 'getVersions', 'document', {}],
		['document', 'download', 'document', { outputField: 'data' }],
		['document', 'getMany', 'matter', { documentsOf: 'matter', returnAll: true }],
		['document', 'getMany', 'contact', { documentsOf: 'contact', returnAll: true }],
	];

	it.each(OPERATIONS)(
		'%s %s takes nothing for its %s but a record',
		async (resource, operation, field, more) => {
			for (const nothing of NOTHING) {
				const parameters = { resource, operation, ...more, [field]: locator(nothing) };
				expect([nothing, await reasons(parameters)]).toEqual([nothing, ['invalid_input']]);
			}
			expect(harness.calls()).toBe(0);
		},
	);

	it.each([
		['matter', ['client', 'practiceArea', 'responsibleAttorney', 'customField']],
		['document', ['category']],
	])('%s getMany is not widened by a filter that came to nothing', async (resource, filters) => {
		for (const filter of filters)
			for (const nothing of NOTHING.filter((each) => !/""|" {2}"/.test(each))) {
				const parameters = {
					...{ resource, operation: 'getMany', returnAll: true, documentsOf: 'firm' },
					filters: { [filter]: locator(nothing), customFieldValue: 'x' },
				};
				expect([filter, nothing, await reasons(parameters)]).toEqual([filter, nothing, ['invalid_input']]);
			}
		expect(harness.calls()).toBe(0);
	});

	it.each([
		['matter', ['createdSince', 'updatedSince', 'openedFrom', 'openedUntil', 'closedFrom', 'closedUntil']],
		['document', ['createdSince', 'updatedSince']],
	])('%s getMany is not widened by a date that was not found', async (resource, filters) => {
		for (const filter of filters)
			for (const nothing of ['={{ $json.missing }}', '={{ null }}', '={{ "undefined" }}', '={{ NaN }}']) {
				const parameters = {
					...{ resource, operation: 'getMany', returnAll: true, documentsOf: 'firm' },
					filters: { [filter]: nothing },
				};
				expect([filter, nothing, await reasons(parameters)]).toEqual([filter, nothing, ['invalid_input']]);
			}
		expect(harness.calls()).toBe(0);
	});

	it('switches are not on because an expression yields the word false', async () => {
		const listing = { resource: 'document', operation: 'getMany', documentsOf: 'firm' };
		for (const word of ['={{ "false" }}', '={{ "no" }}', '={{ $json.missing }}', '={{ {} }}']) {
			const filters = { includeDeleted: word };
			expect([word, await reasons({ ...listing, returnAll: true, filters })]).toEqual([
				...[word, ['invalid_input']],
			]);
			expect(await reasons({ ...listing, returnAll: word, limit: 1 })).toEqual(['invalid_input']);
		}
	});

	it.each([
		...[0, -1, 1.5, '={{ $json.missing }}', '={{ "" }}', '={{ true }}', '={{ "all" }}', '={{ [1] }}'],
	])('a limit of %s is none', async (limit) => {
		const parameters = { resource: 'matter', operation: 'getMany', returnAll: false, limit };
		expect(await reasons(parameters)).toEqual(['invalid_input']);
	});

	const HOSTILE_NAMES = [
		...['a/../../b.pdf', '..', '../..', '/etc/passwd', 'C:\\x', '\u202Egnp.exe', '\u200B', '__proto__'],
		...['x'.repeat(300), 'CON', ' .pdf', '<b>{{ $json }}', '=1+1', 'a\u0000b', 'a\r\nb'],
	];
	/** The emulated storage has it in its addresses, where two dots would lead elsewhere. */
	const fileOf = (name: string) => (name === '..' ? 'dots.txt' : name);
	const addDocument = (name: string, more: object = {}) => {
		const made = createDocument(harness.state, {
			...{ name, filename: fileOf(name), contentType: 'text/plain', creatorId: 1 },
			...{ parentId: null, matterId: null, contactId: null, ...more },
		});
		const [version] = made.versions;
		const bytes = harness.state.bytes.put([Buffer.from('text')]);
		return version === undefined ? made : completeVersion(harness.state, made, version, bytes);
	};

	it.each(HOSTILE_NAMES)(
		'a document called %j keeps its name in all it says, and no file has it',
		async (name) => {
			const category = harness.state.categories.create({ name });
			const { id } = addDocument(name, { matterId: matterId('smith'), categoryId: category.id });
			const document = locator(id);
			const expected = expect.objectContaining({ name, fileName: fileOf(name), category: name }) as unknown;
			expect(await harness.output({ resource: 'document', operation: 'get', document })).toEqual([expected]);
			const list = { documentsOf: 'matter', matter: locator(matterId('smith')), returnAll: true };
			expect(await harness.output({ resource: 'document', operation: 'getMany', ...list })).toContainEqual(
				expected,
			);
			const versions = { resource: 'document', operation: 'getVersions', document };
			expect(await harness.output(versions)).toMatchObject([{ fileName: fileOf(name) }]);
			const download = { resource: 'document', operation: 'download', outputField: 'data', document };
			for (const options of [
				{},
				...(name.includes('{{') ? [] : [{ fileName: name, size: 4 }, { fileName: name }]),
			]) {
				const { output } = await harness.run({ ...download, options });
				const called = output[0]?.binary?.['data']?.fileName ?? '';
				expect([options, called]).toEqual([
					options,
					expect.stringMatching(/^(?!\.{1,2}$)[^/\\\p{C}]{1,255}$/u),
				]);
				expect(output[0]?.json['fileName']).toBe(called);
			}
		},
	);

	it('a matter and a document without what they usually have come through, and say what is hidden', async () => {
		const matter = createMatter(harness.state, { description: '', clientId: null, userId: 1 });
		harness.state.matters.change(matter, { displayNumber: '', practiceAreaId: null } as never);
		const bare = { resource: 'matter', operation: 'get', matter: locator(matter.id) };
		expect(await harness.output(bare)).toMatchObject([
			{ matterId: matter.id, matterNumber: '', contactId: null, clientName: '', practiceArea: '' },
		]);
		const { id } = addDocument('Alone.pdf');
		const get = { resource: 'document', operation: 'get', document: locator(id) };
		expect(await harness.output(get)).toMatchObject([
			{ matterId: null, matterNumber: '', folderId: null, category: '', contactId: null },
		]);
		const list = { resource: 'matter', operation: 'getMany', returnAll: true };
		const hidden = await harness.output(list, [{}], harness.credentialOf('noContacts'));
		expect(new Set(hidden.map((row) => row['clientName']))).toEqual(new Set(['']));
		expect(hidden).toContainEqual(expect.objectContaining({ clientName: '', hidden: ['client'] }));
	});

	it('what is refused names the field, and holds no name, token, address or trace', async () => {
		harness.state.switches.downloadHost = 'evil.example';
		const parameters = {
			...{ resource: 'document', operation: 'download', outputField: 'data' },
			...{ document: locator('={{ $json.id }}'), options: { versionId: '={{ $json.version }}' } },
		};
		const items = [
			{ id: 'John Smith', version: '' },
			{ id: documentId('complaint'), version: 'John Smith/../1' },
			{ id: documentId('lease'), version: '' },
		];
		const { output } = await harness.run(parameters, items);
		const errors = output.map(({ json, pairedItem }) => [
			...[pairedItem, (json['error'] as { message?: string }).message],
		]);
		expect(errors).toEqual([
			[{ item: 0 }, expect.stringContaining('“Document”')],
			[{ item: 1 }, expect.stringContaining('“Version ID”')],
			[{ item: 2 }, expect.stringContaining('storage')],
		]);
		const said = JSON.stringify(output.map(({ json }) => json));
		expect(said).not.toMatch(/Smith|Complaint|Lease|token-|refresh-|https?:|evil|\.ts:|at \w+ \(/);
	});

	it('a position of another listing is not gone on from', async () => {
		const list = { operation: 'getMany', returnAll: false, limit: 1 };
		const documentsOf = (name: string) => ({
			...{ ...list, resource: 'document', documentsOf: 'matter', matter: locator(matterId(name)) },
		});
		const [first] = await harness.output(documentsOf('smith'));
		const options = { startAfter: String(first?.['nextPosition']) };
		expect(await harness.output({ ...documentsOf('smith'), options })).toMatchObject([
			{ name: 'Answer.pdf' },
		]);
		const firm = { ...list, resource: 'document', documentsOf: 'firm' };
		for (const other of [documentsOf('acme'), firm, { ...list, resource: 'matter' }])
			expect(await reasons({ ...other, options })).toEqual(['invalid_input']);
		for (const startAfter of [
			'1',
			'={{ $json.missing }}',
			'1@yesterday',
			'../1@2026-01-01T00:00:00Z',
			'1@x#y',
		])
			expect(await reasons({ ...documentsOf('smith'), options: { startAfter } })).toEqual(['invalid_input']);
		const [last] = await harness.output({ ...list, resource: 'matter' });
		const { error } =
			(await harness.output({ ...firm, options: { startAfter: String(last?.['nextPosition']) } }))[0] ?? {};
		expect(error).toMatchObject({ message: expect.stringContaining('a different list') as unknown });
	});

	it('twenty items, and four runs at once, renew a token that ended once', async () => {
		const credentials = harness.credentialOf('expired');
		const parameters = {
			...{ resource: 'document', operation: 'getVersions' },
			document: locator('={{ $json.id }}'),
		};
		const items = Array.from({ length: 20 }, () => ({ id: documentId('complaint') }));
		const runs = await Promise.all(
			[1, 2, 3, 4].map(async () => await harness.output(parameters, items, credentials)),
		);
		expect(runs.flat()).toHaveLength(80);
		for (const row of runs.flat()) expect(row).toMatchObject({ documentId: documentId('complaint') });
		expect(credentials.updates).toBe(1);
	});

	it('an agent may run every operation, since each only reads', async () => {
		const fields: Record<string, INodeParameters> = {
			matter: { matter: locator(`={{ ${matterId('smith')} || $fromAI('id') }}`) },
			document: { document: locator(`={{ ${documentId('lease')} || $fromAI('id') }}`) },
		};
		const resources = { matter: ['get', 'getMany'], document: ['get', 'getMany', 'getVersions', 'download'] };
		for (const [resource, operations] of Object.entries(resources))
			for (const operation of operations) {
				const more = { ...fields[resource], outputField: 'data', documentsOf: 'firm', returnAll: true };
				expect(await reasons({ resource, operation, ...more })).not.toContain('not_for_agents');
			}
		const writes = harness.world.clio.log.calls.filter(({ route }) => !route?.startsWith('GET '));
		expect(writes.map(({ route }) => route)).toEqual([]);
	});

	it('nothing comes of no items', async () => {
		for (const [resource, operation, field, more] of OPERATIONS) {
			const parameters = { resource, operation, ...more, [field]: locator(1) };
			expect(await harness.output(parameters, [])).toEqual([]);
		}
		expect(harness.calls()).toBe(0);
	});

	it('an address of another kind of record, or of another region, is not taken for this one', async () => {
		const id = documentId('complaint');
		const page = (rest: string, host = 'app.clio.com') => byUrl(`https://${host}/nc/#/${rest}`);
		const get = (document: INodeParameters) => ({ resource: 'document', operation: 'get', document });
		const found = async (parameters: INodeParameters) =>
			(await harness.output(parameters)).map(({ documentId: own, matterId: of, error }) => {
				const { reason = '' } = (error ?? {}) as { reason?: string };
				return own ?? of ?? reason;
			});
		expect(await found(get(page(`documents/${id}/details`)))).toEqual([id]);
		expect(await found(get(page(`matters/${matterId('smith')}/documents/${id}`)))).toEqual([id]);
		for (const wrong of [
			page(`matters/${id}`),
			page(`contacts/${id}`),
			page(`matters/${id}/documents`),
			page(`documents/${id}`, 'eu.app.clio.com'),
			page(`documents/${id}`, 'app.clio.com.evil.example'),
			page(`documents/${id}`, 'evil.example/app.clio.com'),
			page(`documents/${id}x`),
			byUrl(`https://app.clio.com/nc/?next=/documents/${id}`),
		])
			expect([wrong['value'], await found(get(wrong))]).toEqual([wrong['value'], ['invalid_input']]);
		const matter = { resource: 'matter', operation: 'get', matter: page(`documents/${matterId('smith')}`) };
		expect(await found(matter)).toEqual(['invalid_input']);
		const client = page('contacts/1', 'eu.app.clio.com');
		const many = { resource: 'matter', operation: 'getMany', returnAll: true, filters: { client } };
		expect(await found(many)).toEqual(['invalid_input']);
		const message = JSON.stringify(await harness.output(get(page(`documents/${id}`, 'eu.app.clio.com'))));
		expect(message).toMatch(/“Document”.*another region/);
	});
});
