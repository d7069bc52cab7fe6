/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { AnchorCheck, anchorText, parseAnchor } from '@/nodes/shared/domain/audit/Anchor';
import { EMPTY_ROOT, GrowingTree, leafHash } from '@/nodes/shared/domain/audit/merkle';

const tree = new GrowingTree();
tree.append(leafHash(Buffer.from('a')));
const anchor = { events: 1, root: tree.root().toString('hex') };

it('is one text, which people may copy with spaces and capital letters', () => {
	const text = anchorText(anchor);
	expect(text).toMatch(/^1:[0-9a-f]{64}$/);
	for (const copied of [text, ` ${text.toUpperCase()}\n`, text.replace(':', ': '), text.replace(':', ' ')])
		expect(parseAnchor(copied)).toEqual(anchor);
	for (const other of ['', '1:', text.slice(2), text.slice(0, -1), `${text}0`, `-${text}`])
		expect([other, parseAnchor(other)]).toEqual([other, undefined]);
});

it('finds a trail that is shorter, and one whose beginning is another', () => {
	const check = new AnchorCheck(anchor);
	check.see(new GrowingTree());
	expect(check.findings(0).map(({ kind }) => kind)).toEqual(['cutOff']);
	expect(check.findings(1).map(({ kind }) => kind)).toEqual(['rewritten']);
	check.see(tree);
	expect(check.findings(5)).toEqual([]);
	expect(new AnchorCheck(undefined).findings(0)).toEqual([]);
	expect(new AnchorCheck({ events: 0, root: EMPTY_ROOT.toString('hex') }).findings(3)).toEqual([]);
});
