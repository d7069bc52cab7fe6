/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import { bytesOf, LONGEST_NAME, safeName } from '@/nodes/shared/domain/naming/safeName';
import { pathKey } from '@/nodes/shared/domain/paths';
import {
	archivedName,
	parseVersion,
	parseAnyVersion,
	versionDate,
} from '@/nodes/shared/domain/versions/archivedName';

const DATE = '20260501';

/** Names of documents, many of which look like versions of others. */
const documents = fc
	.tuple(
		fc.oneof(
			fc.constantFrom('a', 'A', 'Brief', 'brief', 'é', '.env', 'v2', 'Plan.final'),
			fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
		),
		fc.array(fc.constantFrom('_v1', '_V2', '_v3_20260101', '_v1_20260501', '_v', '_20260101', ' (1)'), {
			maxLength: 3,
		}),
		fc.constantFrom('', '.pdf', '.PDF', '.docx', '.v2', '._v1'),
	)
	.map(([stem, suffixes, extension]) => `${stem}${suffixes.join('')}${extension}`);

const versions = fc.integer({ min: 1, max: 999_999 });

describe('The name of a former version', () => {
	it.each([
		['Settlement_Agreement.pdf', 2, 'Settlement_Agreement_v2_20260501.pdf'],
		['Brief_v2.pdf', 1, 'Brief_v2_v1_20260501.pdf'],
		['notes', 12, 'notes_v12_20260501'],
		['.env', 1, '.env_v1_20260501'],
		['Dr. Smith’s letter', 1, 'Dr. Smith’s letter_v1_20260501'],
		['archive.tar.gz', 1, 'archive.tar_v1_20260501.gz'],
	])('of %s, number %d, is %s', (name, version, archived) => {
		expect(archivedName(name, version, DATE)).toBe(archived);
		expect(parseVersion(archived, name)).toBe(version);
		expect(parseAnyVersion(archived)).toBe(version);
	});

	it('keeps number, date and extension where there is no room', () => {
		const name = `${'ä'.repeat(125)}.pdf`;
		const archived = archivedName(name, 999_999, DATE);
		expect(archived).toMatch(/^ä+_v999999_20260501\.pdf$/);
		expect(bytesOf(archived)).toBeLessThanOrEqual(LONGEST_NAME);
		expect(bytesOf(archived)).toBeGreaterThan(LONGEST_NAME - 3);
		expect(parseVersion(archived, name)).toBe(999_999);
	});

	it('is never too long, and reads back to its document and number', () => {
		fc.assert(
			fc.property(
				fc.oneof(documents, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 })),
				versions,
				(name, version) => {
					const archived = archivedName(name, version, DATE);
					fc.pre(bytesOf(name) <= LONGEST_NAME);
					expect(bytesOf(archived)).toBeLessThanOrEqual(LONGEST_NAME);
					expect(parseVersion(archived, name)).toBe(version);
				},
			),
		);
	});

	it('reads back whatever is made of its letters', () => {
		fc.assert(
			fc.property(documents, versions, (name, version) => {
				fc.pre(bytesOf(name) < 150);
				const archived = archivedName(name, version, DATE);
				expect(parseVersion(archived.toUpperCase().normalize('NFD'), name.toUpperCase())).toBe(version);
			}),
		);
	});

	it('is safe where the name of the document is', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), versions, (raw, version) => {
				const { name } = safeName(`a${raw}.pdf`, 'file');
				const archived = archivedName(name, version, DATE);
				expect(safeName(archived, 'file').name).toBe(archived);
			}),
		);
	});

	it('is that of no other document', () => {
		fc.assert(
			fc.property(documents, documents, versions, (name, other, version) => {
				fc.pre(pathKey(name) !== pathKey(other));
				fc.pre(bytesOf(name) < 200 && bytesOf(other) < 200);
				expect(parseVersion(archivedName(name, version, DATE), other)).toBeUndefined();
			}),
			{ numRuns: 1000 },
		);
	});
});

describe('The version in a name', () => {
	it.each([
		['Brief_v3.pdf', 'Brief.pdf', 3],
		['BRIEF_V3_20250101.PDF', 'brief.pdf', 3],
		['Brief_v03.pdf', 'Brief.pdf', 3],
		['Bri\u00e9f_v3.pdf', 'Brie\u0301f.pdf', 3],
		['a_v1_20260101.pdf', 'a.pdf', 1],
		['a_v1_20260101_v2_20260501.pdf', 'a_v1_20260101.pdf', 2],
		['a._v1_20260501', 'a.', 1],
	])('%s of %s is read', (archived, name, version) => {
		expect(parseVersion(archived, name)).toBe(version);
	});

	it.each([
		['Brief.pdf', 'Brief.pdf'],
		['Brief_v3.docx', 'Brief.pdf'],
		['Brief_v3', 'Brief.pdf'],
		['Brief_final_v3.pdf', 'Brief.pdf'],
		['Brief v3.pdf', 'Brief.pdf'],
		['Brief_v20260501.pdf', 'Brief.pdf'],
		['Brief_v3_2026.pdf', 'Brief.pdf'],
		['a_v1_20260101_v2_20260501.pdf', 'a.pdf'],
		['a_v1_20260101.pdf', 'a_v1_20260101.pdf'],
	])('%s is none of %s', (archived, name) => {
		expect(parseVersion(archived, name)).toBeUndefined();
	});

	it('is told without knowing the document', () => {
		expect(parseAnyVersion('Brief_V4.pdf')).toBe(4);
		expect(parseAnyVersion('Brief.pdf')).toBeUndefined();
	});
});

describe('The date of a version', () => {
	it.each([
		['UTC', '20260501'],
		['America/New_York', '20260430'],
		['Pacific/Auckland', '20260501'],
		['Etc/GMT-14', '20260501'],
		['no such zone', '20260501'],
		['', '20260501'],
	])('in %s', (timezone, date) => {
		expect(versionDate('2026-05-01T03:30:00Z', timezone)).toBe(date);
	});

	it('is the day that people there had, and writes its zeros', () => {
		expect(versionDate('2026-01-01T23:59:59Z', 'Asia/Tokyo')).toBe('20260102');
		expect(versionDate('2026-01-01T00:00:00Z', 'UTC')).toBe('20260101');
	});
});
