/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import { extensionsFrom, hasExtension } from '@/nodes/shared/domain/listing/EntryFilter';

test.each([
	['pdf', ['pdf']],
	['.PDF, docx; *.Txt', ['pdf', 'docx', 'txt']],
	[' pdf  ,, docx ', ['pdf', 'docx']],
	['pdf, .pdf', ['pdf']],
	['tar.gz', ['tar.gz']],
	['', []],
	[' , . ; *. ', []],
])('%j is %j', (written, extensions) => {
	expect(extensionsFrom(written)).toEqual(extensions);
});

test.each([
	['Letter.PDF', true],
	['Letter.pdf.docx', false],
	['Letter.xpdf', false],
	['pdf', false],
	['.pdf', false],
	['a.pdf', true],
])('%s as pdf: %s', (name, has) => {
	expect(hasExtension(name, ['docm', 'pdf'])).toBe(has);
});

test('what a list names is found at the end of a name, however either is written', () => {
	const extension = fc.stringMatching(/^[A-Za-z0-9]{1,5}$/);
	fc.assert(
		fc.property(
			fc.string({ minLength: 1 }),
			extension,
			fc.constantFrom('', '.', '*.'),
			(stem, ending, prefix) => {
				const extensions = extensionsFrom(prefix + ending);
				expect(hasExtension(`${stem}.${ending.toUpperCase()}`, extensions)).toBe(true);
			},
		),
	);
});
