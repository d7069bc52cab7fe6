/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { zip } from '@/test/emulators/clio/storage/zip';
import { addDocument } from '@/test/emulators/legalserver/state/documents';
import { LegalServerClient } from '../LegalServerClient';

describe('documents', () => {
	let legalserver: LegalServerClient;

	beforeEach(() => {
		legalserver = new LegalServerClient();
	});
	afterEach(() => legalserver.close());

	const miller = () => legalserver.uuid('miller');
	const list = async () => legalserver.call(`GET api/v1/matters/${miller()}/documents`);
	const document = (name: string) => legalserver.fixture.documents[name]!;
	const download = async (query: Record<string, string>, options = {}) =>
		legalserver.call('GET modules/document/download.php', { query, ...options });

	it('are a bare list, with the title apart from the name on disk', async () => {
		const { json } = await list();
		expect(Array.isArray(json)).toBe(true);
		expect(json[0]).toEqual({
			...{ internal_id: document('lease').documentId, guid: document('lease').uuid },
			...{ date_create: '2026-01-05T04:00:00-0500', date_update: '2026-01-05T04:00:00-0500' },
			...{ mime_type: 'application/pdf', virus_scanned: true, virus_free: true, disk_file_size: 9 },
			folder_id: expect.any(Number),
			download_url: `https://riverside.legalserver.org/modules/document/download.php?unique_id=${document('lease').uuid}`,
			...{ name: expect.stringMatching(/^Lease_Agreement-[\da-f]{32}\.pdf$/), title: 'Lease Agreement' },
		});
		const byNumber = await legalserver.call('GET api/v1/documents', {
			query: { identification_number: '22-0000107' },
		});
		expect(byNumber.json).toEqual(json);
	});

	it('have an offset that goes with the season', async () => {
		legalserver.clock.advance(180 * 24 * 60 * 60_000);
		const { live, world } = legalserver;
		addDocument(live, {
			...{ matter: live.matters.at(101), filename: 'July.pdf', mimeType: null, createdBy: 1 },
			...{ blob: world.state.bytes.put(Buffer.from('x')), scan: 'clean' },
		});
		expect((await list()).json.at(-1).date_create).toBe('2026-07-04T05:00:00-0400');
	});

	it('are not virus free as long as they were not scanned, or if they are infected', async () => {
		const { json } = await list();
		const flags = (title: string) => {
			const found = json.find((one: { title: string }) => one.title === title);
			return [found.virus_scanned, found.virus_free];
		};
		expect([flags('Lease Agreement'), flags('Letter from client'), flags('Invoice')]).toEqual([
			...[
				[true, true],
				[false, false],
				[true, false],
			],
		]);
		expect(await download({ unique_id: document('infected').uuid })).toMatchObject({ text: 'a virus' });
		legalserver.live.switches.refuseInfected = true;
		expect((await download({ unique_id: document('infected').uuid })).status).toBe(403);
	});

	it('of a case that the caller does not see are not there, in any way', async () => {
		const options = { token: 'ownCases' };
		const { uuid, documentId } = document('bylaws');
		const group = legalserver.uuid('group');
		expect((await legalserver.call(`GET api/v1/matters/${group}/documents`, options)).status).toBe(404);
		expect((await download({ unique_id: uuid }, options)).status).toBe(404);
		expect((await download({ id: String(documentId) }, options)).status).toBe(404);
		const byNumber = { ...options, query: { identification_number: '25-0000103' } };
		expect((await legalserver.call('GET api/v1/documents', byNumber)).status).toBe(404);
	});

	it('are listed by no case without its number', async () => {
		const { status, json } = await legalserver.call('GET api/v1/documents');
		expect([status, json]).toEqual([400, { missing_arguments: ['identification_number'] }]);
	});

	describe('are downloaded', () => {
		it('by UUID or number, under the name that a browser would take', async () => {
			const { uuid, documentId } = document('notice');
			const { text, headers } = await download({ unique_id: uuid });
			expect([text, headers.get('content-length'), headers.get('content-type')]).toEqual([
				...['the notice', '10', 'application/pdf'],
			]);
			expect(headers.get('content-disposition')).toBe(
				`attachment; filename="Notice to Quit _ 2025.pdf"; filename*=UTF-8''Notice%20to%20Quit%20%E2%80%93%202025.pdf`,
			);
			expect((await download({ id: String(documentId) })).text).toBe('the notice');
			const { headers: untyped } = await download({ unique_id: document('unknown').uuid });
			expect(untyped.get('content-type')).toBe('application/octet-stream');
		});

		it('under names with signs that would end the header, or without an extension', async () => {
			const { live, world } = legalserver;
			const add = (filename: string) =>
				addDocument(live, {
					...{ matter: live.matters.at(101), filename, mimeType: null, createdBy: 1, scan: 'clean' },
					blob: world.state.bytes.madeUp(300_000, 7),
				});
			const disposition = async (filename: string) =>
				(await download({ unique_id: add(filename).uuid })).headers.get('content-disposition');
			expect(await disposition(`"It's" (1).pdf`)).toBe(
				`attachment; filename="_It's_ (1).pdf"; filename*=UTF-8''%22It%27s%22%20%281%29.pdf`,
			);
			expect(await disposition('.hidden')).toContain('filename=".hidden"');
		});

		it('with the token, else refused, or with a page to log in', async () => {
			const query = { unique_id: document('lease').uuid };
			expect((await download(query, { token: null })).status).toBe(401);
			legalserver.live.switches.loginPageOnDownload = true;
			const { status, headers, text } = await download(query, { token: 'expired' });
			expect([status, headers.get('content-type'), text]).toEqual([
				...[200, 'text/html; charset=UTF-8', expect.stringContaining('Log in')],
			]);
		});

		it('from their own site only', async () => {
			const { uuid } = document('lease');
			const demo = { site: 'riverside-demo', token: 'demo' };
			expect((await download({ unique_id: uuid }, demo)).status).toBe(404);
		});

		it('by one of the two', async () => {
			const { status, json } = await download({});
			expect([status, json]).toEqual([400, { missing_arguments: ['unique_id'] }]);
			expect((await download({ unique_id: 'x' })).json).toEqual({ error_message: 'Unknown document' });
		});
	});

	describe('are uploaded', () => {
		const file = new Blob(['the bytes'], { type: 'application/pdf' });
		const form = (fields: Record<string, string | Blob>, name = 'upload.bin') => {
			const made = new FormData();
			for (const [key, value] of Object.entries(fields))
				if (typeof value === 'string') made.append(key, value);
				else made.append(key, value, name);
			return made;
		};
		const upload = async (metadata: object | undefined, withFile = true, token = 'intake') =>
			legalserver.call('POST api/v1/documents', {
				token,
				form: form({
					...(metadata ? { metadata: JSON.stringify(metadata) } : {}),
					...(withFile ? { file } : {}),
				}),
			});
		const last = async () => (await list()).json.at(-1);

		it('with 200 and the UUID, and wait for the scan', async () => {
			const metadata = { filename: 'foo.pdf', title: 'Foo picture', matter_uuid: miller() };
			const { status, json } = await upload(metadata);
			expect([status, json]).toEqual([200, { uuid: (await last()).guid }]);
			expect(await last()).toMatchObject({
				...{ title: 'Foo picture', mime_type: 'application/pdf', disk_file_size: 9 },
				...{ virus_scanned: false, virus_free: false, name: expect.stringMatching(/^foo-\w{32}\.pdf$/) },
			});
			expect((await download({ unique_id: json.uuid })).text).toBe('the bytes');
		});

		it('with the name of the file for a title, as it is, and twice when sent twice', async () => {
			const before = (await list()).json.length;
			for (let count = 0; count < 2; count++) await upload({ filename: 'foo.pdf', matter_uuid: miller() });
			expect((await list()).json).toHaveLength(before + 2);
			expect((await last()).title).toBe('foo.pdf');
			const { headers } = await download({ unique_id: (await last()).guid });
			expect(headers.get('content-disposition')).toContain('filename="foo.pdf"');
		});

		it('to the number of the case before its UUID', async () => {
			const { json } = await upload({ filename: 'a.pdf', matter_id: 103, matter_uuid: miller() });
			const made = legalserver.live.documents.all.find(({ uuid }) => uuid === json.uuid);
			expect(made?.matterId).toBe(103);
		});

		it.each([
			[undefined, true, 400, 'Metadata parameters required'],
			[{ filename: 'a.pdf', matter_id: 101 }, false, 400, 'Missing file data'],
			[{ matter_id: 101 }, true, 400, 'Missing filename'],
			[{ filename: 'a.pdf' }, true, 400, 'matter_id or matter_uuid parameter is required'],
			[{ filename: 'a.pdf', matter_id: 9 }, true, 404, 'Requested matter does not exist'],
		])('or refused: %j', async (metadata, withFile, status, error) => {
			const before = legalserver.live.documents.size;
			const answer = await upload(metadata, withFile);
			expect([answer.status, answer.json]).toEqual([status, { error }]);
			expect(legalserver.live.documents.size).toBe(before);
		});

		it('to no case that the caller does not see', async () => {
			expect((await upload({ filename: 'a.pdf', matter_id: 102 }, true, 'ownCases')).status).toBe(404);
		});

		it('as they are, whatever bytes they have', async () => {
			const bytes = Buffer.from('\r\n--x\r\n\0\xff--', 'latin1');
			const { json } = await legalserver.call('POST api/v1/documents', {
				form: form({
					metadata: JSON.stringify({ filename: 'a.bin', matter_uuid: miller() }),
					file: new Blob([bytes]),
				}),
			});
			const made = legalserver.live.documents.all.find(({ uuid }) => uuid === json.uuid);
			expect(made?.blob.size).toBe(bytes.length);
		});

		describe('as a ZIP', () => {
			const archive = () =>
				zip([
					{ path: 'Pleadings/Answer.pdf', bytes: Buffer.from('the answer') },
					{ path: 'Photo <1>.jpg', bytes: Buffer.from('a photo') },
				]);
			const send = async (fields: Record<string, string>, name = 'files.zip', bytes = archive()) =>
				legalserver.call('POST api/v1/documents/matter_zip', {
					form: form(
						{ legalserver_matter_uuid: miller(), ...fields, files: new Blob([new Uint8Array(bytes)]) },
						name,
					),
				});
			const folders = () =>
				legalserver.live.documents.all
					.filter(({ matterId }) => matterId === 101)
					.slice(-3)
					.map(({ title, folderId }) => [title, legalserver.live.folders.at(folderId).name]);

			it('are unpacked into the subfolder, kept, and linked in a note', async () => {
				const { status, json } = await send({ legalserver_subfolder: 'From Dropbox' });
				expect(status).toBe(200);
				expect(folders()).toEqual([
					['files', 'Webhook Zip Files'],
					['Answer', 'From Dropbox'],
					['Photo <1>', 'From Dropbox'],
				]);
				const kept = legalserver.live.documents.all.find(({ uuid }) => uuid === json.uuid);
				expect(kept?.title).toBe('files');
				const note = legalserver.live.notes.all.at(-1);
				expect(note).toMatchObject({ matterId: 101, isHtml: true, hasDocument: true });
				const answer = legalserver.live.documents.all.find(({ title }) => title === 'Answer');
				expect(note?.body).toContain(`unique_id=${answer?.uuid}">Answer</a>`);
				expect(note?.body).toContain('Photo &lt;1>');
			});

			it('into the same folder again, or the root of the case', async () => {
				await send({ legalserver_subfolder: 'From Dropbox' });
				const before = legalserver.live.folders.size;
				await send({ legalserver_subfolder: 'From Dropbox' });
				expect(legalserver.live.folders.size).toBe(before);
				await send({});
				expect(folders().map(([, folder]) => folder)).toEqual(['Webhook Zip Files', null, null]);
			});

			it('only under the one name; any other file is just saved', async () => {
				await send({ legalserver_subfolder: 'New' }, 'documents.zip');
				expect(folders().at(-1)).toEqual(['documents', 'New']);
				expect(legalserver.live.notes.size).toBe(3);
			});

			it('not without a case, or what is none', async () => {
				const unknown = '587cd44b-6198-4ba8-9a14-4d27fb157016';
				expect((await send({ legalserver_matter_uuid: unknown })).status).toBe(404);
				const broken = await send({}, 'files.zip', Buffer.from('no zip'));
				expect([broken.status, broken.json]).toEqual([400, { error: 'Invalid zip file' }]);
				const nothing = await legalserver.call('POST api/v1/documents/matter_zip', {
					form: form({ a: 'b' }),
				});
				expect(nothing.json).toEqual({ missing_arguments: ['legalserver_matter_uuid'] });
			});
		});

		it('all the same when the answer is lost', async () => {
			const fault = { kind: 'reset', when: 'after_commit' };
			legalserver.world.service.faults.set([{ route: 'POST api/v1/documents', nth: 1, fault }]);
			const metadata = { filename: 'lost.pdf', matter_uuid: miller() };
			await expect(upload(metadata)).rejects.toThrow();
			expect((await last()).title).toBe('lost.pdf');
		});
	});

	it('in the second version come by pages, with the name of their folder', async () => {
		legalserver.live.switches.v2 = true;
		const { live, world } = legalserver;
		addDocument(live, {
			...{ matter: live.matters.at(101), filename: 'a.pdf', mimeType: null, createdBy: 1, scan: 'clean' },
			...{ blob: world.state.bytes.put(Buffer.from('x')), subfolder: 'Letters' },
		});
		const { json } = await legalserver.call('GET api/v2/documents', {
			query: { matters: miller(), page_size: 5, page_number: 2 },
		});
		expect(json).toMatchObject({ total_number_of_pages: 2, total_records: 7 });
		expect(json.data[1]).toMatchObject({ title: 'a', folder: { folder_name: 'Letters' } });
		expect(json.data[1]).not.toHaveProperty('guid');
		const all = await legalserver.call('GET api/v2/documents');
		expect(all.json.total_records).toBe(8);
	});
});
