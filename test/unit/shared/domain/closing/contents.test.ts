/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { RECORD_NAME } from '@/nodes/shared/domain/closing/ClosingRecord';
import { assertAllDownloadable, contentsOf, Tally } from '@/nodes/shared/domain/closing/FolderContents';
import {
	assertMovable,
	assertZippable,
	MOST_BYTES,
	MOST_ENTRIES,
	canDropboxZip,
} from '@/nodes/shared/domain/closing/closedZip';
import type { FileEntry, FolderEntry } from '@/nodes/shared/domain/entry';
import { markerFileName } from '@/nodes/shared/domain/marker/markerFile';

const file = (id: string, name: string, more: Partial<FileEntry> = {}): FileEntry => ({
	...{ kind: 'file', id, name, path: undefined, pathLower: undefined, rev: '1', size: 5 },
	...{ contentHash: `hash of ${id}`, clientModified: '', serverModified: '', ...more },
});
const folder = (id: string, name: string): FolderEntry => ({
	...{ kind: 'folder', id, name, path: undefined, pathLower: undefined },
	...{ ownNamespaceId: undefined, parentNamespaceId: undefined },
});

describe('what is counted in a case folder', () => {
	it('are documents, each once, and neither the record nor the marker', () => {
		const tally = new Tally();
		tally.add(folder('id:f', 'Notes'), 1);
		tally.add(file('id:1', 'a.txt'), 1);
		tally.add(file('id:1', 'a.txt'), 1);
		tally.add(file('id:2', 'b.paper', { contentHash: undefined }), 2);
		tally.add(file('id:3', RECORD_NAME.toUpperCase()), 1);
		tally.add(file('id:4', markerFileName('22-1')), 1);
		// The same names elsewhere are documents.
		tally.add(file('id:5', RECORD_NAME), 2);
		tally.add(file('id:6', markerFileName('22-1')), 2);
		expect(tally).toMatchObject({ documentCount: 4, entryCount: 6, bytes: 20, notDownloadable: 1 });
		expect(tally.record?.id).toBe('id:3');
	});

	it('are not markers, which lie directly in it: what is called otherwise there, or likewise below, is a document', () => {
		const counted = (name: string, level: number) => {
			const tally = new Tally();
			tally.add(file('id:1', name), level);
			return tally.documentCount;
		};
		expect(counted(markerFileName('22-1'), 1)).toBe(0);
		expect(counted(markerFileName('22-1'), 2)).toBe(1);
		expect(counted('Letter.pdf', 1)).toBe(1);
		expect(counted('Letter.pdf', 2)).toBe(1);
	});

	it('are folders with members of their own, too, each once', () => {
		const tally = new Tally();
		const restrictedApart = { ...folder('id:a', 'Privileged'), ownNamespaceId: '7' };
		tally.add(restrictedApart, 1);
		tally.add(restrictedApart, 1);
		tally.add(folder('id:b', 'Notes'), 1);
		expect(tally).toMatchObject({ sharedFolderCount: 1, entryCount: 2, documentCount: 0 });
		expect(() => contentsOf([{ entry: restrictedApart, spot: 'privileged', above: [] }])).toThrow(
			/folders with their own members \(1\)/,
		);
	});
});

describe('what is to be in the ZIP', () => {
	const notes = folder('id:f', 'Notes');
	const hits = [
		{ entry: file('id:2', 'B.txt'), spot: 'notes/b.txt', above: [notes] },
		{ entry: notes, spot: 'notes', above: [] },
		{ entry: file('id:3', RECORD_NAME), spot: RECORD_NAME.toLowerCase(), above: [] },
		{ entry: file('id:1', 'a.txt'), spot: 'a.txt', above: [] },
		{ entry: file('id:4', 'c.txt'), spot: 'lost/c.txt', above: [undefined] },
	];

	it('is everything but the record, under the names that people see', () => {
		const { documents, folders, tally } = contentsOf(hits);
		expect(documents.map(({ relativePath }) => relativePath)).toEqual(['Notes/B.txt', 'a.txt', 'lost/c.txt']);
		expect({ folders, bytes: tally.bytes }).toEqual({ folders: ['Notes'], bytes: 15 });
	});

	it('has one fingerprint in every order, and another for another name or content', () => {
		const { fingerprint } = contentsOf(hits);
		expect(contentsOf([...hits].reverse()).fingerprint).toBe(fingerprint);
		expect(contentsOf(hits.slice(0, 4)).fingerprint).not.toBe(fingerprint);
		expect(contentsOf(hits.filter(({ entry }) => entry !== notes)).fingerprint).not.toBe(fingerprint);
	});

	it('has another fingerprint where one document has other content, another name, or changed places', () => {
		const { fingerprint } = contentsOf(hits);
		const among = (id: string, more: Partial<FileEntry>) =>
			hits.map((hit) =>
				hit.entry.id === id && hit.entry.kind === 'file' ? { ...hit, entry: { ...hit.entry, ...more } } : hit,
			);
		expect(contentsOf(among('id:1', { contentHash: 'another' })).fingerprint).not.toBe(fingerprint);
		expect(contentsOf(among('id:1', { name: 'b.txt' })).fingerprint).not.toBe(fingerprint);
		expect(contentsOf(among('id:2', { contentHash: 'another' })).fingerprint).not.toBe(fingerprint);
		expect(contentsOf(among('id:1', { rev: '2', serverModified: 'later' })).fingerprint).toBe(fingerprint);
	});

	it('has another fingerprint where an empty folder is called otherwise', () => {
		const withFolder = (name: string) =>
			contentsOf([...hits, { entry: folder('id:e', name), spot: name.toLowerCase(), above: [] }]).fingerprint;
		expect(new Set([contentsOf(hits).fingerprint, withFolder('Drafts'), withFolder('Notices')]).size).toBe(3);
	});

	it('is refused by number where something cannot be downloaded', () => {
		const paper = { entry: file('id:9', 'secret.paper', { contentHash: undefined }), spot: 'x', above: [] };
		expect(() => contentsOf([...hits, paper])).toThrow(/^1 files in the case folder cannot be downloaded/);
		expect(() => assertAllDownloadable(0)).not.toThrow();
	});
});

describe('the limits of a ZIP', () => {
	it('are 20 GB and 10,000 entries, and what is more is refused with the figures', () => {
		expect(() => assertZippable(MOST_ENTRIES, MOST_BYTES)).not.toThrow();
		expect(() => assertZippable(MOST_ENTRIES + 1, 0)).toThrow(/10,001 documents and folders.* 10,000/);
		expect(() => assertZippable(1, MOST_BYTES + 1)).toThrow(/21,474,836,481 bytes.*20 GB/);
	});

	it('of a move are 10,000 with the folder and its record', () => {
		expect(() => assertMovable(9_998)).not.toThrow();
		expect(() => assertMovable(9_999)).toThrow(/10,001 files and folders/);
	});

	it('are narrower for Dropbox', () => {
		expect(canDropboxZip([5e9 - 2e9, 3e9], 1)).toBe(true);
		expect(canDropboxZip([4e9], 0)).toBe(false);
		expect(canDropboxZip(Array<number>(7).fill(3e9), 0)).toBe(false);
		expect(canDropboxZip(Array<number>(9_000).fill(1), 990)).toBe(true);
		expect(canDropboxZip(Array<number>(9_000).fill(1), 999)).toBe(false);
		expect(canDropboxZip([], 3)).toBe(false);
	});
});
