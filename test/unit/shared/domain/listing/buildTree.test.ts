/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import type { Entry } from '@/nodes/shared/domain/entry';
import { gather } from '@/nodes/shared/domain/listing/gather';
import { ListedFolder } from '@/nodes/shared/domain/listing/ListedFolder';
import type { EntryFilter } from '@/nodes/shared/domain/listing/EntryFilter';
import { buildTree, type Branch } from '@/nodes/shared/domain/listing/buildTree';
import { file, folder, pages } from './entries';

async function tree(entries: Entry[], filter: EntryFilter = {}): Promise<Branch> {
	const wanted = { depth: Infinity, limit: Infinity, filter };
	return buildTree((await gather(pages(entries), new ListedFolder(folder('/Case')), wanted)).hits);
}

/** A tree as indented lines; in brackets what is only on the way to a hit. */
function lines({ branches, files }: Branch, indent = ''): string[] {
	return [
		...branches.flatMap((inner) => [
			indent + (inner.isHit ? inner.name : `(${inner.name})`),
			...lines(inner, `${indent}  `),
		]),
		...files.map(({ name }) => indent + name),
	];
}

test('folders come first, both in natural order', async () => {
	const shown = await tree([
		file('/Case/b.pdf'),
		folder('/Case/10'),
		folder('/Case/9'),
		file('/Case/10/Exhibit 12.pdf'),
		file('/Case/10/Exhibit 3.pdf'),
		file('/Case/A.pdf'),
	]);
	expect(lines(shown)).toEqual(['9', '10', '  Exhibit 3.pdf', '  Exhibit 12.pdf', 'A.pdf', 'b.pdf']);
});

test('children that come before their parents find their place', async () => {
	const shown = await tree([file('/Case/a/b/c.pdf'), folder('/Case/a/b'), folder('/Case/a')]);
	expect(lines(shown)).toEqual(['a', '  b', '    c.pdf']);
	expect(shown.branches[0]?.folder?.path).toBe('/Case/a');
});

test('folders that do not pass are shown where they lead to a hit', async () => {
	const entries = [folder('/Case/a'), folder('/Case/z'), file('/Case/a/c.pdf'), file('/Case/a/c.docx')];
	expect(lines(await tree(entries, { extensions: ['pdf'] }))).toEqual(['(a)', '  c.pdf']);
});

test('ancestors are written as their own entries write them, whatever the path says', async () => {
	const stray = { ...file('/case/LETTERS/From Court/1.pdf'), pathLower: '/case/letters/from court/1.pdf' };
	const shown = await tree([folder('/Case/Letters'), stray]);
	expect(lines(shown)).toEqual(['Letters', '  (From Court)', '    1.pdf']);
	expect(shown.branches[0]?.branches[0]?.folder).toBeUndefined();
});

test('without a path to read, an unknown ancestor is written in lower case', async () => {
	const bare = { ...file('/Case/Letters/1.pdf'), path: undefined };
	expect(lines(await tree([bare]))).toEqual(['(letters)', '  1.pdf']);
});

test('of two entries at one place the one seen last is there', async () => {
	const shown = await tree([file('/Case/a.pdf', { rev: 'old' }), file('/Case/A.pdf', { rev: 'new' })]);
	expect(shown.files.map(({ rev }) => rev)).toEqual(['new']);
});

test('every hit stands once, below exactly the folders of its path', async () => {
	const name = fc.constantFrom('a', 'B', 'c 1', '10', '…', 'ü', '__proto__', 'constructor');
	const path = fc.array(name, { minLength: 1, maxLength: 5 });
	await fc.assert(
		fc.asyncProperty(fc.array(path, { maxLength: 30 }), async (paths) => {
			const unique = [...new Map(paths.map((names) => [names.join('/'), names])).keys()];
			const files = unique.map((relative) => file(`/Case/${relative}/leaf`));
			const shown = await tree(files);
			expect(placesIn(shown).sort()).toEqual(unique.map((relative) => `${relative}/leaf`).sort());
		}),
	);
});

function placesIn({ branches, files }: Branch, above = ''): string[] {
	return [
		...branches.flatMap((inner) => placesIn(inner, `${above}${inner.name}/`)),
		...files.map(({ name }) => above + name),
	];
}
