import { z } from '../../vendor/zod';
import { Refusal } from '../../core/Refusal';
import { GrowingTree, leafHash } from '../audit/merkle';

/* What was in a case folder at one time, document by document, in a file of its own. */

const document = z.object({
	/** `id:…`, kept through renames and moves. */
	id: z.string().min(1),
	rev: z.string().min(1),
	/** Dropbox's content hash; null for what has no bytes to download, such as Paper documents. */
	contentHash: z
		.string()
		.regex(/^[0-9a-f]{64}$/)
		.nullable(),
	/** From the case folder, as people see it. */
	path: z.string().min(1),
	/** Bytes. */
	size: z.number().int().nonnegative(),
	/** When this revision was saved: ISO 8601 in UTC. */
	modified: z.string().min(1),
});

const manifest = z.object({
	format: z.literal('case-manifest/1'),
	folder: z.object({ id: z.string().min(1), path: z.string() }),
	/** ISO 8601 in UTC. */
	createdAt: z.string().min(1),
	count: z.number().int().nonnegative(),
	/** Of all documents. */
	bytes: z.number().int().nonnegative(),
	/** Of the documents, each a leaf in the order in which they stand: 64 hex digits. */
	root: z.string().regex(/^[0-9a-f]{64}$/),
	documents: z.array(document),
});

export type ManifestDocument = z.infer<typeof document>;
export type CaseManifest = z.infer<typeof manifest>;

const ABOUT =
	'Every document that was in this case folder when this file was made. Keep it with the archive: Verify Case Manifest compares it with the folder later. If a line is changed, the root does not fit any more.';

/** @param documents in any order */
export function createManifest(
	folder: CaseManifest['folder'],
	documents: readonly ManifestDocument[],
	createdAt: string,
): CaseManifest {
	const sorted = [...documents].sort(inOrder);
	return {
		...{ format: 'case-manifest/1', folder, createdAt },
		count: sorted.length,
		bytes: sorted.reduce((sum, { size }) => sum + size, 0),
		root: rootOf(sorted),
		documents: sorted,
	};
}

/** By path, then ID, in the order of their code units, whatever the language of the machine is. */
const inOrder = (one: ManifestDocument, other: ManifestDocument): number =>
	compare(one.path, other.path) || compare(one.id, other.id);

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/** JSON with a document on each line, which is the leaf that the root is made of. */
export function manifestText({ documents, ...head }: CaseManifest): string {
	const top = JSON.stringify({ about: ABOUT, ...head }, null, '\t').replace(/\n\}$/, '');
	return `${top},\n\t"documents": [\n${documents.map(lineOf).join(',\n')}\n\t]\n}\n`;
}

const lineOf = ({ id, rev, contentHash, path, size, modified }: ManifestDocument): string =>
	JSON.stringify({ id, rev, contentHash, path, size, modified });

/** After RFC 6962, section 2.1. */
function rootOf(documents: readonly ManifestDocument[]): string {
	const tree = new GrowingTree();
	for (const each of documents) tree.append(leafHash(Buffer.from(lineOf(each))));
	return tree.root().toString('hex');
}

/**
 * Reads a manifest and checks it against its own root.
 * @throws Refusal `content_mismatch` where it is none, or was changed
 */
export function manifestFrom(text: string): CaseManifest {
	const parsed = manifest.safeParse(parseJson(text));
	if (!parsed.success) throw noManifest();
	const { data } = parsed;
	const bytes = data.documents.reduce((sum, { size }) => sum + size, 0);
	const fits = rootOf(data.documents) === data.root && data.documents.length === data.count;
	if (fits && bytes === data.bytes) return data;
	throw new Refusal(
		'content_mismatch',
		'The manifest was changed after it was made: its documents do not fit its root',
		'Restore its first version in Dropbox, under Version history. The root also stands in the note or email about the closing.',
	);
}

const noManifest = (): Refusal =>
	new Refusal(
		'content_mismatch',
		'The file is not a case manifest, or was changed so that it cannot be read',
		'Select a file that Create Case Manifest saved. Earlier versions are in Dropbox, under Version history.',
	);

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
