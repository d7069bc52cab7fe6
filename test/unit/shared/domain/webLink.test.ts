/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { FileEntry, FolderEntry } from '@/nodes/shared/domain/entry';
import { webLink } from '@/nodes/shared/domain/webLink';

const folder = (path: string | undefined) => ({ kind: 'folder', name: 'x', path }) as FolderEntry;
const file = (path: string | undefined, name: string) => ({ kind: 'file', name, path }) as FileEntry;

describe('webLink', () => {
	it('leads to a folder', () => {
		expect(webLink(folder('/Cases/Doe, Jane - 22#1'))).toBe(
			'https://www.dropbox.com/home/Cases/Doe%2C%20Jane%20-%2022%231',
		);
	});

	it('opens a file in its folder', () => {
		expect(webLink(file('/Cases/22/a&b?.pdf', 'a&b?.pdf'))).toBe(
			'https://www.dropbox.com/home/Cases/22?preview=a%26b%3F.pdf',
		);
	});

	it('leads to the root', () => {
		expect(webLink(folder(''))).toBe('https://www.dropbox.com/home');
	});

	it('is made for names with half a character, too, so that a list does not end there', () => {
		expect(webLink(folder('/a\ud800b'))).toBe('https://www.dropbox.com/home/a%EF%BF%BDb');
		expect(webLink(file('/a\udc00', 'a\udc00'))).toBe('https://www.dropbox.com/home?preview=a%EF%BF%BD');
		expect(webLink(folder('/a\u{1f4c1}b'))).toBe('https://www.dropbox.com/home/a%F0%9F%93%81b');
	});

	it('is not made up for what is not mounted', () => {
		expect(webLink(folder(undefined))).toBeUndefined();
	});
});
