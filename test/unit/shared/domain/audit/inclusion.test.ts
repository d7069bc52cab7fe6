/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { InclusionPaths, verifyInclusion } from '@/nodes/shared/domain/audit/inclusion';
import { EMPTY_ROOT, leafHash } from '@/nodes/shared/domain/audit/merkle';
import { LEAVES, NODES, ROOTS } from './referenceTree';

const pathsOf = async (count: number): Promise<InclusionPaths> =>
	await InclusionPaths.build(Buffer.concat(LEAVES.slice(0, count).map(leafHash)), async () => undefined);
const rootOf = (size: number): Buffer => Buffer.from(ROOTS[size - 1] ?? '', 'hex');
const every = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((size) =>
	Array.from({ length: size }, (_, index) => ({ size, index })),
);

/** As they stand in the tests of Certificate Transparency's implementations. */
const PUBLISHED: Array<[size: number, index: number, path: Array<string | undefined>]> = [
	[1, 0, []],
	[8, 0, [NODES[0]?.[1], NODES[1]?.[1], NODES[2]?.[1]]],
	[8, 5, [NODES[0]?.[4], NODES[1]?.[3], NODES[2]?.[0]]],
	[3, 2, [NODES[1]?.[0]]],
	[5, 1, [NODES[0]?.[0], NODES[1]?.[1], NODES[0]?.[4]]],
];

it.each(PUBLISHED)('gives the published path of a tree of %i for entry %i', async (size, index, path) => {
	const found = (await pathsOf(size)).path(index);
	expect(found.map((hash) => hash.toString('hex'))).toEqual(path);
});

it('has the published roots, and that of nothing', async () => {
	for (const [index, root] of ROOTS.entries())
		expect((await pathsOf(index + 1)).root().toString('hex')).toBe(root);
	const none = await pathsOf(0);
	expect([none.size, none.root()]).toEqual([0, EMPTY_ROOT]);
});

it('pauses while it hashes many entries', async () => {
	let pauses = 0;
	const leaves = Buffer.concat(Array.from({ length: 9000 }, () => EMPTY_ROOT));
	await InclusionPaths.build(leaves, async () => void pauses++);
	expect(pauses).toBe(3);
});

it('verifies each path against the published root, and none of another entry, place, size or length', async () => {
	for (const { size, index } of every) {
		const path = (await pathsOf(size)).path(index);
		const given = { leaf: leafHash(LEAVES[index] as Buffer), index, size, path, root: rootOf(size) };
		expect([size, index, verifyInclusion(given)]).toEqual([size, index, true]);
		const others = [
			...Array.from({ length: size }, (_, other) => ({ index: other })).filter(
				(other) => other.index !== index,
			),
			...[{ index: -1 }, { index: size }, { index: 0.5 }, { leaf: leafHash(Buffer.from('x')) }],
			...[{ path: [...path, EMPTY_ROOT] }, { root: EMPTY_ROOT }],
			...path.map((_, at) => ({ path: path.filter((__, each) => each !== at) })),
			...path.map((_, at) => ({ path: path.with(at, EMPTY_ROOT) })),
		];
		expect(others.filter((other) => verifyInclusion({ ...given, ...other }))).toEqual([]);
	}
});
