import type { FileEntry } from '../../../../../shared/domain/entry';
import { compareContent, type DocumentFacts } from '../../../../../shared/domain/documents/DocumentFacts';
import type { Decision } from '../../../../../shared/domain/documents/decideConflict';
import type { FormerVersions } from './UploadFolder';

/** A document, the later ones of the run that are to take its name, and the archive where there is one. */
interface Successive<D> {
	readonly successors: readonly D[];
	readonly former: FormerVersions | undefined;
}

/** What can become of a document whose name a later document of the run has as well. */
export type Supersession<D extends DocumentFacts> =
	| Extract<Decision<D>, { kind: 'read' }>
	| { kind: 'look at former versions' }
	/** It was filed before, and the later one after it. */
	| { kind: 'superseded'; archived: FileEntry | undefined };

/**
 * Whether an earlier run has filed the document already, and then a later one of the same name in its place. To
 * file both once more would change nothing in the end, but replace one by the other for ever: each time the
 * run is repeated. Under `archive` the document must lie in the archive for that.
 * @param existing the file that has the name now, and is not the document
 */
export function supersessionOf<D extends DocumentFacts>(
	document: D & Successive<D>,
	existing: FileEntry,
): Supersession<D> | undefined {
	if (existing.contentHash === undefined) return undefined;
	const alike = document.successors.filter(
		(successor) => compareContent(successor, existing) !== 'different',
	);
	if (alike.length === 0) return undefined;
	const { former } = document;
	const toKnow = former === undefined ? alike : [document, ...alike];
	const documents = toKnow.filter(({ contentHash }) => contentHash === undefined);
	if (documents.length > 0) return { kind: 'read', documents };
	if (former === undefined) return { kind: 'superseded', archived: undefined };
	if (!former.isListed()) return { kind: 'look at former versions' };
	const archived = former.holding(document.contentHash);
	return archived === undefined ? undefined : { kind: 'superseded', archived };
}
