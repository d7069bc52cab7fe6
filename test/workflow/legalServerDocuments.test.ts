/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BinaryDataConfig, BinaryDataService } from 'n8n-core';
import type { IBinaryData, IDataObject, INodeParameters } from 'n8n-workflow';
import { container } from './engine/container';
import { createLegalServerHarness } from './legalServerHarness';

let harness: ReturnType<typeof createLegalServerHarness>;
let storage: string;
beforeEach(() => {
	storage = mkdtempSync(join(tmpdir(), 'binary-'));
	container.get(BinaryDataConfig).localStoragePath = storage;
	harness = createLegalServerHarness();
});
afterEach(() => {
	rmSync(storage, { recursive: true });
	harness.close();
});

const contentOf = async (binary: IBinaryData | undefined) =>
	(await container.get(BinaryDataService).getAsBuffer(binary as IBinaryData)).toString('utf8');

const parameters = (operation: string, more: IDataObject = {}) => ({
	...{ resource: 'document', operation, matter: '={{ $json.matter }}' },
	...(more as object),
});
const matter = () => harness.fixture.matters['miller']?.caseNumber ?? '';
const uuidOf = (name: string) => harness.fixture.documents[name]?.uuid ?? '';
const refused = (reason: string) => expect.objectContaining({ error: expect.objectContaining({ reason }) });
const LIST = 'GET api/v1/matters/:uuid/documents';

const fileOf = (fileName: string, content: string) => ({
	...{ fileName, mimeType: 'application/pdf', data: Buffer.from(content).toString('base64') },
});

describe('Get Many Documents', () => {
	it('returns one item per document, and asks once for a case', async () => {
		const listing = parameters('getMany', { returnAll: true });
		const found = await harness.output(listing, [{ matter: matter() }, { matter: matter() }]);
		expect(found).toHaveLength(12);
		expect(found[0]).toMatchObject({
			...{ documentUuid: uuidOf('lease'), fileName: 'Lease Agreement.pdf', title: 'Lease Agreement' },
			...{ mimeType: 'application/pdf', size: 9, scanState: 'clean', folder: null },
			...{ caseNumber: matter(), createdAt: expect.stringMatching(/^\d{4}-.*Z$/) as unknown },
		});
		for (const name of Object.keys(found[0] ?? {})) expect(name).toMatch(/^[a-z][a-zA-Z]*$/);
		expect(JSON.stringify(found)).not.toContain('download.php');
		expect(harness.calls(LIST)).toBe(1);
	});

	it('returns as many as are wanted, and folders by version 2', async () => {
		const options = { apiVersion: 'v2' };
		const listing = parameters('getMany', { returnAll: false, limit: 2, options });
		expect(await harness.output(listing, [{ matter: matter() }])).toEqual([
			refused('missing_scope') as unknown,
		]);
		harness.state.site('riverside')!.switches.v2 = true;
		const found = await harness.output(listing, [{ matter: matter() }]);
		expect(found).toMatchObject([{ folder: '', storage: 'LegalServer' }, {}]);
	});

	it('returns nothing of another site’s case, and refuses what is none', async () => {
		const other = 'https://elsewhere.legalserver.org/matter/dynamic-profile/view/101';
		const listing = parameters('getMany', { returnAll: true });
		expect(await harness.output(listing, [{ matter: other }, { matter: '../../x' }])).toEqual([
			...[refused('invalid_input') as unknown, refused('invalid_input') as unknown],
		]);
		expect(harness.calls()).toBe(0);
	});
});

describe('Get Document', () => {
	const get = parameters('get', { document: '={{ $json.document }}' });

	it('returns each document of its own case, and asks once for a case', async () => {
		const found = await harness.output(get, [
			{ matter: matter(), document: uuidOf('lease') },
			{ matter: matter(), document: '0a1b2c3d-0000-4000-8000-00000000ffff' },
			{ matter: harness.fixture.matters['group']?.caseNumber, document: uuidOf('lease') },
		]);
		expect(found).toEqual([
			expect.objectContaining({ documentUuid: uuidOf('lease'), size: 9, type: null, caseNumber: matter() }),
			...[refused('not_found') as unknown, refused('not_found') as unknown],
		]);
		expect(harness.calls(LIST)).toBe(2);
		const { documentId } = found[0] ?? {};
		expect(await harness.output(get, [{ matter: matter(), document: documentId }])).toMatchObject([
			{ documentUuid: uuidOf('lease') },
		]);
	});

	it('returns type and folder by version 2, and says where a site has none', async () => {
		const byTwo = { ...get, options: { apiVersion: 'v2' } };
		const items = [{ matter: matter(), document: uuidOf('lease') }];
		expect(await harness.output(byTwo, items)).toEqual([refused('missing_scope') as unknown]);
		harness.state.site('riverside')!.switches.v2 = true;
		expect(await harness.output(byTwo, items)).toMatchObject([{ folder: '', storage: 'LegalServer' }]);
	});
});

