/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { buffer } from 'node:stream/consumers';
import type { DocumentStore } from '@/nodes/shared/core/DocumentStore';
import { createTestLegalServer, type TestLegalServer } from '@/test/support/createTestLegalServer';
import { downloadDocuments } from '@/packages/legalserver-matters/nodes/LegalServerMatters/actions/document/downloadDocuments';
import type { DownloadRequest } from '@/packages/legalserver-matters/nodes/LegalServerMatters/actions/document/downloadFields';
import { caseKey, siteOf } from './upload/uploadWorld';

const LIST = 'GET api/v1/matters/:uuid/documents';
const DOWNLOAD = 'GET modules/document/download.php';

let test: TestLegalServer;
beforeEach(() => (test = createTestLegalServer()));
afterEach(() => test.close());

const store: DocumentStore<string> = {
	keep: async ({ file, content }) => `${file.name}: ${(await buffer(content)).toString('utf8')}`,
};

const requestFor = (name: string, more: Partial<DownloadRequest> = {}): DownloadRequest => ({
	...{ key: caseKey(test), document: { uuid: test.fixture.documents[name]?.uuid ?? '' }, field: 'data' },
	...{ downloadUnscanned: false, patience: 0 },
	...more,
});

const download = async (...requests: DownloadRequest[]) => {
	const needs = { legalServer: test.legalServer, documents: store, progress: () => undefined };
	const outcomes = await downloadDocuments(requests, needs);
	return outcomes.map((outcome) => (outcome.ok ? outcome.value.kept : outcome.refusal.reason));
};

describe('downloading documents of cases', () => {
	it('lists each case once, and fetches each document by one call', async () => {
		const { caseNumber = '' } = test.fixture.matters['miller'] ?? {};
		const { documentId = 0 } = test.fixture.documents['photo'] ?? {};
		expect(
			await download(
				requestFor('lease'),
				requestFor('notice', { key: { caseNumber } }),
				requestFor('photo', { document: { id: documentId } }),
				requestFor('bylaws', { key: caseKey(test, 'group') }),
			),
		).toEqual([
			...['Lease Agreement.pdf: the lease', 'Notice to Quit – 2025.pdf: the notice'],
			...['Photo of kitchen.jpg: a photo', 'Bylaws.pdf: the bylaws'],
		]);
		expect([test.calls(LIST), test.calls(DOWNLOAD)]).toEqual([2, 4]);
	});

	it('fetches nothing of another case, and says so of that item alone', async () => {
		expect(await download(requestFor('bylaws'), requestFor('lease'))).toEqual([
			...['not_found', 'Lease Agreement.pdf: the lease'],
		]);
		expect(test.calls(DOWNLOAD)).toBe(1);
	});

	it('never fetches what is infected', async () => {
		const always = { downloadUnscanned: true, patience: 60_000 };
		expect(await download(requestFor('infected'), requestFor('infected', always))).toEqual([
			...['no_access', 'no_access'],
		]);
		expect(test.calls(DOWNLOAD)).toBe(0);
	});

	it('fetches what was not scanned only where that is wanted', async () => {
		const unscanned = requestFor('unscanned');
		expect(await download(unscanned)).toEqual(['unavailable']);
		expect(test.calls(DOWNLOAD)).toBe(0);
		expect(await download({ ...unscanned, downloadUnscanned: true, patience: 9000 })).toEqual([
			'Letter from client.docx: a letter',
		]);
		expect(test.calls(LIST)).toBe(2);
	});

	it('waits for the scan, while others are fetched first', async () => {
		const { documentId = 0 } = test.fixture.documents['unscanned'] ?? {};
		const scanned = test.connect((call) => async (request) => {
			// The scanner comes to it after a download.
			const { documents } = siteOf(test);
			if (request.url.includes('download.php')) documents.change(documents.at(documentId), { scan: 'clean' });
			return await call(request);
		});
		const needs = { legalServer: scanned.legalServer, documents: store, progress: () => undefined };
		const patient = [requestFor('unscanned', { patience: 30_000 }), requestFor('lease')];
		expect(await downloadDocuments(patient, needs)).toMatchObject([
			{ value: { kept: 'Letter from client.docx: a letter', document: { scanState: 'clean' } } },
			{ value: { kept: 'Lease Agreement.pdf: the lease' } },
		]);
		expect(test.calls(LIST)).toBe(2);
	});

	it('refuses after the wait what the scanner found to be infected', async () => {
		const { documentId = 0 } = test.fixture.documents['unscanned'] ?? {};
		const { documents } = siteOf(test);
		let lists = 0;
		const found = test.connect((call) => async (request) => {
			if (++lists === 2) documents.change(documents.at(documentId), { scan: 'infected' });
			return await call(request);
		});
		const needs = { legalServer: found.legalServer, documents: store, progress: () => undefined };
		const [outcome] = await downloadDocuments([requestFor('unscanned', { patience: 30_000 })], needs);
		expect(outcome).toMatchObject({ refusal: { reason: 'no_access' } });
		expect(test.calls(DOWNLOAD)).toBe(0);
	});
});
