/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { buffer } from 'node:stream/consumers';
import { addVersion, completeVersion } from '@/test/emulators/clio/state/documents';
import { ClioClient } from '../ClioClient';

describe('documents', () => {
	let clio: ClioClient;

	beforeEach(() => {
		clio = new ClioClient();
		clio.switches.rateLimit = null;
	});
	afterEach(() => clio.close());

	const id = () => clio.fixture.documents.complaint?.id ?? 0;
	const download = async (query = {}) => {
		const { status, headers } = await clio.call(`GET documents/${id()}/download.json`, { query });
		return { status, location: headers.get('location') ?? '' };
	};

	it('show where they belong, who made them and their last version', async () => {
		const fields = [
			'id,name,type,filename,size,content_type,deleted_at,locked,parent{name},matter{display_number,client}',
			'document_category{name},creator{type,name,clio_connect},external_properties{name,value}',
			'latest_document_version{id,document_id,version_number,fully_uploaded,size,put_url,put_headers}',
		].join(',');
		const { json } = await clio.call(`GET documents/${id()}`, { query: { fields } });
		expect(json.data).toMatchObject({
			...{ name: 'Complaint.pdf', type: 'Document', size: 13, deleted_at: null, locked: false },
			...{
				parent: { name: '00001-Smith' },
				matter: { display_number: '00001-Smith', client: { id: expect.any(Number) } },
			},
			document_category: { name: 'Pleadings' },
			creator: { type: 'ManageUser', name: 'Jane Roe', clio_connect: false },
			external_properties: [],
			latest_document_version: {
				...{
					document_id: id(),
					version_number: 1,
					fully_uploaded: true,
					size: 13,
					put_url: null,
					put_headers: [],
				},
			},
		});
	});

	describe('are downloaded', () => {
		it('by a signed address, without the token', async () => {
			const { status, location } = await download();
			expect([status, new URL(location).host]).toEqual([303, 's3.us-west-2.amazonaws.com']);
			const file = await fetch(location);
			expect([file.status, file.headers.get('content-length'), await file.text()]).toEqual([
				200,
				'13',
				'the complaint',
			]);
			const part = await clio.send(location, { headers: { range: 'bytes=4-6' } });
			expect([part.status, part.text, part.headers.get('content-range')]).toEqual([
				206,
				'com',
				'bytes 4-6/13',
			]);
		});

		it('never with it', async () => {
			const { location } = await download();
			const { status, text } = await clio.send(location, { headers: { authorization: 'Bearer token-ada' } });
			expect([status, text]).toEqual([400, expect.stringContaining('<Code>InvalidArgument</Code>')]);
		});

		it('for ten minutes, from the address as it is', async () => {
			const { location } = await download();
			const forged = location.replace('Complaint.pdf', 'Answer.pdf');
			expect((await clio.send(forged)).text).toContain('SignatureDoesNotMatch');
			clio.clock.advance(600_000);
			const late = await clio.send(location);
			expect([late.status, late.text]).toEqual([403, expect.stringContaining('Request has expired')]);
		});

		it('in a version of choice', async () => {
			const before = clio.state.documents.at(id());
			const changed = addVersion(clio.state, before, {
				...{ filename: 'Complaint.pdf', contentType: 'application/pdf', creatorId: before.creatorId },
			});
			const second = changed.versions[1];
			if (!second) throw new Error('no second version');
			expect((await download({ document_version_id: String(second.id) })).status).toBe(404);
			completeVersion(clio.state, changed, second, clio.state.bytes.put([Buffer.from('amended')]));
			const bodies = [];
			for (const version of [undefined, before.versions[0]?.id, second.id]) {
				const { location } = await download(
					version === undefined ? {} : { document_version_id: String(version) },
				);
				bodies.push((await clio.send(location)).text);
			}
			expect(bodies).toEqual(['amended', 'the complaint', 'amended']);
			expect((await download({ document_version_id: '1' })).status).toBe(404);
			expect((await download({ document_version_id: 'x' })).status).toBe(400);
			const fields = 'id,version_number,fully_uploaded';
			const versions = await clio.call(`GET documents/${id()}/versions.json`, { query: { fields } });
			expect(versions.json.data).toMatchObject([{ version_number: 1 }, { version_number: 2 }]);
		});

		it('from elsewhere if that shall be seen', async () => {
			clio.switches.downloadHost = 'storage.clio-lookalike.example';
			const { location } = await download();
			expect(new URL(location).host).toBe('storage.clio-lookalike.example');
		});

		it('however large they are', async () => {
			const document = clio.state.documents.at(id());
			const changed = addVersion(clio.state, document, {
				...{ filename: 'Large.pdf', contentType: 'application/pdf', creatorId: document.creatorId },
			});
			const version = changed.versions.at(-1);
			if (version) completeVersion(clio.state, changed, version, clio.state.bytes.zeros(3_000_000));
			const { location } = await download();
			const { body } = await fetch(location);
			expect((await buffer(body as unknown as NodeJS.ReadableStream)).length).toBe(3_000_000);
		});
	});
});