describe('Download Document', () => {
	const download = parameters('download', {
		...{ document: '={{ $json.document }}', outputField: 'data', options: { waitForScan: 0 } },
	});

	it('puts the file into a binary field', async () => {
		const { output } = await harness.run(download, [{ matter: matter(), document: uuidOf('lease') }]);
		const [item] = output;
		expect(item?.json).toMatchObject({ fileName: 'Lease Agreement.pdf', scanState: 'clean' });
		const file = item?.binary?.['data'];
		expect(file).toMatchObject({ fileName: 'Lease Agreement.pdf', mimeType: 'application/pdf' });
		expect(await contentOf(file)).toBe('the lease');
	});

	it.each([
		['infected', 'no_access'],
		['unscanned', 'unavailable'],
		['bylaws', 'not_found'],
	])('refuses one that is %s', async (name, reason) => {
		const found = await harness.output(download, [{ matter: matter(), document: uuidOf(name) }]);
		expect(found).toEqual([refused(reason) as unknown]);
		expect(harness.calls('GET modules/document/download.php')).toBe(0);
	});

	it.each(['', 'undefined', '../../login', 'x&id=1', '0', -1, {}])(
		'takes no document like %p',
		async (document) => {
			const found = await harness.output(download, [{ matter: matter(), document }]);
			expect(found).toEqual([refused('invalid_input') as unknown]);
			expect(harness.calls()).toBe(0);
		},
	);

	it('takes no login page for a document', async () => {
		harness.world.service.faults.set([
			{ route: 'GET modules/document/download.php', fault: { kind: 'html_page', status: 200 } },
		]);
		const found = await harness.output(download, [{ matter: matter(), document: uuidOf('lease') }]);
		expect(found).toEqual([refused('unavailable') as unknown]);
	});
});

describe('Upload', () => {
	const upload = parameters('upload', { binaryFields: 'data', ifExists: 'skip' });
	const item = (more: IDataObject = {}) => ({
		...{ matter: matter(), data: fileOf('Answer.pdf', 'the answer') },
		...more,
	});

	it('adds a file once, which Download then gives back', async () => {
		const [created, again] = await harness.output(upload, [item(), item()]);
		expect(created).toMatchObject({ status: 'created', title: 'Answer', fileName: 'Answer.pdf', size: 10 });
		expect(again).toMatchObject({ status: 'alreadyThere', documentUuid: created?.['documentUuid'] });
		const download = parameters('download', {
			...{ document: String(created?.['documentUuid']), outputField: 'file' },
			options: { downloadUnscanned: true },
		});
		const { output } = await harness.run(download, [{ matter: matter() }]);
		expect(await contentOf(output[0]?.binary?.['file'])).toBe('the answer');
	});

	it('sends and returns files of several MiB byte by byte', async () => {
		const content = Array.from({ length: 500_000 }, (_, line) => `line ${line}\n`).join('');
		const [created] = await harness.output(upload, [item({ data: fileOf('Large.txt', content) })]);
		expect(created).toMatchObject({ status: 'created', size: content.length });
		const download = parameters('download', {
			...{ document: String(created?.['documentUuid']), outputField: 'file' },
			options: { downloadUnscanned: true },
		});
		const { output } = await harness.run(download, [{ matter: matter() }]);
		expect((await contentOf(output[0]?.binary?.['file'])) === content).toBe(true);
	});

	it('writes nothing in a dry run, or with a credential that may only read', async () => {
		const options = { dryRun: true };
		const [dry] = await harness.output({ ...upload, options }, [item()]);
		expect(dry).toMatchObject({ status: 'created', dryRun: true, documentUuid: null });
		const onlyRead = harness.credentialOf('intake', { onlyRead: true });
		expect(await harness.output(upload, [item()], onlyRead)).toEqual([refused('guarded') as unknown]);
		expect(harness.calls('POST api/v1/documents')).toBe(0);
	});

	it.each([
		[{ documentTypeId: 'Motion' }, 'Document Type ID'],
		[{ title: 'x'.repeat(256) }, 'Title'],
		[{ fileName: '=.pdf' }, 'File Name'],
	])('refuses options such as %j', async (options, label) => {
		const [found] = await harness.output({ ...upload, options }, [item()]);
		const { error } = found as { error: { message: string } };
		expect(JSON.stringify(error)).toMatch(new RegExp(label, 'i'));
	});
});

