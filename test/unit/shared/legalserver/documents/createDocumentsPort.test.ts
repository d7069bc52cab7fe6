/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { buffer } from 'node:stream/consumers';
import type { OpenedDocument } from '@/nodes/shared/legalserver/port';
import type { StreamedResponse } from '@/nodes/shared/http/types';
import type { CallInterceptor } from '@/test/support/callFaults';
import { createTestLegalServer, type TestLegalServer } from '@/test/support/createTestLegalServer';

const LIST = 'GET api/v1/matters/:uuid/documents';
const DOWNLOAD = 'GET modules/document/download.php';

let test: TestLegalServer;
beforeEach(() => (test = createTestLegalServer()));
afterEach(() => test.close());

const miller = () => test.fixture.matters['miller']?.matterUuid ?? '';
const uuidOf = (name: string) => test.fixture.documents[name]?.uuid ?? '';
const text = async ({ content }: OpenedDocument) => (await buffer(content)).toString('utf8');
const live = () => test.state.siteOf('riverside.legalserver.org')!;

const documentOf = (name: string) => live().documents.at(test.fixture.documents[name]?.documentId ?? 0);

/** To another case, so that it is gone from its own. */
const moveAway = (name: string) =>
	live().documents.change(documentOf(name), { matterId: test.fixture.matters['group']?.matterId ?? 0 });

/** Lets the first two downloads fail. */
const fail = (fault: object) => test.emulator.faults.set([{ route: DOWNLOAD, fault, times: 2 }]);

/** The content of one document, as the list has it. */
async function download(name: string, legalServer = test.legalServer): Promise<string> {
	const listed = await test.legalServer.listDocuments(miller());
	const document = listed.find(({ uuid }) => uuid === uuidOf(name));
	return await legalServer.downloadContent(document!, text);
}

/** Changes what a download begins with. */
const answering =
	(change: (answer: StreamedResponse) => Partial<StreamedResponse>): CallInterceptor =>
	(call) =>
	async (request) => {
		const answer = await call(request);
		if (!request.url.includes('download.php')) return answer;
		return { ...answer, ...change(answer as StreamedResponse) };
	};

async function* singlePiece(content: string): AsyncGenerator<Uint8Array> {
	yield Buffer.from(content);
}

const reasonOf = async (work: Promise<unknown>) =>
	await work.then(
		() => 'none',
		(thrown: { reason?: string }) => thrown.reason ?? thrown,
	);

describe('documents of a case', () => {
	it('are listed by one call', async () => {
		const listed = await test.legalServer.listDocuments(miller());
		expect(listed.map(({ title, scanState }) => [title, scanState])).toEqual([
			['Lease Agreement', 'clean'],
			['Notice to Quit – 2025', 'clean'],
			['Photo of kitchen', 'clean'],
			['Voicemail', 'clean'],
			['Letter from client', 'notScanned'],
			['Invoice', 'infected'],
		]);
		expect(test.calls()).toBe(1);
	});

	it('are listed with their folders where version 2 is on, page by page', async () => {
		live().switches.v2 = true;
		live().switches.largestPage = 2;
		const listed = await test.legalServer.listDocuments(miller(), 'v2');
		expect(listed).toHaveLength(6);
		expect(listed[0]?.more).toMatchObject({ folder: '', storage: 'LegalServer' });
		expect(test.calls('GET api/v2/documents')).toBe(3);
	});

	it('are refused with advice where version 2 is off', async () => {
		const listing = test.legalServer.listDocuments(miller(), 'v2');
		await expect(listing).rejects.toMatchObject({
			reason: 'missing_scope',
			message: expect.stringContaining('Version 2'),
		});
	});

	it('are read again where one moves to a page that was read already', async () => {
		live().switches.v2 = true;
		live().switches.largestPage = 2;
		let lists = 0;
		const moving: CallInterceptor = (call) => async (request) => {
			const answer = await call(request);
			// After the first page its first document is gone, so that the third moves up.
			if (++lists === 1) moveAway('lease');
			return answer;
		};
		const listed = await test.connect(moving).legalServer.listDocuments(miller(), 'v2');
		expect(listed.map(({ uuid }) => uuid)).toContain(uuidOf('photo'));
	});

	it('are refused where LegalServer counts one that it never lists', async () => {
		live().switches.v2 = true;
		const short: CallInterceptor = (call) => async (request) => {
			const answer = await call(request);
			const { body: given } = answer as { body: Uint8Array };
			const body = JSON.parse(Buffer.from(given).toString()) as { total_records: number };
			return { ...answer, body: Buffer.from(JSON.stringify({ ...body, total_records: 7 })) };
		};
		const { legalServer } = test.connect(short);
		expect(await reasonOf(legalServer.listDocuments(miller(), 'v2'))).toBe('unexpected');
		expect(test.calls('GET api/v2/documents')).toBe(2);
	});

	it.each([0, 1])(
		'are not read for ever where a page of %s documents comes again and again',
		async (count) => {
			live().switches.v2 = true;
			let calls = 0;
			const endless: CallInterceptor = (call) => async (request) => {
				if (++calls > 100) throw new TypeError('it never ends');
				const answer = await call(request);
				const page = Number(new URL(request.url).searchParams.get('page_number'));
				const data = [{ uuid: 'one', id: 1, title: 'One' }].slice(0, count);
				const body = { page_number: page, total_number_of_pages: page + 1, total_records: 9, data };
				return { ...answer, body: Buffer.from(JSON.stringify(body)) };
			};
			const { legalServer } = test.connect(endless);
			expect(await reasonOf(legalServer.listDocuments(miller(), 'v2'))).toBe('unexpected');
		},
	);

	it.each(['{}', '{"data":[]}', 'null', '"x"', '[null]', '[{"guid":"../x"}]', '[1]'])(
		'are not the list that %s is',
		async (body) => {
			const listing: CallInterceptor = (call) => async (request) => ({
				...(await call(request)),
				body: Buffer.from(body),
			});
			const other = createTestLegalServer({ through: listing });
			expect(await reasonOf(other.legalServer.listDocuments(miller()))).toMatch(/unexpected|unavailable/);
			other.close();
		},
	);
});

