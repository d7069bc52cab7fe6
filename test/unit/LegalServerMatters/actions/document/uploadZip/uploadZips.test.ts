/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createTestLegalServer, type TestLegalServer } from '@/test/support/createTestLegalServer';
import { LARGEST } from '@/packages/legalserver-matters/nodes/LegalServerMatters/actions/document/upload/measureFile';
import { sourceOf } from '@/test/support/sourceOf';
import { addedTo, fileOf, siteOf, upload, uploadAsZip, uploadOf, zipOf } from '../upload/uploadWorld';

const POST = 'POST api/v1/documents/matter_zip';

let test: TestLegalServer;
beforeEach(() => (test = createTestLegalServer()));
afterEach(() => test.close());

const zipped = async (...requests: ReturnType<typeof zipOf>[]) =>
	await uploadAsZip(requests, test.legalServer);
const two = () => [fileOf('Motion – Müller.pdf', 'the motion'), fileOf('Order.pdf', 'the order')];
const foldersOf = () => addedTo(test).map((each) => each.split(' ')[0]);
const notes = () => siteOf(test).notes.all.filter(({ subject }) => subject === 'Documents Received');

describe('uploading into a subfolder', () => {
	it('sends several files as one ZIP, which LegalServer unpacks and notes', async () => {
		expect(await zipped(zipOf(test, two()))).toEqual(['created,created']);
		expect(foldersOf()).toEqual(['Pleadings/Motion', 'Pleadings/Order.pdf', 'Webhook']);
		expect(notes()).toHaveLength(1);
		expect(await zipped(zipOf(test, two()))).toEqual(['alreadyThere,alreadyThere']);
		expect(test.calls(POST)).toBe(1);
	});

	it('sends a single file by itself, unless a ZIP is wanted', async () => {
		await zipped(zipOf(test, fileOf('Motion.pdf')));
		expect(foldersOf()).toEqual(['Pleadings/Motion.pdf']);
		expect(notes()).toHaveLength(0);
		await zipped(zipOf(test, fileOf('Order.pdf'), { alwaysZip: true }));
		expect(foldersOf()).toEqual(['Pleadings/Motion.pdf', 'Pleadings/Order.pdf', 'Webhook']);
		expect(notes()).toHaveLength(1);
	});

	it('has nothing unpacked that was to be kept as it is', async () => {
		await zipped(zipOf(test, fileOf('files.zip', 'no archive at all')));
		expect(foldersOf()).toEqual(['Pleadings/files.zip', 'Webhook']);
	});

	it('sends what is missing', async () => {
		const [motion, order] = two();
		await zipped(zipOf(test, order ?? []));
		expect(
			await zipped(
				zipOf(
					test,
					[motion, order].flatMap((file) => file ?? []),
				),
			),
		).toEqual(['created,alreadyThere']);
		expect(foldersOf()).toEqual(['Pleadings/Motion', 'Pleadings/Order.pdf']);
	});

	it('finds in the same run what an earlier item added, in the same subfolder alone', async () => {
		const items = [zipOf(test, two()), zipOf(test, two()), zipOf(test, two(), { subfolder: 'Other' })];
		expect(await zipped(...items)).toEqual([
			...['created,created', 'alreadyThere,alreadyThere', 'created,created'],
		]);
	});

	it('takes a file in any folder for the same under version 1, and in the subfolder alone under version 2', async () => {
		siteOf(test).switches.v2 = true;
		await upload([uploadOf(test, fileOf('Motion.pdf'))], test.legalServer);
		expect(await zipped(zipOf(test, fileOf('Motion.pdf')))).toEqual(['alreadyThere']);
		const exact = zipOf(test, fileOf('Motion.pdf'), { version: 'v2' });
		expect(await zipped(exact)).toEqual(['created']);
		expect(await zipped(exact)).toEqual(['alreadyThere']);
		expect(foldersOf()).toEqual(['/Motion.pdf', 'Pleadings/Motion.pdf']);
	});

	it('finds what an item added that asks by the other version', async () => {
		siteOf(test).switches.v2 = true;
		const brief = () => fileOf('Brief.pdf', 'the brief');
		const items = [
			zipOf(test, two()),
			zipOf(test, brief(), { version: 'v2', subfolder: 'Other' }),
			zipOf(test, brief(), { subfolder: 'Other' }),
		];
		expect(await zipped(...items)).toEqual(['created,created', 'created', 'alreadyThere']);
	});

	it('uploads again where that is wanted, and nothing in a dry run', async () => {
		const dry = zipOf(test, two(), { dryRun: true });
		expect(await zipped(dry, dry)).toEqual(['created,created', 'alreadyThere,alreadyThere']);
		expect(test.calls(POST)).toBe(0);
		const again = zipOf(test, two(), { ifExists: 'upload' });
		expect(await zipped(again, again)).toEqual(['created,created', 'created,created']);
		expect(addedTo(test)).toHaveLength(6);
	});

	it('refuses what is too large together, before any of it is read for sending', async () => {
		const half = (name: string) => ({ ...fileOf(name), source: sourceOf('x'.repeat(10)) });
		const large = { ...half('A.pdf'), source: sourceOf('x', LARGEST + 1) };
		expect(await zipped(zipOf(test, [half('B.pdf'), large]), zipOf(test, two()))).toEqual([
			...['too_large', 'created,created'],
		]);
	});

	it('names the permission that is missing', async () => {
		siteOf(test).tokens.forEach((token) =>
			(token.permissions as Set<string>).delete('API - Documate Webhook'),
		);
		expect(await zipped(zipOf(test, two()))).toEqual(['missing_scope']);
	});

	it('makes a ZIP that is read whole, with a thousand files', async () => {
		const files = Array.from({ length: 1000 }, (_, index) => fileOf(`Page ${index}.pdf`, `page ${index}`));
		await zipped(zipOf(test, files));
		expect(addedTo(test)).toHaveLength(1001);
	});
});
