/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { RECORD_NAME } from '@/nodes/shared/domain/closing/ClosingRecord';
import { unfinishedZipName } from '@/nodes/shared/domain/closing/closedZip';
import { isPackageFile } from '@/nodes/shared/domain/isPackageFile';
import { markerFileName } from '@/nodes/shared/domain/marker/markerFile';
import { safeName } from '@/nodes/shared/domain/naming/safeName';
import { LIKE_PACKAGE_FILE, unreservedName } from '@/nodes/shared/domain/naming/unreservedName';
import { pathKey } from '@/nodes/shared/domain/paths';

const NAMES = [
	...[RECORD_NAME, markerFileName('22-1'), markerFileName('...'), markerFileName('Ä'.repeat(200))],
	unfinishedZipName('22-1.zip'),
];

describe('the name of a document', () => {
	it.each(NAMES.flatMap((name) => [name, name.toUpperCase(), name.normalize('NFD'), `\u200f${name} `]))(
		'is never that of a file of this package: %s',
		(given) => {
			expect(safeName(given, 'file').name).toMatch(LIKE_PACKAGE_FILE);
			const { name, warnings } = unreservedName(safeName(given, 'file'));
			expect([name, pathKey(name)].some((each) => isPackageFile({ name: each }))).toBe(false);
			expect(warnings).toContainEqual(expect.stringMatching(/reserved for files that mark/));
			expect(unreservedName({ name, warnings: [] })).toEqual({ name, warnings: [] });
		},
	);

	it.each(['Answer.pdf', 'Closed.json', 'casemarker 22-1.json', '22-1.zip'])('stays as it is: %s', (name) => {
		expect(unreservedName({ name, warnings: ['x'] })).toEqual({ name, warnings: ['x'] });
	});
});
