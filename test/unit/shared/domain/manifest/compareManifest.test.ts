/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import { createManifest, type ManifestDocument } from '@/nodes/shared/domain/manifest/CaseManifest';
import { compareManifest } from '@/nodes/shared/domain/manifest/compareManifest';

const documentOf = (id: string, path: string, hash: string | null, rev = '1'): ManifestDocument => ({
	...{ id, rev, path, size: 1, modified: '2026-03-14T10:00:00Z' },
	contentHash: hash === null ? null : hash.repeat(64),
});
const before = [
	documentOf('1', 'a.pdf', 'a'),
	documentOf('2', 'b.pdf', 'b'),
	documentOf('3', 'c.pdf', 'c'),
	documentOf('4', 'plan.paper', null),
];
const compare = (now: ManifestDocument[]) =>
	compareManifest(createManifest({ id: 'id:f', path: '/f' }, before, ''), now).map(
		({ kind, path, pathNow }) => `${kind} ${path} ${pathNow}`,
	);

it('finds nothing where all is as it was', () => {
	expect(compare([...before].reverse())).toEqual([]);
});

it('tells what changed, moved, was replaced by a copy, was lost and was added', () => {
	expect(
		compare([
			documentOf('1', 'a.pdf', 'd', '2'),
			documentOf('2', 'Old/b.pdf', 'b'),
			documentOf('9', 'c.pdf', 'c'),
			documentOf('4', 'plan.paper', null, '2'),
			documentOf('8', 'new.pdf', 'e'),
		]),
	).toEqual([
		'changed a.pdf a.pdf',
		'moved b.pdf Old/b.pdf',
		'copied c.pdf c.pdf',
		'changed plan.paper plan.paper',
		'added new.pdf new.pdf',
	]);
	expect(compare([])).toEqual(['lost a.pdf ', 'lost b.pdf ', 'lost c.pdf ', 'lost plan.paper ']);
});

it('takes each copy for one document only, and a document that is there for no copy', () => {
	const two = [documentOf('1', 'a.pdf', 'a'), documentOf('2', 'b.pdf', 'a')];
	const manifest = createManifest({ id: 'id:f', path: '/f' }, two, '');
	const kinds = (now: ManifestDocument[]) =>
		compareManifest(manifest, now).map(({ kind, fileId }) => `${kind} ${fileId}`);
	expect(kinds([documentOf('9', 'x.pdf', 'a')])).toEqual(['copied 1', 'lost 2']);
	expect(kinds([documentOf('2', 'b.pdf', 'a')])).toEqual(['lost 1']);
	expect(kinds([documentOf('8', 'b.pdf', 'a'), documentOf('9', 'a.pdf', 'a')])).toEqual([
		'copied 1',
		'copied 2',
	]);
});
