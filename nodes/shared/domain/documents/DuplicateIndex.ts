import type { FileEntry } from '../entry';
import { pathKey } from '../paths';
import {
	compareContent,
	type DocumentFacts,
	type ContentIdentity,
	type DuplicateRule,
} from './DocumentFacts';
import type { Decision } from './decideConflict';

/** A file of the case folder, or a document of this run that is about to become one. */
interface IndexedContent<D extends DocumentFacts> extends ContentIdentity {
	/** In the form that Dropbox compares. */
	name: string;
	what: { file: FileEntry } | { document: D };
}

/**
 * The files of one case folder, wherever they lie, that documents of this run could be duplicates of. Only
 * those that are as long as one of the documents are kept, however large the case folder is.
 */
export class DuplicateIndex<D extends DocumentFacts = DocumentFacts> {
	private readonly bySize: Map<number, Array<IndexedContent<D>>>;

	/** @param sizes bytes of the documents */
	constructor(sizes: Iterable<number>) {
		this.bySize = new Map([...sizes].map((size) => [size, []]));
	}

	/** @param name under which a document of the run became this file, where that is not the file's own */
	add(file: FileEntry, name = file.name): void {
		const { size, contentHash } = file;
		this.bySize.get(size)?.push({ name: pathKey(name), size, contentHash, what: { file } });
	}

	/** A file that other content is about to take the place of. */
	forget({ id, size }: FileEntry): void {
		this.drop(size, ({ what }) => 'file' in what && what.file.id === id);
	}

	/** A document of the run is on its way into the case folder. */
	reserve(document: D): void {
		const { size } = document;
		if (size === undefined) return;
		this.bySize.get(size)?.push({
			name: pathKey(document.name),
			size,
			/** As it is known when it is asked for. */
			get contentHash() {
				return document.contentHash;
			},
			what: { document },
		});
	}

	/** The document has arrived, or will not. */
	release(document: D): void {
		if (document.size === undefined) return;
		this.drop(document.size, ({ what }) => 'document' in what && what.document === document);
	}

	/** What the document is a duplicate of, or what has to be read to know; undefined where it is none. */
	findDuplicate(document: D, rule: DuplicateRule): Decision<D> | undefined {
		if (rule === 'not looked for') return undefined;
		if (document.size === undefined) return { kind: 'read', documents: [document] };
		const ofSize = this.bySize.get(document.size) ?? [];
		if (rule === 'same name and size') {
			const name = pathKey(document.name);
			return decisionFor(ofSize.find((indexed) => indexed.name === name));
		}
		const alike = ofSize.filter((indexed) => couldBe(document, indexed));
		const unread = [document, ...alike.flatMap(({ what }) => ('document' in what ? [what.document] : []))];
		const documents = unread.filter(({ contentHash }) => contentHash === undefined);
		if (alike.length > 0 && documents.length > 0) return { kind: 'read', documents };
		return decisionFor(alike[0]);
	}

	private drop(size: number, gone: (indexed: IndexedContent<D>) => boolean): void {
		const ofSize = this.bySize.get(size);
		if (ofSize !== undefined) {
			this.bySize.set(
				size,
				ofSize.filter((indexed) => !gone(indexed)),
			);
		}
	}
}

function couldBe<D extends DocumentFacts>(document: D, indexed: IndexedContent<D>): boolean {
	if ('file' in indexed.what && indexed.contentHash === undefined) return false;
	return compareContent(document, indexed) !== 'different';
}

function decisionFor<D extends DocumentFacts>(
	indexed: IndexedContent<D> | undefined,
): Decision<D> | undefined {
	if (indexed === undefined) return undefined;
	return 'file' in indexed.what
		? { kind: 'there already', file: indexed.what.file, status: 'duplicate' }
		: { kind: 'same as', document: indexed.what.document, status: 'duplicate' };
}
