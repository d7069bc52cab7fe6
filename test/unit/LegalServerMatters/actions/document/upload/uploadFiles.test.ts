/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createTestLegalServer, type TestLegalServer } from '@/test/support/createTestLegalServer';
import { sourceOf } from '@/test/support/sourceOf';
import { LARGEST } from '@/packages/legalserver-matters/nodes/LegalServerMatters/actions/document/upload/measureFile';
import { uploadFiles } from '@/packages/legalserver-matters/nodes/LegalServerMatters/actions/document/upload/uploadFiles';
import { addedTo, caseKey, fileOf, siteOf, upload, uploadOf } from './uploadWorld';

const POST = 'POST api/v1/documents';
const LIST = 'GET api/v1/matters/:uuid/documents';
const DOWNLOAD = 'GET modules/document/download.php';

let test: TestLegalServer;
beforeEach(() => (test = createTestLegalServer()));
afterEach(() => test.close());

const uploaded = async (...requests: ReturnType<typeof uploadOf>[]) =>
	await upload(requests, test.legalServer);

describe('uploading to a case', () => {
	it('adds each file once, whatever the case is named by', async () => {
		const { caseNumber = '', matterId = 0 } = test.fixture.matters['miller'] ?? {};
		const keys = [caseKey(test), { caseNumber }, { id: matterId }];
		const same = keys.map((key) => uploadOf(test, fileOf('Answer.pdf'), { key }));
		expect(await uploaded(...same)).toEqual(['created', 'alreadyThere', 'alreadyThere']);
		expect(await uploaded(...same)).toEqual(['alreadyThere', 'alreadyThere', 'alreadyThere']);
		expect(addedTo(test)).toHaveLength(1);
		expect(test.calls(LIST)).toBe(2);
	});

	it('says what LegalServer is told', async () => {
		const more = { title: 'The answer / signed', description: 'Signed', typeId: 2629 };
		await uploaded(uploadOf(test, fileOf('Answer – Müller.pdf'), more));
		const [created] = siteOf(test).documents.all.slice(-1);
		expect(created).toMatchObject({ title: 'The answer / signed', description: 'Signed' });
		const body = Buffer.concat(test.requests.at(-1)?.body ?? []).toString('utf8');
		expect(body).toContain(`"matter_uuid":"${caseKey(test).uuid}"`);
		expect(body).toContain('"type_id":2629');
		expect(body).not.toContain('matter_id"');
	});

	it('compares the content where title and size are the same', async () => {
		expect(await uploaded(uploadOf(test, fileOf('Scan.pdf', 'page A')))).toEqual(['created']);
		// Another scan of the same length must not be taken for it.
		expect(await uploaded(uploadOf(test, fileOf('Scan.pdf', 'page B')))).toEqual(['created']);
		expect(await uploaded(uploadOf(test, fileOf('Scan.pdf', 'page A')))).toEqual(['alreadyThere']);
		expect(await uploaded(uploadOf(test, fileOf('Scan.docx', 'page A')))).toEqual(['created']);
		expect(addedTo(test)).toHaveLength(3);
	});

	it('fetches nothing where the size or title is another', async () => {
		await uploaded(uploadOf(test, fileOf('Lease Agreement.pdf', 'another lease')));
		await uploaded(uploadOf(test, fileOf('Lease.pdf', 'the lease')));
		expect(test.calls(DOWNLOAD)).toBe(0);
	});

	it('finds what a person uploaded under the full name of the file', async () => {
		expect(await uploaded(uploadOf(test, fileOf('Lease Agreement.pdf', 'the lease')))).toEqual([
			'alreadyThere',
		]);
		await uploaded(uploadOf(test, fileOf('Brief.pdf'), { title: 'Brief.pdf' }));
		expect(await uploaded(uploadOf(test, fileOf('Brief.pdf')))).toEqual(['alreadyThere']);
	});

	it('goes by title and size, and says so, where the content is not given', async () => {
		const infected = uploadOf(test, fileOf('Invoice.pdf', 'a virus'));
		const [outcome] = await uploadFiles([infected], test.legalServer, () => undefined);
		expect(outcome).toMatchObject({
			value: [{ status: 'alreadyThere', warnings: [expect.stringContaining('title and size') as unknown] }],
		});
		expect(test.calls(DOWNLOAD)).toBe(0);
	});

	it('uploads again where that is wanted', async () => {
		const again = uploadOf(test, fileOf('Answer.pdf'), { ifExists: 'upload' });
		expect(await uploaded(again, again)).toEqual(['created', 'created']);
		expect(addedTo(test)).toHaveLength(2);
	});

	it('writes nothing in a dry run, and says what it would do', async () => {
		const dry = uploadOf(test, fileOf('Answer.pdf'), { dryRun: true });
		const real = uploadOf(test, fileOf('Brief.pdf'));
		expect(await uploaded(dry, dry, real)).toEqual(['created', 'alreadyThere', 'created']);
		expect(test.calls(POST)).toBe(1);
		expect(addedTo(test)).toHaveLength(1);
	});

	it('refuses each for itself', async () => {
		const broken = { ...fileOf('Broken.pdf'), source: sourceOf('short', 99) };
		const elsewhere = { uuid: '00000000-0000-4000-8000-000000000000' };
		const huge = { ...fileOf('Huge.pdf'), source: sourceOf('x', LARGEST + 1) };
		const reasons = await uploaded(
			...[fileOf('Empty.pdf', ''), broken, huge].map((file) => uploadOf(test, file)),
			uploadOf(test, fileOf('Answer.pdf'), { key: elsewhere }),
			uploadOf(test, fileOf('Answer.pdf')),
		);
		expect(reasons).toEqual(['invalid_input', 'source_incomplete', 'too_large', 'not_found', 'created']);
		expect(huge.source.opened).toBe(0);
	});

	it('writes nothing with a credential that may only read, in a dry run either', async () => {
		const reading = createTestLegalServer({ onlyRead: true });
		const requests = [false, true].map((dryRun) => uploadOf(reading, fileOf('Answer.pdf'), { dryRun }));
		expect(await upload(requests, reading.legalServer)).toEqual(['guarded', 'guarded']);
		expect(reading.calls()).toBe(0);
		reading.close();
	});

	it('names the permission that is missing', async () => {
		const limited = createTestLegalServer({ token: 'noDocuments' });
		const request = uploadOf(limited, fileOf('Answer.pdf'));
		const [outcome] = await uploadFiles([request], limited.legalServer, () => undefined);
		expect(outcome).toMatchObject({
			refusal: {
				reason: 'missing_scope',
				message: expect.stringContaining('“API Basic Case Info”') as unknown,
			},
		});
		limited.close();
	});
});
