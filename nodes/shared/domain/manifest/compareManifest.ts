import type { CaseManifest, ManifestDocument } from './CaseManifest';

/** What became of a document since the manifest was made. */
export interface ManifestFinding {
	/**
	 * `changed`: other content. `moved`: the same document elsewhere in the folder. `copied`: the same content, but as another
	 * document, as where somebody put a copy in its place. `lost`: it is not in the folder. `added`: it came later.
	 */
	kind: 'changed' | 'moved' | 'copied' | 'lost' | 'added';
	fileId: string;
	/** In the manifest; of what was added, now. */
	path: string;
	/** Where it is now; `''` where it is lost. */
	pathNow: string;
	/** In the manifest; null where it was not there, or has none. */
	contentHash: string | null;
	contentHashNow: string | null;
}

/** @param now the documents that are in the folder */
export function compareManifest(
	{ documents }: Pick<CaseManifest, 'documents'>,
	now: readonly ManifestDocument[],
): ManifestFinding[] {
	const left = new Map(now.map((document) => [document.id, document]));
	const pairs: Array<[ManifestDocument, ManifestDocument | undefined]> = documents.map((before) => {
		const same = left.get(before.id);
		left.delete(before.id);
		return [before, same];
	});
	const copies = new Copies(left.values());
	const findings = pairs.flatMap(([before, same]) => {
		const after = same ?? copies.take(before);
		return after === undefined ? [findingOf('lost', before, undefined)] : changesOf(before, after);
	});
	return [...findings, ...copies.rest().map((after) => findingOf('added', undefined, after))];
}

/** What is in the folder under another ID, each given to one document of the manifest. */
class Copies {
	private readonly left: Set<ManifestDocument>;
	/** By content hash, then by path. */
	private readonly byHash = new Map<string, Map<string, ManifestDocument>>();

	constructor(documents: Iterable<ManifestDocument>) {
		this.left = new Set(documents);
		for (const document of this.left) {
			const { contentHash, path } = document;
			if (contentHash === null) continue;
			const same = this.byHash.get(contentHash) ?? new Map<string, ManifestDocument>();
			this.byHash.set(contentHash, same.set(path, document));
		}
	}

	/** With the same content; at the same path rather than elsewhere. */
	take({ contentHash, path }: ManifestDocument): ManifestDocument | undefined {
		const same = contentHash === null ? undefined : this.byHash.get(contentHash);
		const [first] = same?.values() ?? [];
		const taken = same?.get(path) ?? first;
		if (taken === undefined) return undefined;
		same?.delete(taken.path);
		this.left.delete(taken);
		return taken;
	}

	rest(): ManifestDocument[] {
		return [...this.left];
	}
}

function changesOf(before: ManifestDocument, after: ManifestDocument): ManifestFinding[] {
	// Of what has no content hash, a new revision is all that tells of a change.
	const isSame =
		before.contentHash === null ? before.rev === after.rev : before.contentHash === after.contentHash;
	if (!isSame) return [findingOf('changed', before, after)];
	if (before.id !== after.id) return [findingOf('copied', before, after)];
	return isSamePlace(before, after) ? [] : [findingOf('moved', before, after)];
}

/**
 * The case folder may have got members of its own, or lost them, since: then the same document stands once with its name,
 * and once with its ID alone. Where a subfolder such as `Privileged` lost its members, somebody has to look.
 */
function isSamePlace(before: ManifestDocument, after: ManifestDocument): boolean {
	if (before.path === after.path) return true;
	return [before, after].some(({ id, path }) => path === id);
}

const findingOf = (
	kind: ManifestFinding['kind'],
	before: ManifestDocument | undefined,
	after: ManifestDocument | undefined,
): ManifestFinding => ({
	kind,
	fileId: before?.id ?? after?.id ?? '',
	path: before?.path ?? after?.path ?? '',
	pathNow: after?.path ?? '',
	contentHash: before?.contentHash ?? null,
	contentHashNow: after?.contentHash ?? null,
});
