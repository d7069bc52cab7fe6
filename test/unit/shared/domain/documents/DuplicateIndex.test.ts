/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { FileEntry } from '@/nodes/shared/domain/entry';
import type { DocumentFacts } from '@/nodes/shared/domain/documents/DocumentFacts';
import { DuplicateIndex } from '@/nodes/shared/domain/documents/DuplicateIndex';

const file = (name: string, content: string): FileEntry => ({
	...{ kind: 'file', id: `id:${name}`, name, path: `/${name}`, pathLower: `/${name}`, rev: '1' },
	...{ size: content.length, contentHash: `hash of ${content}`, clientModified: '', serverModified: '' },
});

const document = (name: string, content: string): DocumentFacts => ({
	...{ name, rule: 'skipIfIdentical', size: content.length, contentHash: `hash of ${content}`, lostRaces: 0 },
});

const unread = (name: string, content: string): DocumentFacts => ({
	...document(name, content),
	contentHash: undefined,
});

const duplicateOf = (there: FileEntry) => ({ kind: 'there already', file: there, status: 'duplicate' });

describe('files elsewhere in a case folder', () => {
	const seen = (...files: FileEntry[]) => {
		const sightings = new DuplicateIndex([4]);
		files.forEach((each) => sightings.add(each));
		return sightings;
	};

	it('are not looked at where nobody asks for duplicates', () => {
		const sightings = seen(file('a.txt', 'mine'));
		expect(sightings.findDuplicate(document('a.txt', 'mine'), 'not looked for')).toBeUndefined();
	});

	it('are duplicates by content, whatever they are called', () => {
		const there = file('b.txt', 'mine');
		const sightings = seen(file('a.txt', 'else'), there);
		expect(sightings.findDuplicate(document('a.txt', 'mine'), 'same content')).toEqual(duplicateOf(there));
		expect(sightings.findDuplicate(document('a.txt', 'none'), 'same content')).toBeUndefined();
	});

	it('are duplicates by name and size, whatever they hold', () => {
		const there = file('A.TXT', 'else');
		const sightings = seen(there);
		expect(sightings.findDuplicate(unread('a.txt', 'mine'), 'same name and size')).toEqual(
			duplicateOf(there),
		);
		expect(sightings.findDuplicate(unread('b.txt', 'mine'), 'same name and size')).toBeUndefined();
		expect(sightings.findDuplicate(unread('a.txt', 'other size'), 'same name and size')).toBeUndefined();
	});

	it('have a document read where they could hold it, and one of unknown length in any case', () => {
		const sightings = seen(file('a.txt', 'else'));
		const mine = unread('b.txt', 'mine');
		expect(sightings.findDuplicate(mine, 'same content')).toEqual({ kind: 'read', documents: [mine] });
		expect(sightings.findDuplicate(unread('b.txt', 'other size'), 'same content')).toBeUndefined();
		const unmeasured = { ...mine, size: undefined };
		expect(sightings.findDuplicate(unmeasured, 'same name and size')).toEqual({
			...{ kind: 'read', documents: [unmeasured] },
		});
	});

	it('are no duplicates by content where Dropbox tells no hash of them', () => {
		const sightings = seen({ ...file('a.paper', 'mine'), contentHash: undefined });
		expect(sightings.findDuplicate(unread('a.txt', 'mine'), 'same content')).toBeUndefined();
	});

	it('are kept only if they are as long as a document of the run', () => {
		const sightings = seen(file('a.txt', 'other size'));
		expect(sightings.findDuplicate(document('a.txt', 'other size'), 'same content')).toBeUndefined();
	});

	it('are forgotten where something else is about to take their place', () => {
		const there = file('a.txt', 'mine');
		const sightings = seen(there, there);
		sightings.forget(there);
		sightings.forget(file('b.txt', 'other size'));
		expect(sightings.findDuplicate(document('b.txt', 'mine'), 'same content')).toBeUndefined();
	});
});

describe('documents of the run on their way into a case folder', () => {
	it('are what later ones are duplicates of, until they have arrived', () => {
		const sightings = new DuplicateIndex([4]);
		const first = document('a.txt', 'mine');
		sightings.reserve(first);
		const asFirst = { kind: 'same as', document: first, status: 'duplicate' };
		expect(sightings.findDuplicate(document('b.txt', 'mine'), 'same content')).toEqual(asFirst);
		expect(sightings.findDuplicate(document('A.txt', 'else'), 'same name and size')).toEqual(asFirst);

		const arrived = file('a (1).txt', 'mine');
		sightings.release(first);
		sightings.add(arrived, 'a.txt');
		expect(sightings.findDuplicate(document('b.txt', 'mine'), 'same content')).toEqual(duplicateOf(arrived));
		expect(sightings.findDuplicate(document('a.txt', 'else'), 'same name and size')).toEqual(
			duplicateOf(arrived),
		);
	});

	it('are read as well where both could be equal, and known by what they hold then', () => {
		const sightings = new DuplicateIndex([4]);
		const first = unread('a.txt', 'mine');
		const second = unread('b.txt', 'mine');
		sightings.reserve(first);
		expect(sightings.findDuplicate(second, 'same content')).toEqual({
			kind: 'read',
			documents: [second, first],
		});
		first.contentHash = 'hash of mine';
		second.contentHash = 'hash of mine';
		expect(sightings.findDuplicate(second, 'same content')).toMatchObject({ kind: 'same as' });
	});

	it('count only once their length is known', () => {
		const sightings = new DuplicateIndex([4]);
		const unmeasured = { ...unread('a.txt', 'mine'), size: undefined };
		sightings.reserve(unmeasured);
		sightings.release(unmeasured);
		expect(sightings.findDuplicate(document('b.txt', 'mine'), 'same content')).toBeUndefined();
	});
});
