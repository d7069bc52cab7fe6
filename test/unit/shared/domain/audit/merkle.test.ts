/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import {
	EMPTY_ROOT,
	GrowingTree,
	leafHash,
	peaksOf,
	Sha256,
	sha256,
} from '@/nodes/shared/domain/audit/merkle';
import { LEAVES, NODES, ROOTS } from './referenceTree';

const treeOf = (count: number): GrowingTree => {
	const tree = new GrowingTree();
	for (const leaf of LEAVES.slice(0, count)) tree.append(leafHash(leaf));
	return tree;
};
const hex = (hashes: readonly Buffer[]): string[] => hashes.map((hash) => hash.toString('hex'));

it('hashes entries and grows to the roots that were published with RFC 6962', () => {
	expect(hex(LEAVES.map(leafHash))).toEqual(NODES[0]);
	expect(
		ROOTS.map((_, index) =>
			treeOf(index + 1)
				.root()
				.toString('hex'),
		),
	).toEqual(ROOTS);
	expect(EMPTY_ROOT.toString('hex')).toBe(sha256(Buffer.alloc(0)));
	expect(new GrowingTree().root()).toEqual(EMPTY_ROOT);
});

it('keeps its peaks alone, by which it goes on', () => {
	expect(hex(treeOf(7).peaks)).toEqual([NODES[2]?.[0], NODES[1]?.[2], NODES[0]?.[6]]);
	const continued = new GrowingTree(6, treeOf(6).peaks);
	continued.append(leafHash(LEAVES[6] as Buffer));
	continued.append(leafHash(LEAVES[7] as Buffer));
	expect([continued.size, continued.root().toString('hex')]).toEqual([8, ROOTS[7]]);
	expect([0, 1, 6, 7, 8, 2 ** 40 + 1].map(peaksOf)).toEqual([0, 1, 2, 3, 1, 2]);
	expect(() => new GrowingTree(7, treeOf(6).peaks)).toThrow(RangeError);
});

it('has copies that grow by themselves', () => {
	const tree = treeOf(3);
	tree.copy().append(leafHash(LEAVES[3] as Buffer));
	expect([tree.size, tree.root().toString('hex')]).toEqual([3, ROOTS[2]]);
});

it('hashes what comes in pieces like the whole', () => {
	const hash = new Sha256();
	for (const piece of ['a', '', 'bc']) hash.update(Buffer.from(piece));
	// FIPS 180-2, appendix B.1.
	const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
	expect([hash.digest(), sha256(Buffer.from('abc'))]).toEqual([abc, abc]);
});
