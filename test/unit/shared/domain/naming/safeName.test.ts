/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import {
	bytesOf,
	safeName,
	splitExtension,
	safeRelativePath,
	subfoldersFrom,
} from '@/nodes/shared/domain/naming/safeName';
import { Refusal } from '@/nodes/shared/core/Refusal';

describe('safeName', () => {
	it.each([
		['Doe, Jane - 22-0000107', 'Doe, Jane - 22-0000107'],
		['22/107', '22-107'],
		['a\\b<c>d:e"f|g?h*i', 'a-b-c-d-e-f-g-h-i'],
		['  Smith v. Jones. . ', 'Smith v. Jones'],
		['line\r\nbreak\ttab', 'line break tab'],
		['gavel \u{1f528} Inc', 'gavel Inc'],
		['spoofed\u202egpj.exe', 'spoofedgpj.exe'],
		['CON', 'CON_'],
		['nul.txt', 'nul_.txt'],
		['COM1.tar.gz', 'COM1_.tar.gz'],
		['Console', 'Console'],
		['desktop.ini', 'desktop.ini_'],
		['.DS_Store', '.DS_Store_'],
		['Icon\r', 'Icon'],
		['e\u0301te\u0301', 'été'],
	])('makes %j into %j', (raw, name) => {
		expect(safeName(raw).name).toBe(name);
	});

	it('says nothing when nothing was changed', () => {
		expect(safeName('Doe, Jane - 22-0000107').warnings).toEqual([]);
	});

	it('names the characters it replaced', () => {
		expect(safeName('22/1:7').warnings).toEqual([
			'Characters that Dropbox or Windows does not allow (/ :) were replaced by “-”',
		]);
	});

	it.each([
		['CON', /reserved/],
		['a.', /dots at its end were removed/],
		['a\u{1f528}', /Invisible/],
		['é'.repeat(200), /shortened/],
	])('warns of the change to %j', (raw, warning) => {
		expect(safeName(raw).warnings).toEqual([expect.stringMatching(warning)]);
	});

	it.each(['', '   ', '...', '???', '\u{1f528}', '/', '\u200b'])(
		'refuses %j: nothing readable is left',
		(raw) => {
			expect(() => safeName(raw)).toThrow(Refusal);
			expect(() => safeName(raw)).toThrow(/Nothing is left of the name/);
		},
	);

	it('keeps the extension of a long file name', () => {
		const { name } = safeName(`${'x'.repeat(400)}.pdf`, 'file');
		expect(name).toMatch(/^x+\.pdf$/);
		expect(bytesOf(name)).toBe(255);
	});

	it('does not cut through a letter with its accents', () => {
		const { name } = safeName('ж\u0301'.repeat(200));
		expect(bytesOf(name)).toBeLessThanOrEqual(255);
		expect(name.endsWith('\u0301')).toBe(true);
	});

	const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 600 }));

	it('yields names that Dropbox, Windows and macOS all take, whatever it is given', () => {
		fc.assert(
			fc.property(anyText, fc.constantFrom<'file' | 'folder'>('file', 'folder'), (raw, kind) => {
				let name: string;
				try {
					({ name } = safeName(raw, kind));
				} catch (thrown) {
					expect(thrown).toBeInstanceOf(Refusal);
					return;
				}
				expect(name).toBe(name.normalize('NFC'));
				expect(bytesOf(name)).toBeLessThanOrEqual(255);
				expect(name).not.toMatch(/[\\/<>:"|?*\p{Cc}]|[\u{10000}-\u{10ffff}]/u);
				expect(name).not.toMatch(/^\s|[\s.]$/);
				expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
			}),
			{ numRuns: 2000 },
		);
	});

	it('puts marks in order that meet where a character was taken out', () => {
		const { name } = safeName('a\u1ab0\u0000\u1bf2');
		expect(name).toBe(name.normalize('NFC'));
		expect(safeName(name)).toEqual({ name, warnings: [] });
	});

	it('changes nothing when applied to its own result', () => {
		fc.assert(
			fc.property(anyText, (raw) => {
				let name: string;
				try {
					({ name } = safeName(raw));
				} catch {
					return;
				}
				expect(safeName(name)).toEqual({ name, warnings: [] });
			}),
			{ numRuns: 2000 },
		);
	});
});

describe('The extension of a name', () => {
	it.each([
		['letter.pdf', '.pdf'],
		['archive.tar.gz', '.gz'],
		['letter', ''],
		['.gitignore', ''],
		['ends with a dot.', ''],
		['Dr. Smith’s letter', ''],
		['a.1234567890123456', '.1234567890123456'],
		['a.12345678901234567', ''],
	])('of %s is “%s”', (name, extension) => {
		expect(splitExtension(name)).toEqual({ stem: name.slice(0, name.length - extension.length), extension });
	});
});

describe('subfoldersFrom', () => {
	it('names the folders in between, parents first, none twice', () => {
		expect(subfoldersFrom(['Discovery/Incoming', 'Pleadings', 'discovery/Outgoing', 'Pleadings'])).toEqual({
			paths: ['Discovery', 'Discovery/Incoming', 'Pleadings', 'discovery/Outgoing'],
			warnings: [],
		});
	});

	it('makes every level safe and says what it changed', () => {
		expect(subfoldersFrom(['A?/ /con/'])).toEqual({
			paths: ['A-', 'A-/con_'],
			warnings: [expect.stringMatching(/“A-”.*\(\?\)/), expect.stringMatching(/“con_”.*reserved/)],
		});
	});

	it('refuses a level of which nothing is left', () => {
		expect(() => subfoldersFrom(['Pleadings/???'])).toThrow(/Nothing is left of the name/);
	});
});

describe('safeRelativePath', () => {
	it('takes nothing for the folder itself', () => {
		expect(safeRelativePath(' / ')).toEqual({ path: '', warnings: [] });
	});
});
