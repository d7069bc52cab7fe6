/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import { documentName, textFileName, type FileDescription } from '@/nodes/shared/domain/naming/documentName';
import { safeName } from '@/nodes/shared/domain/naming/safeName';

const described = (fileName = '', mimeType = '', fileExtension = ''): FileDescription => ({
	...{ fileName, mimeType, fileExtension },
});
const PDF = 'application/pdf';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const named = (...file: Parameters<typeof described>) => documentName('', described(...file), 'data').name;
const given = (name: string, ...file: Parameters<typeof described>) =>
	documentName(name, described(...file), 'data').name;

describe('The name of a document', () => {
	it.each([
		['letter.pdf', '', 'letter.pdf'],
		['letter.pdf', WORD, 'letter.pdf'],
		['LETTER.PDF', PDF, 'LETTER.PDF'],
		['photo.jpeg', 'image/jpeg', 'photo.jpeg'],
		['scan', PDF, 'scan.pdf'],
		['scan', 'Application/PDF; charset=binary', 'scan.pdf'],
		['Smith v. Jones', PDF, 'Smith v. Jones.pdf'],
		['Smith v.Jones', PDF, 'Smith v.Jones.pdf'],
		['Invoice No. 12', PDF, 'Invoice No. 12.pdf'],
		['Invoice No.12', PDF, 'Invoice No.12.pdf'],
		['Order of 2026.03.14', WORD, 'Order of 2026.03.14.docx'],
		// Of these the type says too little.
		['README', 'text/plain', 'README'],
		['statement.xyz', 'text/plain', 'statement.xyz'],
		['drawing.sketch', 'application/zip', 'drawing.sketch'],
		['README', 'application/octet-stream', 'README'],
		['Smith v. Jones', 'application/octet-stream', 'Smith v. Jones'],
		['.gitignore', 'text/plain', '.gitignore'],
		['', PDF, 'data.pdf'],
		['', 'text/plain', 'data.txt'],
		['', 'application/zip', 'data.zip'],
		['', 'application/octet-stream', 'data'],
		['', 'constructor', 'data'],
		// What an expression upstream left of a name.
		['.pdf', PDF, 'data.pdf'],
		['.docx', '', 'data.docx'],
		['👍.pdf', PDF, 'data.pdf'],
		['\u200b.docx', '', 'data.docx'],
	])('that came as %j with the type %j is %j', (fileName, mimeType, name) => {
		expect(named(fileName, mimeType)).toBe(name);
	});

	it.each([
		['scan', '', 'pdf', 'scan.pdf'],
		['scan', '', '.PDF', 'scan.pdf'],
		['scan', 'application/octet-stream', 'wpd', 'scan.wpd'],
		['README', 'application/octet-stream', 'bin', 'README'],
		['README', 'text/plain', 'txt', 'README'],
		['', 'application/octet-stream', 'bin', 'data'],
		['', 'application/octet-stream', 'xyz', 'data.xyz'],
		// n8n takes it from the name where there is one.
		['Smith v. Jones', PDF, ' Jones', 'Smith v. Jones.pdf'],
		['Smith v.Jones', PDF, 'Jones', 'Smith v.Jones.pdf'],
		['Invoice No.12', PDF, '12', 'Invoice No.12.pdf'],
		['brief.xyz', 'application/octet-stream', 'xyz', 'brief.xyz'],
	])('that came as %j with the type %j and the extension %j is %j', (fileName, mimeType, extension, name) => {
		expect(named(fileName, mimeType, extension)).toBe(name);
	});

	it.each([
		['Motion to Dismiss', 'a.pdf', '', 'Motion to Dismiss.pdf'],
		['Motion to Dismiss', 'a.PDF', WORD, 'Motion to Dismiss.pdf'],
		['Motion to Dismiss', 'scan', PDF, 'Motion to Dismiss.pdf'],
		['Motion to Dismiss', '', 'text/plain', 'Motion to Dismiss.txt'],
		['Motion to Dismiss.docx', 'a.pdf', PDF, 'Motion to Dismiss.docx'],
		['Motion.wpd', 'a.pdf', PDF, 'Motion.wpd'],
		['Smith v. Jones', 'a.docx', WORD, 'Smith v. Jones.docx'],
		['Smith v.Jones', 'a.txt', 'text/plain', 'Smith v.Jones.txt'],
		['Invoice No. 12', 'a.pdf', PDF, 'Invoice No. 12.pdf'],
		['Invoice No.12', 'a.pdf', PDF, 'Invoice No.12.pdf'],
		['Version 2.0', 'a.pdf', PDF, 'Version 2.0.pdf'],
		['Backup', 'x.tar.gz', 'application/gzip', 'Backup.tar.gz'],
		['Order', 'x.pdf.p7m', '', 'Order.pdf.p7m'],
		['Order', 'J. Smith.gz', '', 'Order.gz'],
		['Drawing', 'x.xyz', '', 'Drawing.xyz'],
		['Drawing.xyz', 'x.xyz', 'application/octet-stream', 'Drawing.xyz'],
		['Order.', 'a.pdf', '', 'Order.pdf'],
		['CON', 'a.pdf', '', 'CON_.pdf'],
	])('given as %j for %j of the type %j is %j', (name, fileName, mimeType, result) => {
		expect(given(name, fileName, mimeType)).toBe(result);
	});

	it.each(['.pdf', '.PDF', ' .pdf', ' - .pdf', '_.pdf', '(), .docx', '.tar.gz', '.xyz', '&'])(
		'is refused when nothing was given but %j',
		(name) => {
			const refusal = { reason: 'invalid_input', advice: expect.stringContaining('File Name') };
			expect(() => given(name, 'a.pdf', PDF)).toThrow(expect.objectContaining(refusal));
			expect(() => textFileName(name)).toThrow(expect.objectContaining(refusal));
		},
	);

	it.each([
		['Note', 'Note.txt'],
		['Note 2026-03-14', 'Note 2026-03-14.txt'],
		['Note of 3.14', 'Note of 3.14.txt'],
		['page.html', 'page.html'],
		['notes.md', 'notes.md'],
		['settings.xyz', 'settings.xyz'],
	])('of a text is as it was given, with an extension: %j is %j', (name, result) => {
		expect(textFileName(name).name).toBe(result);
	});

	it('says where it has no extension, but not of one that the file came with', () => {
		const warning = expect.stringContaining('no extension');
		expect(documentName('Motion', described(), 'data').warnings).toEqual([warning]);
		expect(documentName('', described(), 'data').warnings).toEqual([warning]);
		expect(documentName('', described('Motion'), 'data').warnings).toEqual([]);
		expect(documentName('Motion', described('', PDF), 'data').warnings).toEqual([]);
	});

	it('stays within the longest, and says so once', () => {
		const { name, warnings } = documentName('ä'.repeat(200), described('a.pdf'), 'data');
		expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
		expect(name).toMatch(/^ä+\.pdf$/);
		expect(warnings).toHaveLength(1);
	});

	const types = fc.constantFrom('', PDF, WORD, 'text/plain', 'application/zip', 'image/jpeg', 'a/b');
	const words = fc.constantFrom(
		'',
		'a',
		'Smith v.',
		'No.12',
		'.pdf',
		'docx',
		' ',
		'.',
		'-',
		'x.tar.gz',
		'½',
		'.v2',
	);
	const texts = fc.oneof(
		fc.string({ unit: 'grapheme', maxLength: 20 }),
		fc.array(words).map((all) => all.join('')),
	);
	const files = fc.record({ fileName: texts, fileExtension: texts, mimeType: types });

	it('begins with what was given, is safe, and is the same when the file comes back under it', () => {
		fc.assert(
			fc.property(texts, files, (name, file) => {
				let result: string;
				try {
					result = documentName(name, file, 'data').name;
				} catch (refused) {
					expect(refused).toMatchObject({
						reason: expect.stringMatching(/^(invalid_input|name_not_allowed)$/),
					});
					return;
				}
				const whole = name || (file.fileName.trim() === '' ? 'data' : undefined);
				if (whole !== undefined)
					expect(result.startsWith(safeName(whole, 'file').name.slice(0, -1))).toBe(true);
				expect(safeName(result, 'file')).toEqual({ name: result, warnings: [] });
				expect(documentName('', { ...file, fileName: result }, 'other').name).toBe(result);
			}),
			{ numRuns: 2000 },
		);
	});
});
