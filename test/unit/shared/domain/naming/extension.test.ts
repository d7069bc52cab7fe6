import { parts } from '../../../../../nodes/shared/domain/naming/extension';

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
		expect(parts(name)).toEqual({ stem: name.slice(0, name.length - extension.length), extension });
	});
});
