/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import { addressFrom } from '@/nodes/shared/domain/addressFrom';
import { Refusal } from '@/nodes/shared/core/Refusal';
import { folderLink } from '@/nodes/shared/domain/webLink';

describe('addressFrom', () => {
	it.each([
		['list', 'id:a4ayc_80_OEAAAAAAAAAXw', 'id:a4ayc_80_OEAAAAAAAAAXw'],
		['id', 'a4ayc_80_OEAAAAAAAAAXw', 'id:a4ayc_80_OEAAAAAAAAAXw'],
		['id', 'id:a4ayc_80_OEAAAAAAAAAXw/Pleadings', 'id:a4ayc_80_OEAAAAAAAAAXw/Pleadings'],
		['path', 'ns:12345/Cases', 'ns:12345/Cases'],
		['path', '/Legal Matters/2026', '/Legal Matters/2026'],
		['path', 'Legal Matters', '/Legal Matters'],
		['path', '/', ''],
		['path', '/Cafe\u0301', '/Café'],
		['url', 'https://www.dropbox.com/home/Legal%20Matters/2026', '/Legal Matters/2026'],
		['url', 'https://www.dropbox.com/home', ''],
		['url', 'https://www.dropbox.com/work/Team%20Space?preview=a.pdf', '/Team Space'],
		['url', 'https://www.dropbox.com/home/100%', '/100%'],
		['path', 'https://www.dropbox.com/home/Cases', '/Cases'],
	])('in mode %s reads %j as %j', (mode, value, address) => {
		expect(addressFrom({ mode, value })).toBe(address);
	});

	it.each([
		['list', '', /No folder was selected/],
		['path', '   ', /No folder was selected/],
		['path', '/a//b', /empty part/],
		['path', '/Cases/', /empty part/],
		['path', '/Cases/ /x', /empty part/],
		['path', '//', /empty part/],
		['id', 'id:a4ayc_80_OEAAAAAAAAAXw/', /empty part/],
		['path', 'ns:1//x', /empty part/],
		['path', 'id:', /not a Dropbox ID/],
		['path', 'id:/Pleadings', /not a Dropbox ID/],
		['list', 'ns:/Cases', /not a Dropbox ID/],
		['url', 'https://www.dropbox.com/home/', /empty part/],
		['url', 'https://www.dropbox.com/home//x', /empty part/],
		['url', 'https://www.dropbox.com/home/Cases/', /empty part/],
		['url', 'https://www.dropbox.com/home/Cases/%20/x', /empty part/],
		['path', '/a/../b', /“..”/],
		['path', 'Cases/..', /“..”/],
		['id', 'id:a4ayc_80_OEAAAAAAAAAXw/../..', /“..”/],
		['id', 'id:a4ayc_80_OEAAAAAAAAAXw//a', /empty part/],
		['id', 'id:a4ayc_80_OEAAAAAAAAAXw?x=1', /not a Dropbox ID/],
		['id', '../2/files/delete_v2', /not a Dropbox ID/],
		['list', 'ns:12345/..', /“..”/],
		['id', 'short', /not a Dropbox ID/],
		['url', 'https://www.dropbox.com/scl/fo/abc/def', /does not lead/],
		['url', 'https://www.dropbox.com.evil.example/home/a', /does not lead/],
		['url', 'https://example.org/home/a', /does not lead/],
		['url', 'https://', /does not lead/],
	])('in mode %s refuses %j', (mode, value, message) => {
		expect(() => addressFrom({ mode, value })).toThrow(Refusal);
		expect(() => addressFrom({ mode, value })).toThrow(message);
	});

	it('reads back the links that results carry', () => {
		const name = fc
			.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
			.filter((text) => text.trim() === text && !/[/\\]|^\.\.?$/.test(text));
		fc.assert(
			fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), (names) => {
				const path = `/${names.join('/')}`.normalize('NFC');
				expect(addressFrom({ mode: 'url', value: folderLink(path) })).toBe(path);
			}),
		);
	});
});
