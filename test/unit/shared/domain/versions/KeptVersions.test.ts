/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import type { Entry } from '@/nodes/shared/domain/entry';
import { bytesOf, LONGEST_NAME } from '@/nodes/shared/domain/naming/safeName';
import { findAlreadyKept, nextVersions, KeptVersions } from '@/nodes/shared/domain/versions/KeptVersions';
import { archivedName, parseVersion } from '@/nodes/shared/domain/versions/archivedName';

const entry = (name: string, contentHash = name): Entry => ({
	...{ kind: 'file', id: `id:${name}`, name, path: `/${name}`, pathLower: `/${name.toLowerCase()}` },
	...{ rev: '1', size: 1, contentHash, clientModified: '', serverModified: '' },
});
const folder = (name: string): Entry => ({
	...{ kind: 'folder', id: `id:${name}`, name, path: `/${name}`, pathLower: `/${name.toLowerCase()}` },
	...{ ownNamespaceId: undefined, parentNamespaceId: undefined },
});

const found = (names: string[], entries: Entry[]) => {
	const kept = new KeptVersions(names);
	entries.forEach((each) => kept.add(each));
	return (name: string) => kept.of(name).map(({ version, entries: all }) => [version, all.length]);
};

describe('What an archive folder holds', () => {
	it('is told by document, in the order of the numbers', () => {
		const of = found(
			['a.pdf', 'a_v1_20260101.pdf'],
			[
				'a_v10_20260101.pdf',
				'a_v2.pdf',
				'A_V1_20260101.PDF',
				'b_v1_20260101.pdf',
				'a_v1_20260101_v1_20260102.pdf',
			]
				.map((name) => entry(name))
				.concat(folder('a_v11_20260101.pdf')),
		);
		expect(of('a.pdf')).toEqual([
			[1, 1],
			[2, 1],
			[10, 1],
			[11, 1],
		]);
		expect(of('A_V1_20260101.pdf')).toEqual([[1, 1]]);
		expect(of('b.pdf')).toEqual([]);
	});

	it('counts an entry once that is told twice, and keeps two of one number', () => {
		const of = found(
			['a.pdf'],
			[entry('a_v1_20260101.pdf'), entry('a_v1_20260101.pdf'), entry('a_v1_20260102.pdf')],
		);
		expect(of('a.pdf')).toEqual([[1, 2]]);
	});

	it('is the same as if every entry were held against every document', () => {
		const names = fc.oneof(
			fc.constantFrom('a.pdf', 'a', 'A.PDF', 'a_v1.pdf', 'a_v2_20260101.pdf', 'a.', 'x.v2', 'x', '.env'),
			fc.integer({ min: 225, max: 251 }).map((length) => `${'n'.repeat(length)}.pdf`),
			fc.string({ maxLength: 8, minLength: 1 }),
		);
		const archived = fc.oneof(
			names,
			fc
				.tuple(names, fc.integer({ min: 0, max: 12 }))
				.map(([name, version]) => archivedName(name, version, '20260501')),
			fc.tuple(names, fc.constantFrom('_v1', '_V2', '_v3_20260101')).map(([name, suffix]) => name + suffix),
		);
		fc.assert(
			fc.property(
				fc.array(names, { maxLength: 6 }),
				fc.array(archived, { maxLength: 12 }),
				(documents, held) => {
					const of = found(
						documents,
						held.map((name) => entry(name)),
					);
					for (const name of documents) {
						fc.pre(bytesOf(name) <= LONGEST_NAME);
						const expected = new Set(
							held.map((each) => parseVersion(each, name)).filter((each) => each !== undefined),
						);
						expect(of(name).map(([version]) => version)).toEqual([...expected].sort((a, b) => a - b));
					}
				},
			),
			{ numRuns: 500 },
		);
	});
});

describe('Wanted versions', () => {
	const kept = (...hashes: string[]) =>
		hashes.map((hash, index) => ({ version: index + 1, entries: [entry(`a_v${index + 1}.pdf`, hash)] }));
	const already = (held: string[], wanted: string[]) =>
		findAlreadyKept(kept(...held), wanted, (file, hash) => file.contentHash === hash).map(
			({ version }) => version,
		);

	it.each([
		[[], ['x'], []],
		[['x'], ['x'], [1]],
		[['x', 'y'], ['x'], []],
		[['y', 'x'], ['x'], [2]],
		[
			['x', 'y'],
			['x', 'y'],
			[1, 2],
		],
		[['x'], ['x', 'y'], [1]],
		[['y'], ['x', 'y'], []],
		[
			['w', 'x', 'y'],
			['x', 'y', 'z'],
			[2, 3],
		],
		[
			['x', 'x'],
			['x', 'x'],
			[1, 2],
		],
	])('in an archive of %j, %j, are there as %j', (held, wanted, versions) => {
		expect(already(held, wanted)).toEqual(versions);
	});

	it('are not taken for folders', () => {
		expect(findAlreadyKept([{ version: 1, entries: [folder('a_v1.pdf')] }], ['x'], () => true)).toEqual([]);
	});

	it('get the number after the highest', () => {
		const after = (...versions: number[]) =>
			nextVersions(
				versions.map((version) => ({ version, entries: [] })),
				2,
			);
		expect(after()).toEqual([1, 2]);
		expect(after(7)).toEqual([8, 9]);
		expect(after(1, 2, 999_997)).toEqual([999_998, 999_999]);
	});

	it('get numbers that can be read, whatever number somebody gave to a file', () => {
		const after = (...versions: number[]) =>
			nextVersions(
				versions.map((version) => ({ version, entries: [] })),
				2,
			);
		expect(after(999_999)).toEqual([1, 2]);
		expect(after(1, 3, 999_998)).toEqual([4, 5]);
		expect(after(2, 4, 999_998, 999_999)).toEqual([5, 6]);
	});
});
