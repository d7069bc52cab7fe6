/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { documentAddressFrom } from '@/nodes/shared/domain/documentAddressFrom';

const url = (value: string) => documentAddressFrom({ mode: 'url', value });

describe('where a document is', () => {
	it.each([
		['id:a4ayc_80_OEAAAAAAAAAXw', 'id:a4ayc_80_OEAAAAAAAAAXw'],
		['a4ayc_80_OEAAAAAAAAAXw', 'id:a4ayc_80_OEAAAAAAAAAXw'],
		['id:a4ayc_80_OEAAAAAAAAAXw/Pleadings/Answer.pdf', 'id:a4ayc_80_OEAAAAAAAAAXw/Pleadings/Answer.pdf'],
	])('by ID: %s', (value, address) => {
		expect(documentAddressFrom({ mode: 'id', value })).toBe(address);
	});

	it.each([
		['https://www.dropbox.com/home/Cases/22-1?preview=Answer+1.pdf', '/Cases/22-1/Answer 1.pdf'],
		['https://www.dropbox.com/home/Cases/22-1?preview=A%2BB%20%C3%BC.pdf', '/Cases/22-1/A+B ü.pdf'],
		['https://www.dropbox.com/home?preview=Answer.pdf', '/Answer.pdf'],
		['https://www.dropbox.com/home/Cases/Answer.pdf', '/Cases/Answer.pdf'],
	])('by the address in the browser: %s', (value, address) => {
		expect(url(value)).toBe(address);
	});

	it.each([
		['', 'No document was selected'],
		['/', 'This is the top of a Dropbox, not a document in it'],
		['ns:42', 'This is the top of a Dropbox, not a document in it'],
		['https://www.dropbox.com/home', 'This is the top of a Dropbox, not a document in it'],
		['https://www.dropbox.com/scl/fi/abc/x.pdf', 'The URL does not lead to a document in Dropbox'],
		['https://example.com/home/a?preview=b', 'The URL does not lead to a document in Dropbox'],
		['/a/../b', 'The path has an empty part, or one that is “.” or “..”'],
	])('refuses %s', (value, message) => {
		expect(() => documentAddressFrom({ mode: 'path', value })).toThrow(message);
	});

	it('refuses what is no ID', () => {
		expect(() => documentAddressFrom({ mode: 'id', value: '22-1' })).toThrow('The document’s ID is not');
	});
});