describe('downloading a document', () => {
	it('gives its content, from an address that is built here', async () => {
		expect(await download('lease')).toBe('the lease');
		expect(test.requests.at(-1)?.url).toBe(
			`https://riverside.legalserver.org/modules/document/download.php?unique_id=${uuidOf('lease')}`,
		);
	});

	it('begins anew where the content breaks off', async () => {
		fail({ kind: 'truncated_body', bytes: 3 });
		expect(await download('lease')).toBe('the lease');
		expect(test.calls(DOWNLOAD)).toBe(3);
	});

	it('waits out a weekly update', async () => {
		fail({ kind: 'site_down' });
		expect(await download('lease')).toBe('the lease');
	});

	it('takes no page for a document', async () => {
		const page = (): Partial<StreamedResponse> => ({
			...{ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } },
			body: singlePiece('<html>Log in</html>'),
		});
		const { legalServer } = test.connect(answering(page));
		await expect(download('lease', legalServer)).rejects.toMatchObject({
			reason: 'unavailable',
			message: expect.stringContaining('web page'),
		});
	});

	it('takes a page for a document where it is one', async () => {
		const before = answering(({ headers }) => ({
			headers: { ...headers, 'content-type': 'text/html', 'content-disposition': '' },
		}));
		expect(await download('lease', test.connect(before).legalServer)).toBe('the lease');
	});

	it('takes no content of another length', async () => {
		const other = answering(() => ({ body: singlePiece('more'), headers: { 'content-length': '4' } }));
		expect(await reasonOf(download('lease', test.connect(other).legalServer))).toBe('source_incomplete');
	});

	it.each([
		[404, 'not_found'],
		[302, 'unexpected'],
		[303, 'unexpected'],
		[403, 'no_access'],
		[401, 'no_access'],
		[500, 'unavailable'],
	])('refuses a page with status %i', async (status, reason) => {
		const refusing = answering(() => ({
			...{ status, headers: { 'content-type': 'text/html', location: 'https://elsewhere.example/x' } },
			body: singlePiece('<html></html>'),
		}));
		expect(await reasonOf(download('lease', test.connect(refusing).legalServer))).toBe(reason);
		const asked = new Set(test.requests.map(({ url }) => new URL(url).host));
		expect([...asked]).toEqual(['riverside.legalserver.org']);
	});

	it('refuses what is not there any more', async () => {
		const gone = { uuid: '00000000-0000-4000-8000-000000000000', size: 3 };
		expect(await reasonOf(test.legalServer.downloadContent(gone, text))).toBe('not_found');
	});
});

describe('waiting for the virus scan', () => {
	const wait = async (patience: number, names = ['unscanned']) => {
		const listed = await test.legalServer.listDocuments(miller());
		const waits = names.map((name) => ({
			...{ matterUuid: miller(), patience },
			document: listed.find(({ uuid }) => uuid === uuidOf(name))!,
		}));
		const outcomes = await test.legalServer.waitForScans(waits);
		return outcomes.map((outcome) => (outcome.ok ? outcome.value.scanState : outcome.refusal.reason));
	};
	const scan = (name: string, result: 'clean' | 'infected') => {
		live().documents.change(documentOf(name), { scan: result });
	};
	/** Scans when LegalServer is asked for the nth time. */
	const scanAt = (nth: number, result: 'clean' | 'infected') => {
		let lists = 0;
		test.close();
		test = createTestLegalServer({
			through: (call) => async (request) => {
				if (++lists === nth) scan('unscanned', result);
				return await call(request);
			},
		});
	};

	it('ends when the scanner is done', async () => {
		scanAt(3, 'clean');
		expect(await wait(30_000)).toEqual(['clean']);
		expect(test.calls(LIST)).toBe(3);
		scanAt(2, 'infected');
		expect(await wait(30_000)).toEqual(['infected']);
	});

	it('ends when the time is up, after a few calls', async () => {
		const began = test.clock.now();
		expect(await wait(30_000)).toEqual(['notScanned']);
		expect(test.clock.now() - began).toBe(30_000);
		expect(test.calls(LIST)).toBeLessThanOrEqual(6);
	});

	it('asks once for all documents of a case', async () => {
		expect(
			await wait(
				10_000,
				Array.from({ length: 50 }, () => 'unscanned'),
			),
		).toHaveLength(50);
		expect(test.calls(LIST)).toBeLessThanOrEqual(5);
	});

	it('says where a document is gone by then', async () => {
		test.close();
		let lists = 0;
		test = createTestLegalServer({
			through: (call) => async (request) => {
				if (++lists === 2) moveAway('unscanned');
				return await call(request);
			},
		});
		expect(await wait(30_000)).toEqual(['deleted']);
	});
});
