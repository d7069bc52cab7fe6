import { splitExtension } from '@/nodes/shared/domain/naming/splitExtension';

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
