/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { RECORD_NAME } from '@/nodes/shared/domain/closing/ClosingRecord';
import { isUnfinishedZip, unfinishedZipName } from '@/nodes/shared/domain/closing/closedZip';
import { markerContent, markerFileName } from '@/nodes/shared/domain/marker/markerFile';
import { isPackageFile } from '@/nodes/shared/domain/isPackageFile';

const FOLDER = 'id:a4ayc_80_OEAAAAAAAAAXw';
const marker = (caseId: string) => ({
	name: markerFileName(caseId),
	size: markerContent(caseId, FOLDER).length,
});

describe('the files that this package keeps in folders', () => {
	it.each(['22-1', '22/107', 'Fälle 7', '...', `long ${'x'.repeat(300)}`, '"quoted" \u0001'])(
		'are the marker of case %s, by its name alone, too',
		(caseId) => {
			expect(isPackageFile(marker(caseId))).toBe(true);
			expect(isPackageFile({ name: marker(caseId).name })).toBe(true);
			expect(isPackageFile({ name: marker(caseId).name.normalize('NFD') })).toBe(true);
		},
	);

	it('are a marker that somebody emptied, closing records, and ZIPs that are not finished', () => {
		expect(isPackageFile({ ...marker('22-1'), size: 0 })).toBe(true);
		expect(isPackageFile({ name: RECORD_NAME, size: 700 })).toBe(true);
		expect(isPackageFile({ name: unfinishedZipName('Doe, Jane - 22-1.zip'), size: 7 })).toBe(true);
	});

	it.each([
		{ name: marker('22-1').name.replace('.json', ' (1).json'), size: marker('22-1').size },
		{ name: marker('22-1').name.replace('22-1', '22-2'), size: 12 },
		{ name: 'casemarker 22-1 0123456789abcdef.json', size: 0 },
		{ name: 'casemarker 22-1 0123456789abcdef.json', size: 100_000 },
		{ name: 'casemarker 22-1.json', size: 300 },
		{ name: 'old casemarker 22-1 0123456789abcdef.json', size: 300 },
		{ name: RECORD_NAME.replace('.json', ' (1).json'), size: 700 },
		{ name: 'Contract (not finished).zip', size: 7 },
		{ name: 'Contract (not finished 01234567).zip', size: 7 },
		{ name: unfinishedZipName('22-1.zip').replace('22-1', '22-2'), size: 7 },
		{ name: '22-1.zip', size: 7 },
	])('are not what people call so: $name, $size bytes', (file) => {
		expect(isPackageFile(file)).toBe(false);
	});

	it('are told by names of any length', () => {
		const name = unfinishedZipName(`${'ä'.repeat(123)}.zip`);
		expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
		expect(isUnfinishedZip(name)).toBe(true);
		expect(unfinishedZipName(`${'ä'.repeat(123)}.zip`)).toBe(name);
	});
});
