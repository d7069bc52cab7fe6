/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { ConnectionLost } from '@/nodes/shared/http/types';
import type { OpenedContent } from '@/nodes/shared/clio/port';
import { STRANGE_HOST } from '@/test/emulators/clio/ClioEmulator';
import { createDocument } from '@/test/emulators/clio/state/documents';
import { createTestClio, type TestClio } from '@/test/support/createTestClio';

describe('downloads from Clio', () => {
	let test: TestClio;
	beforeEach(() => (test = createTestClio()));
	afterEach(() => test.close());

	const read = async ({ content }: OpenedContent) => (await buffer(Readable.from(content))).toString('utf8');
	const documentId = () => test.fixture.documents['complaint']?.id ?? 0;
	const download = async (more = {}) =>
		await test.clio.downloadContent({ documentId: documentId(), ...more }, read);
	const hosts = () => test.requests.map(({ url }) => new URL(url).hostname);

	it('take one call of Clio, and the content from its storage without the token', async () => {
		expect(await download({ size: 13 })).toBe('the complaint');
		expect(hosts()).toEqual(['app.clio.com', expect.stringMatching(/amazonaws\.com$/)]);
		expect(test.requests[1]?.headers).toEqual({});
	});

	it('go to no other host, nor to one that only looks like the storage', async () => {
		for (const host of [STRANGE_HOST, 's3.us-west-2.amazonaws.com.example', 'evil.s3.amazonaws.com']) {
			test.state.switches.downloadHost = host;
			await expect(download()).rejects.toMatchObject({ reason: 'unexpected' });
		}
		expect(new Set(hosts())).toEqual(new Set(['app.clio.com']));
	});

	it('are not of a document that is not there, nor of one whose content has not come', async () => {
		await expect(download({ documentId: 12 })).rejects.toMatchObject({ reason: 'not_found' });
		const { id } = createDocument(test.state, {
			...{ name: 'Later', filename: 'Later', contentType: 'text/plain', creatorId: 1 },
			...{ parentId: null, matterId: null, contactId: null },
		});
		await expect(download({ documentId: id })).rejects.toMatchObject({ reason: 'not_found' });
	});

	it('ask for another signed address where the first one ran out', async () => {
		test.state.switches.downloadLifetime = 0;
		const { clio } = test.connect((call) => async (request) => {
			const answer = await call(request);
			test.state.switches.downloadLifetime = 60_000;
			return answer;
		});
		expect(await clio.downloadContent({ documentId: documentId() }, read)).toBe('the complaint');
		expect(test.calls('GET documents/:id/download')).toBe(2);
	});

	it('hand on nothing of another size than was said', async () => {
		await expect(download({ size: 12 })).rejects.toMatchObject({ reason: 'source_incomplete' });
	});

	it('begin again where the content breaks off, some times', async () => {
		let times = 0;
		const broken = async (opened: OpenedContent) => {
			if (++times < 3) throw new ConnectionLost('it broke off');
			return await read(opened);
		};
		expect(await test.clio.downloadContent({ documentId: documentId() }, broken)).toBe('the complaint');
		times = -10;
		await expect(test.clio.downloadContent({ documentId: documentId() }, broken)).rejects.toMatchObject({
			reason: 'unavailable',
		});
		expect(times).toBe(-6);
	});

	it.each(['1/../users', '../users', '1%2F..%2Fusers', '1.json?x='])('take no ID such as %s', async (id) => {
		await expect(download({ documentId: id as unknown as number })).rejects.toMatchObject({
			reason: 'invalid_input',
		});
		expect(test.calls()).toBe(0);
	});
});
