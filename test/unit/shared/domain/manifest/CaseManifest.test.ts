/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import { createHash } from 'node:crypto';
import {
	createManifest,
	manifestFrom,
	manifestText,
	type ManifestDocument,
} from '@/nodes/shared/domain/manifest/CaseManifest';

const documentOf = (path: string, more: Partial<ManifestDocument> = {}): ManifestDocument => ({
	...{ id: `id:${path}`, rev: '0123456789abcdef', contentHash: 'a'.repeat(64), path, size: 10 },
	modified: '2026-03-14T10:00:00Z',
	...more,
});
const folder = { id: 'id:folder', path: '/Closed/2026/00012-Doe' };
const make = (...documents: ManifestDocument[]) =>
	createManifest(folder, documents, '2026-03-14T12:00:00.000Z');

/** As the specification has it, by hand. */
const sha = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
const leaf = (line: string) => sha(Buffer.from([0]), Buffer.from(line));
const node = (left: Buffer, right: Buffer) => sha(Buffer.from([1]), left, right);

it('has a root that anybody can make of its lines', () => {
	const manifest = make(documentOf('b.pdf'), documentOf('c.pdf'), documentOf('a.pdf', { contentHash: null }));
	expect(manifest).toMatchObject({ count: 3, bytes: 30 });
	expect(manifest.documents.map(({ path }) => path)).toEqual(['a.pdf', 'b.pdf', 'c.pdf']);
	const lines = manifestText(manifest)
		.split('\n')
		.filter((line) => line.startsWith('{"id"'))
		.map((line) => leaf(line.replace(/,$/, '')));
	const [a, b, c] = lines as [Buffer, Buffer, Buffer];
	expect(manifest.root).toBe(node(node(a, b), c).toString('hex'));
});

it('is read as it was written, and the same documents give the same root in whatever order', () => {
	const manifest = make(documentOf('ä.pdf'), documentOf('“quoted”\n.pdf'));
	expect(manifestFrom(manifestText(manifest))).toEqual(manifest);
	expect(make(documentOf('“quoted”\n.pdf'), documentOf('ä.pdf')).root).toBe(manifest.root);
	expect(manifestFrom(manifestText(make()))).toMatchObject({ count: 0, documents: [] });
});

it('is refused with any character of its documents, count, bytes or root changed', () => {
	const text = manifestText(make(documentOf('a.pdf'), documentOf('b.pdf', { size: 7 })));
	const from = text.indexOf('"count"');
	for (let at = from; at < text.length - 1; at++) {
		const other = text[at] === '1' ? '2' : '1';
		const changed = `${text.slice(0, at)}${other}${text.slice(at + 1)}`;
		expect(() => [at, manifestFrom(changed)]).toThrow();
	}
	for (const wrong of ['', '{}', 'null', '[]', '{"format":"case-manifest/1"}'])
		expect(() => manifestFrom(wrong)).toThrow(/not a case manifest/);
});

it('is refused with a document dropped, added, swapped or twice', () => {
	const manifest = make(documentOf('a.pdf'), documentOf('b.pdf'), documentOf('c.pdf'));
	const [a, b, c] = manifest.documents as [ManifestDocument, ManifestDocument, ManifestDocument];
	for (const documents of [[a, b], [b, a, c], [a, b, c, c], [a, b, c, documentOf('d.pdf')], []]) {
		const text = manifestText({
			...manifest,
			documents,
			count: documents.length,
			bytes: documents.length * 10,
		});
		expect(() => manifestFrom(text)).toThrow(/was changed after it was made/);
	}
});