describe('Upload as ZIP Into a Subfolder', () => {
	const zip = (more: IDataObject = {}) =>
		parameters('uploadZip', { subfolder: 'Pleadings', binaryFields: 'one, two', ifExists: 'skip', ...more });
	const item = (two = 'Order.pdf') => ({
		...{ matter: matter(), one: fileOf('Motion.pdf', 'the motion'), two: fileOf(two, 'the order') },
	});

	it('puts files into the subfolder once', async () => {
		const [created] = await harness.output(zip(), [item()]);
		expect(created).toMatchObject({
			...{ status: 'created', subfolder: 'Pleadings', caseNumber: matter() },
			files: [{ fileName: 'Motion.pdf', status: 'created' }, { fileName: 'Order.pdf' }],
			zipDocumentUuid: expect.any(String) as unknown,
		});
		expect(await harness.output(zip(), [item()])).toMatchObject([
			{ status: 'alreadyThere', zipDocumentUuid: null },
		]);
		harness.state.site('riverside')!.switches.v2 = true;
		const listing = parameters('getMany', { returnAll: true, options: { apiVersion: 'v2' } });
		const inFolder = (await harness.output(listing, [{ matter: matter() }])).filter(
			({ folder }) => folder === 'Pleadings',
		);
		expect(inFolder.map(({ fileName }) => fileName)).toEqual(['Motion.pdf', 'Order.pdf']);
	});

	it('refuses a path, no name, and two files of one name', async () => {
		for (const subfolder of ['A/B', ' ', '..'])
			expect(await harness.output(zip({ subfolder }), [item()])).toHaveProperty('0.error');
		expect(await harness.output(zip(), [item('motion.PDF')])).toEqual([refused('invalid_input') as unknown]);
		expect(harness.calls()).toBe(0);
	});
});

describe('operations that write documents', () => {
	const WRITES = [
		['upload', 'POST api/v1/documents', 'API Basic Case Info'],
		['uploadZip', 'POST api/v1/documents/matter_zip', 'API - Documate Webhook'],
	] as const;
	const parametersOf = (operation: string, options: IDataObject = {}) =>
		parameters(operation, {
			...{ subfolder: 'Pleadings', binaryFields: 'data', ifExists: 'skip', options },
		});
	const item = () => ({ matter: matter(), data: fileOf('Secret of Rosa.pdf', 'the answer') });
	const run = async (given: INodeParameters, onlyRead = false) =>
		await harness.output(given, [item()], harness.credentialOf('intake', { onlyRead }));
	const errorOf = (json: IDataObject | undefined) =>
		(json?.['error'] ?? {}) as { reason?: string; message?: string; description?: string };
	const written = () =>
		harness.world.service.log.calls.filter(({ method }) => method !== 'GET').map(({ route }) => route);

	it.each(WRITES)('%s sends nothing with Only Read nor in a dry run, and else by %s', async (name, route) => {
		for (const options of [{}, { dryRun: true }]) {
			const [json] = await run(parametersOf(name, options), true);
			expect(errorOf(json).reason).toBe('guarded');
		}
		expect(await run(parametersOf(name, { dryRun: true }))).toMatchObject([{ dryRun: true }]);
		expect(written()).toEqual([]);
		await run(parametersOf(name));
		expect(written()).toEqual([route]);
	});

	it.each(WRITES)('%s is not run for an agent', async (name) => {
		const [json] = await run({ ...parametersOf(name), binaryFields: "={{ 'data' /* $fromAI */ }}" });
		expect(errorOf(json).message).toContain('an AI agent asked for it');
		expect(harness.calls()).toBe(0);
	});

	it.each(WRITES)('%s says no name, token or address, whatever is refused', async (name, route) => {
		const said = JSON.stringify({ error: 'Secret of Rosa https://riverside.legalserver.org token-intake' });
		for (const status of [400, 401, 403, 404, 409, 413, 422]) {
			harness.world.service.faults.set([{ route, fault: { kind: 'status', status, body: said } }]);
			const [json] = await run(parametersOf(name));
			expect({ status, reason: errorOf(json).reason }).toEqual({ status, reason: expect.any(String) });
			expect(JSON.stringify(json)).not.toMatch(/Rosa|https:|Bearer|token-/);
		}
	});

	it.each(WRITES)('%s says which permission %s lacks', async (name, route, permission) => {
		harness.world.service.faults.set([{ route, fault: { kind: 'not_authorized' } }]);
		const [json] = await run(parametersOf(name));
		expect(errorOf(json)).toMatchObject({ reason: 'missing_scope' });
		expect(errorOf(json).message).toContain(permission);
	});
});
