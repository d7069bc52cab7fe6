/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BinaryDataConfig, BinaryDataService } from 'n8n-core';
import type { IBinaryData, INodeParameters } from 'n8n-workflow';
import { clock } from '@/nodes/shared/n8n/clock';
import { addVersion, completeVersion, createDocument } from '../emulators/clio/state/documents';
import { placeIn } from '../emulators/clio/state/folders';
import { createMatter } from '../emulators/clio/state/matters';
import { byId, createClioHarness } from './clioHarness';
import { container } from './engine/container';

describe('Clio Matters in n8n’s engine', () => {
	let harness: ReturnType<typeof createClioHarness>;
	let storage: string;
	beforeEach(() => {
		storage = mkdtempSync(join(tmpdir(), 'binary-'));
		container.get(BinaryDataConfig).localStoragePath = storage;
		harness = createClioHarness();
	});
	afterEach(() => {
		jest.restoreAllMocks();
		rmSync(storage, { recursive: true });
		harness.close();
	});

	const matterId = (name: string) => harness.fixture.matters[name]?.id ?? 0;
	const documentId = (name: string) => harness.fixture.documents[name]?.id ?? 0;
	const locator = (value: unknown) => byId(value) as INodeParameters;
	const refused = (reason: string) => ({ error: expect.objectContaining({ reason }) as unknown });
	const addMatters = (count: number) => {
		for (let index = 0; index < count; index++)
			createMatter(harness.state, { description: `No. ${index}`, clientId: null, userId: 1 });
	};

	it('gets a matter with one name for each thing', async () => {
		const [matter] = await harness.output({
			...{ resource: 'matter', operation: 'get', matter: locator(matterId('smith')) },
		});
		expect(matter).toMatchObject({
			...{ matterId: matterId('smith'), matterNumber: '00001-Smith', status: 'Open' },
			...{ contactId: harness.fixture.contacts['smith']?.id, clientName: 'John Smith' },
			...{ practiceArea: 'Litigation', responsibleAttorneyEmail: 'jane@firm.example' },
		});
		for (const name of Object.keys(matter ?? {})) expect(name).toMatch(/^[a-z][a-zA-Z]*$/);
	});

	it('says who is connected and what is missing, which n8n does not test', async () => {
		const check = { resource: 'account', operation: 'checkConnection' };
		const of = async (name: string) => await harness.output(check, [{}], harness.credentialOf(name));
		expect(await of('ada')).toEqual([
			{
				...{ name: 'Ada Quinn', email: 'ada@firm.example', userId: expect.any(Number) as number },
				...{ region: 'us', onlyRead: false, missingPermissions: [], webhooks: [] },
				tokenMark: expect.any(String) as string,
				...{ callsLeft: expect.any(Number) as number, callsPerMinute: expect.any(Number) as number },
			},
		]);
		expect(await of('noWebhooks')).toMatchObject([{ missingPermissions: ['Webhooks'] }]);
		expect(await of('noDocuments')).toEqual([refused('missing_scope')]);
	});

	it('gets many by one call, and says of each what is wrong with it alone', async () => {
		const items = [matterId('acme'), 999, '1/../users', matterId('smith')].map((id) => ({ id }));
		const parameters = { resource: 'matter', operation: 'get', matter: locator('={{ $json.id }}') };
		const found = await harness.output(parameters, [...items, {}]);
		expect(found).toEqual([
			expect.objectContaining({ matterId: matterId('acme') }),
			refused('not_found'),
			refused('invalid_input'),
			expect.objectContaining({ matterId: matterId('smith') }),
			refused('invalid_input'),
		]);
		expect(harness.calls()).toBe(2);
	});

	it('knows a matter by the address of its page', async () => {
		const url = `https://app.clio.com/nc/#/matters/${matterId('acme')}/documents`;
		const matter = { __rl: true, mode: 'url', value: url };
		const [found] = await harness.output({ resource: 'matter', operation: 'get', matter });
		expect(found).toMatchObject({ matterId: matterId('acme') });
	});

	it('says which of a matter’s people are hidden', async () => {
		const parameters = { resource: 'matter', operation: 'get', matter: locator(matterId('smith')) };
		const [found] = await harness.output(parameters, [{}], harness.credentialOf('noContacts'));
		expect(found).toMatchObject({ clientName: '', hidden: ['client'] });
	});

	it('gets many matters, and says where the next run goes on', async () => {
		addMatters(246);
		const parameters = { resource: 'matter', operation: 'getMany', returnAll: false, limit: 210 };
		const first = await harness.output(parameters);
		expect(first).toHaveLength(210);
		const { nextPosition } = first.at(-1) ?? {};
		expect(first.filter((row) => 'nextPosition' in row)).toHaveLength(1);
		const rest = await harness.output({
			...{ ...parameters, returnAll: true, options: { startAfter: String(nextPosition) } },
		});
		expect(rest).toHaveLength(40);
		expect(rest.at(-1)).not.toHaveProperty('nextPosition');
		expect(new Set([...first, ...rest].map((row) => row['matterId'])).size).toBe(250);
	});

	it('writes the folder link and other custom fields, and leaves them alone where a value is missing', async () => {
		const id = matterId('smith');
		const { dropboxFolder, court } = harness.fixture.customFields;
		const link = {
			...{ resource: 'matter', operation: 'setFolderLink', matter: locator('={{ $json.id }}') },
			...{
				folderLink: '={{ $json.url }}',
				linkPlace: 'customField',
				customField: locator(dropboxFolder?.id),
			},
		};
		const url = 'https://www.dropbox.com/home/Cases/Smith';
		expect(await harness.output(link, [{ id, url }, { id }, { id, url: '/Cases/Smith' }])).toEqual([
			{
				...{ status: 'updated', matterId: id, folderLink: url, previousLink: null },
				...{ customFieldId: dropboxFolder?.id, customField: 'Dropbox Folder' },
			},
			...[refused('invalid_input'), refused('invalid_input')],
		]);
		const update = {
			...{ resource: 'matter', operation: 'updateCustomField', matter: locator(id) },
			...{ customField: locator(court?.id), value: '={{ $json.court }}' },
		};
		const updated = await harness.output(update, [{ court: 'Superior Court' }, {}, { court: '' }]);
		expect(updated).toEqual([
			expect.objectContaining({ status: 'updated', value: 'Superior Court', previousValue: null }),
			...[refused('invalid_input'), refused('invalid_input')],
		]);
		const cleared = await harness.output({ ...update, options: { clearIfEmpty: true } }, [{}, { court: '' }]);
		expect(cleared).toEqual([
			refused('invalid_input'),
			expect.objectContaining({ status: 'updated', value: null, previousValue: 'Superior Court' }),
		]);
	});

	it('adds a note once, and refuses one whose text came to nothing', async () => {
		const text = '=Archived in {{ $json.path }}';
		const parameters = {
			...{ resource: 'note', operation: 'create', matter: locator('={{ $json.id }}') },
			...{ subject: 'Case folder closed', text, options: { date: '2026-03-01' } },
		};
		const id = matterId('smith');
		const items = [{ id, path: '/Closed/2026/Smith' }, { id }, { id: '', path: '/Closed' }];
		const expected = (status: string) => [
			expect.objectContaining({ status, matterId: id, subject: 'Case folder closed', date: '2026-03-01' }),
			...[refused('invalid_input'), refused('invalid_input')],
		];
		expect(await harness.output(parameters, items)).toEqual(expected('created'));
		expect(await harness.output(parameters, items)).toEqual(expected('unchanged'));
		expect(harness.state.notes.all.map(({ detail }) => detail)).toEqual(['Archived in /Closed/2026/Smith']);
		const reader = harness.credentialOf('ada', { onlyRead: true });
		expect(await harness.output({ ...parameters, subject: 'Again' }, items.slice(0, 1), reader)).toEqual([
			refused('guarded'),
		]);
	});

	it('narrows matters down, and not to all where a filter came to nothing', async () => {
		const getMany = (filters: INodeParameters) => ({
			...{ resource: 'matter', operation: 'getMany', returnAll: true, filters },
		});
		const area = harness.fixture.practiceAreas['litigation']?.id;
		const byArea = getMany({ practiceArea: locator(area), status: ['open'] });
		expect(await harness.output(byArea)).toHaveLength(1);
		const opened = getMany({ openedFrom: '2026-01-01', openedUntil: '2126-01-01' });
		expect(await harness.output(opened)).toHaveLength(4);
		expect(await harness.output(getMany({ practiceArea: locator('={{ $json.missing }}') }))).toEqual([
			refused('invalid_input'),
		]);
		expect(await harness.output(getMany({ customFieldValue: 'Litigation' }))).toEqual([
			refused('invalid_input'),
		]);
		expect(await harness.output(getMany({ updatedSince: 'yesterday' }))).toEqual([refused('invalid_input')]);
	});

	it('says what was chosen in a picklist, and finds matters by it', async () => {
		const { matterType, court } = harness.fixture.customFields;
		const smith = harness.state.matters.at(matterId('smith'));
		const [choice] = matterType?.options ?? [];
		const value = (id: number, customFieldId: number, given: string | number) => ({
			...{ id, customFieldId, value: given, createdAt: 0, updatedAt: 0, revision: 1 },
		});
		harness.state.matters.change(smith, {
			customFieldValues: [
				value(1, matterType?.id ?? 0, choice?.id ?? 0),
				value(2, court?.id ?? 0, 'Superior Court'),
			],
		});
		const [found] = await harness.output({
			...{ resource: 'matter', operation: 'get', matter: locator(matterId('smith')) },
		});
		expect(found?.['customFields']).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ name: 'Matter Type', value: 'Litigation' }),
				expect.objectContaining({ name: 'Court', value: 'Superior Court' }),
			]),
		);
		const by = async (field: { id: number } | undefined, customFieldValue: string) => {
			const filters = { customField: locator(field?.id), customFieldValue };
			const parameters = { resource: 'matter', operation: 'getMany', returnAll: true, filters };
			return (await harness.output(parameters)).map((row) => row['matterId'] ?? row);
		};
		expect(await by(matterType, 'litigation')).toEqual([matterId('smith')]);
		expect(await by(matterType, String(choice?.id))).toEqual([matterId('smith')]);
		expect(await by(court, 'Superior Court')).toEqual([matterId('smith')]);
		expect(await by(matterType, 'Divorce')).toEqual([refused('invalid_input')]);
	});

	it('lists the documents of a matter, and never those of the firm by mistake', async () => {
		const getMany = (more: INodeParameters) => ({
			...{ resource: 'document', operation: 'getMany', returnAll: true, ...more },
		});
		const names = async (more: INodeParameters) =>
			(await harness.output(getMany(more))).map((row) => row['name'] ?? row);
		expect(await names({ documentsOf: 'matter', matter: locator(matterId('smith')) })).toEqual([
			...['Complaint.pdf', 'Answer.pdf'],
		]);
		expect(await names({ documentsOf: 'firm' })).toHaveLength(3);
		for (const missing of ['={{ $json.missing }}', '={{ "" }}', '={{ "undefined" }}'])
			expect(await names({ documentsOf: 'matter', matter: locator(missing) })).toEqual([
				refused('invalid_input'),
			]);
	});

	it('lists the documents of many matters by one listing of the firm', async () => {
		harness.state.switches.recordsInMeta = true;
		addMatters(60);
		const items = harness.state.matters.all.map(({ id }) => ({ id }));
		const parameters = {
			...{ resource: 'document', operation: 'getMany', returnAll: true, documentsOf: 'matter' },
			matter: locator('={{ $json.id }}'),
		};
		const { output } = await harness.run(parameters, items);
		expect(output.map(({ json, pairedItem }) => [json['name'], pairedItem])).toEqual([
			['Complaint.pdf', { item: 0 }],
			['Answer.pdf', { item: 0 }],
			['Lease.pdf', { item: 1 }],
		]);
		expect(harness.calls()).toBe(2);
	});

	it('downloads documents, two calls for one and one each for many', async () => {
		const parameters = {
			...{ resource: 'document', operation: 'download', outputField: 'file' },
			document: locator('={{ $json.id }}'),
		};
		const { output } = await harness.run(parameters, [{ id: documentId('complaint') }]);
		expect(output[0]?.json).toMatchObject({
			...{ documentId: documentId('complaint'), fileName: 'Complaint.pdf', size: 13, versionNumber: 1 },
		});
		const file = output[0]?.binary?.['file'];
		const bytes = await container.get(BinaryDataService).getAsBuffer(file as IBinaryData);
		expect(bytes.toString()).toBe('the complaint');
		expect(file).toMatchObject({ fileName: 'Complaint.pdf', mimeType: 'application/pdf' });
		expect(harness.calls('GET documents/:id')).toBe(1);
		harness.world.clio.log.clear();
		const ids = ['complaint', 'answer', 'lease'].map((name) => ({ id: documentId(name) }));
		expect(await harness.output(parameters, ids)).toHaveLength(3);
		expect(harness.calls('GET documents/:id/download')).toBe(3);
		expect(harness.calls('GET documents')).toBe(1);
	});

	it('downloads all documents of a matter, large ones too, each beside its item', async () => {
		const place = placeIn(harness.state.folders.at(harness.fixture.matters['acme']?.folderId ?? 0));
		const large = Buffer.alloc(5_000_000, 'a large file ');
		for (const [name, bytes] of [
			['A.mp4', large],
			...['B', 'C', 'D'].map((name) => [name, Buffer.from(name)]),
		]) {
			const document = createDocument(harness.state, {
				...{ ...place, name: String(name), filename: String(name), contentType: 'video/mp4', creatorId: 1 },
			});
			const [version] = document.versions;
			if (version)
				completeVersion(harness.state, document, version, harness.state.bytes.put([bytes as Buffer]));
		}
		harness.state.switches.archiveSizesBehind = true;
		const { output } = await harness.run({
			...{ resource: 'document', operation: 'downloadAll', outputField: 'file' },
			matter: locator(matterId('acme')),
		});
		expect(output.map(({ json }) => [json['name'], json['status'], json['folder']])).toEqual(
			['Lease.pdf', 'A.mp4', 'B', 'C', 'D'].map((name) => [name, 'downloaded', '']),
		);
		const storage = container.get(BinaryDataService);
		const files = await Promise.all(
			output.map(async ({ binary }) => await storage.getAsBuffer(binary?.['file'] as IBinaryData)),
		);
		expect(files.map((file) => (file.length > 1000 ? file.equals(large) : file.toString()))).toEqual([
			...['the lease', true, 'B', 'C', 'D'],
		]);
		expect(harness.calls('GET documents/:id/download')).toBe(0);
	});

	it('gets the versions of a document, and downloads one of them', async () => {
		const lease = harness.state.documents.at(documentId('lease'));
		const file = { filename: 'Lease 2.pdf', contentType: 'application/pdf', creatorId: lease.creatorId };
		const changed = addVersion(harness.state, lease, file);
		const document = locator(lease.id);
		const download = { resource: 'document', operation: 'download', outputField: 'data', document };
		expect(await harness.output(download)).toEqual([refused('source_incomplete')]);
		const [, latest] = changed.versions;
		const bytes = harness.state.bytes.put([Buffer.from('the second lease')]);
		if (latest !== undefined) completeVersion(harness.state, changed, latest, bytes);
		const versions = await harness.output({ resource: 'document', operation: 'getVersions', document });
		expect(versions).toMatchObject([
			{ documentId: lease.id, versionNumber: 1, fileName: 'Lease.pdf', size: 9 },
			{ documentId: lease.id, versionNumber: 2, fileName: 'Lease 2.pdf', size: 16 },
		]);
		const read = async (options: INodeParameters) => {
			const { output } = await harness.run({ ...download, options });
			const kept = output[0]?.binary?.['data'];
			const text = kept && (await container.get(BinaryDataService).getAsBuffer(kept)).toString();
			return [output[0]?.json['versionNumber'] ?? output[0]?.json, text];
		};
		expect(await read({})).toEqual([2, 'the second lease']);
		expect(await read({ versionId: '={{ ' + String(versions[0]?.['versionId']) + ' }}' })).toEqual([
			...[1, 'the lease'],
		]);
		expect((await read({ versionId: '1/../2' }))[0]).toEqual(refused('invalid_input'));
		expect((await read({ versionId: '12' }))[0]).toEqual(refused('not_found'));
	});

	it('downloads by one call what is known already', async () => {
		const parameters = {
			...{ resource: 'document', operation: 'download', outputField: 'data' },
			...{ document: locator(documentId('lease')), options: { fileName: 'a/b.pdf', size: 9 } },
		};
		const { output } = await harness.run(parameters);
		expect(output[0]?.json).toMatchObject({ fileName: 'a-b.pdf', size: 9 });
		expect(harness.calls('GET documents')).toBe(0);
		expect(harness.calls('GET documents/:id')).toBe(0);
		const wrong = { ...parameters, options: { fileName: 'a.pdf', size: 10 } };
		expect(await harness.output(wrong)).toEqual([refused('source_incomplete')]);
	});

	it('does not download what has not come yet, nor from elsewhere', async () => {
		const made = createDocument(harness.state, {
			...{ name: 'Later', filename: 'Later', contentType: 'text/plain', creatorId: 1 },
			...{ parentId: null, matterId: null, contactId: null },
		});
		const parameters = {
			...{ resource: 'document', operation: 'download', outputField: 'data' },
			document: locator('={{ $json.id }}'),
		};
		expect(await harness.output(parameters, [{ id: made.id }])).toEqual([refused('source_incomplete')]);
		harness.state.switches.downloadHost = 'storage.clio-lookalike.example';
		expect(await harness.output(parameters, [{ id: documentId('lease') }])).toEqual([refused('unexpected')]);
		expect(harness.calls('strange_host')).toBe(0);
	});

	it('calls a file what a disk takes, and says it in full', async () => {
		const lease = harness.state.documents.at(documentId('lease'));
		const name = `../..\\lease\u202Efdp.exe${'x'.repeat(300)}`;
		harness.state.documents.change(lease, { name });
		const parameters = {
			...{ resource: 'document', operation: 'download', outputField: 'data' },
			document: locator(lease.id),
		};
		const { output } = await harness.run(parameters);
		expect(output[0]?.json['name']).toBe(name);
		expect(output[0]?.binary?.['data']?.fileName).toMatch(/^[\w. -]{1,255}\.pdf$/);
	});

	describe('with a token that lapsed', () => {
		const get = () => ({
			...{ resource: 'matter', operation: 'get', matter: locator(matterId('smith')) },
		});

		it('renews it, and keeps the refresh token, of which Clio gives no other', async () => {
			const credentials = harness.credentialOf('expired');
			const { output, run } = await harness.run(get(), [{}], credentials);
			expect(output[0]?.json).toMatchObject({ matterId: matterId('smith') });
			expect(credentials.updates).toBe(1);
			const hints = run.data.resultData.runData['Clio Matters']?.[0]?.hints ?? [];
			expect(hints.map(({ message }) => message)).toEqual([
				expect.stringMatching(/^credentialRefreshed: .*“Test” at \d{4}-/),
			]);
			expect(JSON.stringify(hints)).not.toContain('token-');
			const kept = credentials.data['oauthTokenData'] as Record<string, string>;
			expect(kept['access_token']).not.toBe(harness.fixture.tokens['expired']);
			expect(kept['refresh_token']).toBe(harness.fixture.refreshTokens['expired']);
			// Once more, with the refresh token that was kept.
			harness.state.access.accessTokens.delete(kept['access_token'] ?? '');
			expect(await harness.output(get(), [{}], credentials)).toEqual([
				expect.objectContaining({ matterId: matterId('smith') }),
			]);
			expect(credentials.updates).toBe(2);
		});

		it('says so where the connection was revoked', async () => {
			const grant = harness.state.access.refreshTokens.get(harness.fixture.refreshTokens['expired'] ?? '');
			if (grant !== undefined) grant.revoked = true;
			const found = await harness.output(get(), [{}], harness.credentialOf('expired'));
			expect(found).toEqual([refused('not_connected')]);
		});

		it('points to the region where Clio does not know the app', async () => {
			const elsewhere = harness.credentialOf('expired', { region: 'eu' });
			const [{ error } = {}] = await harness.output(get(), [{}], elsewhere);
			expect(error).toMatchObject({ reason: 'not_connected' });
			expect(JSON.stringify(error)).toContain('region');
		});
	});

	it('goes to no host but those of Clio’s regions', async () => {
		const get = { resource: 'matter', operation: 'get', matter: locator(1) };
		for (const region of ['evil.example/', '@evil.example', '={{ "x" }}']) {
			const found = await harness.output(get, [{}], harness.credentialOf('ada', { region }));
			expect(found).toEqual([refused('not_connected')]);
		}
		expect(harness.calls()).toBe(0);
	});

	it('keeps within Clio’s limit across executions, and says beforehand how long it takes', async () => {
		harness.state.switches.rateLimit = 50;
		harness.state.switches.recordsInMeta = true;
		addMatters(2000);
		let now = Date.now();
		const began = now;
		jest.spyOn(clock, 'now').mockImplementation(() => now);
		jest.spyOn(Date, 'now').mockImplementation(() => now);
		jest.spyOn(clock, 'sleep').mockImplementation(async (milliseconds) => {
			now += milliseconds;
			await Promise.resolve();
		});
		const parameters = { resource: 'matter', operation: 'getMany', returnAll: true };
		const runs = await Promise.all(Array.from({ length: 8 }, async () => await harness.output(parameters)));
		expect(runs.map(({ length }) => length)).toEqual(Array.from({ length: 8 }, () => 2004));
		// 88 calls: the second window of a minute.
		expect(now - began).toBeLessThan(66_000 + 60_000);
		expect(harness.world.clio.log.calls.filter(({ status }) => status === 429)).toEqual([]);
	});
});
