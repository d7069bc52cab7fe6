import { createHash } from 'node:crypto';
import { ClioClient } from '../ClioClient';

type Answer = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- any answer

const FIELDS =
	'id,name,latest_document_version{uuid,put_url,put_headers,multiparts,fully_uploaded,version_number,size}';

describe('writing documents', () => {
	let clio: ClioClient;

	beforeEach(() => {
		clio = new ClioClient();
		clio.switches.rateLimit = null;
	});
	afterEach(() => clio.close());

	const parent = () => ({ id: clio.fixture.matters.smith?.id, type: 'Matter' });
	const announce = async (data: Answer = {}, token = 'ada') =>
		clio.call('POST documents', {
			...{ token, query: { fields: FIELDS } },
			data: { name: 'Letter.pdf', parent: parent(), ...data },
		});
	const headersOf = (version: Answer) =>
		Object.fromEntries(version.put_headers.map(({ name, value }: Answer) => [name, value]));
	const put = (
		version: Answer,
		body: string | Buffer,
		headers: Record<string, string> = headersOf(version),
	) => clio.send(version.put_url, { method: 'PUT', headers, body });
	const finish = (id: number, uuid: string, more: Answer = {}) =>
		clio.call(`PATCH documents/${id}`, {
			query: { fields: FIELDS },
			data: { uuid, fully_uploaded: 'true', ...more },
		});

	async function upload(text: string, data: Answer = {}): Promise<Answer> {
		const { json } = await announce(data);
		const version = json.data.latest_document_version;
		expect((await put(version, text)).status).toBe(200);
		return (await finish(json.data.id, version.uuid)).json.data;
	}

	it('is done in three steps', async () => {
		const { status, json } = await announce();
		const { id, latest_document_version: version } = json.data;
		expect([status, version.fully_uploaded, version.version_number]).toEqual([201, false, 1]);
		expect(headersOf(version)).toEqual({
			...{ 'x-amz-server-side-encryption': 'AES256', 'Content-Type': 'application/pdf' },
		});
		expect((await clio.call(`GET documents/${id}/download`)).status).toBe(404);
		const early = await finish(id, version.uuid);
		expect([early.status, early.json.error.type]).toEqual([422, 'UploadNotFoundError']);
		expect((await put(version, 'Dear')).status).toBe(200);
		const done = await finish(id, version.uuid);
		expect(done.json.data.latest_document_version).toMatchObject({
			fully_uploaded: true,
			size: 4,
			put_url: null,
		});
		const again = await finish(id, version.uuid);
		expect([again.status, again.json.error.type]).toEqual([422, 'ArgumentError']);
		const { headers } = await clio.call(`GET documents/${id}/download`);
		expect((await clio.send(headers.get('location') ?? '')).text).toBe('Dear');
	});

	it('needs exactly the headers, and the address while it lives', async () => {
		const { json } = await announce();
		const version = json.data.latest_document_version;
		const headers = headersOf(version);
		for (const wrong of [{ 'Content-Type': 'application/pdf' }, { ...headers, 'Content-Type': 'text/plain' }])
			expect((await put(version, 'x', wrong)).text).toContain('SignatureDoesNotMatch');
		expect((await put(version, 'x', { ...headers, 'x-amz-acl': 'public-read' })).text).toContain(
			'HeadersNotSigned',
		);
		expect((await put(version, 'x', { ...headers, authorization: 'Bearer x' })).status).toBe(400);
		clio.clock.advance(600_000);
		expect((await put(version, 'x')).text).toContain('Request has expired');
		const { json: fresh } = await clio.call(`GET documents/${json.data.id}`, { query: { fields: FIELDS } });
		expect((await put(fresh.data.latest_document_version, 'x')).status).toBe(200);
	});

	it('may run out of time when the bytes are looked for', async () => {
		clio.switches.uploadTimeouts = 1;
		const { json } = await announce();
		const version = json.data.latest_document_version;
		await put(version, 'x');
		expect((await finish(json.data.id, version.uuid)).json.error.type).toBe('UploadTimeoutError');
		expect((await finish(json.data.id, version.uuid)).status).toBe(200);
	});

	it('adds a version to a document', async () => {
		const { id } = await upload('one');
		const changed = await upload('two', { parent: { id, type: 'Document' } });
		expect(changed).toMatchObject({ id, latest_document_version: { version_number: 2, size: 3 } });
	});

	it.each<[string, Answer]>([
		['no name', { name: '' }],
		['no parent', { parent: undefined }],
		['a strange parent', { parent: { id: 1, type: 'Matter' } }],
		['a strange kind of parent', { parent: { id: 1, type: 'User' } }],
		['a strange category', { document_category: { id: 1 } }],
		['an unknown ending without a type', { name: 'Notes.qqq' }],
		[
			'six properties',
			{ external_properties: Array.from({ length: 6 }, (_, n) => ({ name: `n${n}`, value: 'v' })) },
		],
		[
			'51 parts',
			{ multiparts: Array.from({ length: 51 }, (_, n) => ({ part_number: n + 1, content_length: 5 })) },
		],
		['part 0', { multiparts: [{ part_number: 0, content_length: 5 }] }],
		['a field that there is not', { tags: ['x'] }],
	])('refuses %s', async (_what, data) => {
		const { status, json } = await announce(data);
		expect([status, json.error.type]).toEqual([422, 'ArgumentError']);
	});

	it('refuses bodies without data, and what is no JSON', async () => {
		for (const body of ['{}', '[]', 'x', '{"data":1}'])
			expect((await clio.call('POST documents', { body })).status).toBe(400);
	});

	it('leaves nothing behind when its fields are refused', async () => {
		const count = clio.state.documents.size;
		const query = { fields: 'id,nope' };
		expect(
			(await clio.call('POST documents', { query, data: { name: 'A.pdf', parent: parent() } })).status,
		).toBe(400);
		expect(clio.state.documents.size).toBe(count);
	});

	it('needs the permission', async () => {
		expect((await announce({}, 'readOnly')).status).toBe(403);
		expect(
			(await announce({ parent: { id: clio.fixture.matters.garcia?.id, type: 'Matter' } }, 'mia')).status,
		).toBe(422);
	});

	describe('in parts', () => {
		const PART = 5 * 1024 * 1024;
		const big = Buffer.alloc(PART, 1);
		const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest('base64');

		it('takes them in any order, and joins them', async () => {
			const last = Buffer.from('end');
			const { json } = await announce({
				multiparts: [
					{ part_number: 1, content_length: String(PART), content_md5: md5(big) },
					{ part_number: 2, content_length: '3', content_md5: md5(last) },
				],
			});
			const { uuid, put_url: url, multiparts } = json.data.latest_document_version;
			expect([url, multiparts.map((part: Answer) => part.part_number)]).toEqual([null, [1, 2]]);
			const wrong = await put(multiparts[1], Buffer.from('eNd'));
			expect([wrong.status, wrong.text]).toEqual([400, expect.stringContaining('<Code>BadDigest</Code>')]);
			expect((await put(multiparts[1], last)).status).toBe(200);
			expect((await finish(json.data.id, uuid)).json.error.type).toBe('UploadNotFoundError');
			expect((await put(multiparts[0], big)).status).toBe(200);
			const done = await finish(json.data.id, uuid);
			expect(done.json.data.latest_document_version).toMatchObject({ size: PART + 3, fully_uploaded: true });
		});

		it('takes more of them by another request, which answers with these', async () => {
			const { json } = await announce({ multiparts: [{ part_number: 1, content_length: PART }] });
			const { uuid } = json.data.latest_document_version;
			const more = await clio.call(`PUT documents/${json.data.id}`, {
				query: { fields: FIELDS },
				data: { uuid, fully_uploaded: false, multiparts: [{ part_number: 2, content_length: 1 }] },
			});
			const { multiparts } = more.json.data.latest_document_version;
			expect(multiparts.map((part: Answer) => part.part_number)).toEqual([2]);
		});

		it('finds nothing where a part but the last is too small', async () => {
			const { json } = await announce({
				multiparts: [1, 2].map((number) => ({ part_number: number, content_length: 1 })),
			});
			const { uuid, multiparts } = json.data.latest_document_version;
			for (const part of multiparts) await put(part, 'x');
			expect((await finish(json.data.id, uuid)).json.error.type).toBe('UploadNotFoundError');
		});
	});

	describe('later', () => {
		const patch = (id: number, data: Answer, headers = {}) =>
			clio.call(`PATCH documents/${id}`, {
				...{
					data,
					headers,
					query: {
						fields: `${FIELDS},etag,deleted_at,parent{name},document_category{name},external_properties{id,name,value}`,
					},
				},
			});

		it('renames, moves and puts into a category', async () => {
			const { id } = await upload('x');
			const data = {
				name: 'a/b \u202egnp.pdf',
				parent: { id: clio.fixture.matters.acme?.id, type: 'Matter' },
				document_category: { id: clio.fixture.categories.privileged?.id },
			};
			expect((await patch(id, data)).json.data).toMatchObject({
				...{
					name: data.name,
					parent: { name: '00002-Acme Holdings, LLC' },
					document_category: { name: 'Privileged' },
				},
			});
			expect((await patch(id, { document_category: { id: null } })).json.data.document_category).toBeNull();
		});

		it('keeps up to five properties', async () => {
			const { id } = await upload('x', { external_properties: [{ name: 'dropbox', value: 'id:1' }] });
			const [first] = (await patch(id, {})).json.data.external_properties;
			const changed = await patch(id, {
				external_properties: [
					{ id: first.id, value: 'id:2' },
					{ name: 'hash', value: 'h' },
				],
			});
			expect(changed.json.data.external_properties).toMatchObject([{ value: 'id:2' }, { name: 'hash' }]);
			const gone = await patch(id, { external_properties: [{ id: first.id, _destroy: true }] });
			expect(gone.json.data.external_properties).toMatchObject([{ name: 'hash' }]);
			const query = { external_property_name: 'hash', external_property_value: 'h' };
			expect((await clio.call('GET documents', { query })).json.data).toHaveLength(1);
			expect((await clio.call('GET documents', { query: { external_property_value: 'h' } })).status).toBe(
				400,
			);
		});

		it('goes only through while the record is as it was', async () => {
			const { id } = await upload('x');
			const { etag } = (await patch(id, { name: 'A.pdf' })).json.data;
			expect((await patch(id, { name: 'B.pdf' }, { 'if-match': etag })).status).toBe(200);
			expect((await patch(id, { name: 'C.pdf' }, { 'if-match': etag })).status).toBe(412);
			expect((await patch(id, {})).json.data.name).toBe('B.pdf');
		});

		it('trashes and restores', async () => {
			const { id } = await upload('x');
			expect((await clio.call(`DELETE documents/${id}`)).status).toBe(204);
			expect((await patch(id, { name: 'B.pdf' })).status).toBe(422);
			expect(
				(await clio.call(`GET documents/${id}`, { query: { fields: 'deleted_at' } })).json.data.deleted_at,
			).toBe('2026-01-05T09:00:00Z');
			clio.switches.trashReadable = false;
			expect((await clio.call(`GET documents/${id}`)).status).toBe(404);
			expect((await patch(id, { restore: true })).json.data.deleted_at).toBeNull();
		});

		it('copies, and keeps the bytes with another ending', async () => {
			const { id } = await upload('x');
			const copy = await clio.call(`POST documents/${id}/copy`, {
				...{ query: { fields: FIELDS }, data: { name: 'Copy.pdf', parent: parent() } },
			});
			expect(copy.json.data).toMatchObject({
				name: 'Copy.pdf',
				latest_document_version: { size: 1, fully_uploaded: true },
			});
			const renamed = await patch(id, { name: 'Letter.txt', copy_version: true });
			expect(renamed.json.data.latest_document_version).toMatchObject({ version_number: 2, size: 1 });
			const same = await patch(id, { name: 'Other.txt', copy_version: true });
			expect(same.json.data.latest_document_version.version_number).toBe(2);
		});
	});
});
