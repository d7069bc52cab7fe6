/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import { selfAndDescendants, pathBelowRoot } from '@/nodes/shared/domain/changes/KnownTree';
import { TreeUpdate } from '@/nodes/shared/domain/changes/TreeUpdate';
import { parseTree, serializeTree } from '@/nodes/shared/domain/changes/serializeTree';
import { file, folder } from './entries';

const listed = (text: string): string[] =>
	[...selfAndDescendants(parseTree(text).root)].map((known) =>
		[known.kind, known.id, pathBelowRoot(known), known.fingerprint].join(' '),
	);

it('reads back what was written, names of any kind', () => {
	const name = fc.stringMatching(/^[^/\s]{1,8}$/);
	fc.assert(
		fc.property(fc.array(fc.array(name, { minLength: 1, maxLength: 3 }), { maxLength: 20 }), (paths) => {
			const update = new TreeUpdate(parseTree(''), '/top');
			for (const [index, names] of paths.entries()) {
				update.addEntry(file(`/top/${names.join('/')}`, `f${index}`));
			}
			const text = serializeTree(update.tree);
			expect(serializeTree(parseTree(text))).toBe(text);
			expect(listed(text)).toEqual(
				[...selfAndDescendants(update.tree.root)].map((known) =>
					[known.kind, known.id, pathBelowRoot(known), known.fingerprint].join(' '),
				),
			);
		}),
	);
});

it('keeps a hundred thousand documents in less than eight megabytes', () => {
	const update = new TreeUpdate(parseTree(''), '/cases');
	for (let number = 0; number < 1000; number++) {
		const path = `/Cases/Doe, Jane (${number}-2026)`;
		update.addEntry(folder(path, `${String(number).padStart(22, 'F')}`));
		for (let document = 0; document < 100; document++) {
			const id = `${number}_${document}`.padStart(22, 'D');
			update.addEntry(file(`${path}/Document of the case ${document}.pdf`, id));
		}
	}
	const bytes = Buffer.byteLength(JSON.stringify(serializeTree(update.tree)));
	expect(update.tree.size).toBe(101_000);
	expect(bytes).toBeLessThan(8_000_000);
	expect(parseTree(serializeTree(update.tree)).size).toBe(101_000);
});
