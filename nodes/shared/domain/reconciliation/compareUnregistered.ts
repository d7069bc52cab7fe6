import { nameGroupKey } from '../documents/NameGroup';
import { apartFrom, findingOf, isFiledAtAll } from './findingOf';
import { isIn, isSameSubfolder, type FolderFiles } from './FolderFiles';
import type { ExpectedDocument, FolderFile, ReconciliationFinding } from './Reconciliation';

/** How sure it is that a file is the document, the surest first. */
type Fit = (document: ExpectedDocument) => (file: FolderFile) => boolean;
const FITS: readonly Fit[] = [
	(document) => (file) => isOfSize(document, file) && isInPlace(document, file),
	(document) => (file) => isOfSize(document, file),
	(document) => (file) => isInPlace(document, file),
];

/**
 * Documents of which the register knows nothing: most were filed before there was one. A file of the same name and size is
 * taken for the document, in its place rather than elsewhere; so is one of the same name in its place. Only where there is
 * none, the document is missing.
 */
export function compareUnregistered(
	documents: readonly ExpectedDocument[],
	files: FolderFiles,
): ReconciliationFinding[] {
	// Those that belong in the folder come first: what is left out may have a copy of its own there.
	const wanted = [...documents.filter(isFiledAtAll), ...documents.filter((each) => !isFiledAtAll(each))];
	const found = new Map<ExpectedDocument, FolderFile>();
	for (const fit of FITS) {
		for (const document of wanted) {
			if (found.has(document)) continue;
			const file = files.takeByName(document.names, fit(document));
			if (file !== undefined) found.set(document, file);
		}
	}
	const hasAlike = createAlikeTest(documents);
	return documents.map((document) => compare(document, found.get(document), hasAlike(document)));
}

function compare(
	document: ExpectedDocument,
	file: FolderFile | undefined,
	isOneOfSeveral: boolean,
): ReconciliationFinding {
	if (!isFiledAtAll(document)) return apartFrom(document);
	if (file === undefined) return findingOf('missing', document, { mend: 'file', size: document.size ?? 0 });
	const about = { fileId: file.fileId, subfolder: file.subfolder };
	if (isInPlace(document, file)) {
		return isOfSize(document, file)
			? findingOf('present', document, {
					...about,
					// Which of two is which, nobody can say: neither is taken for known.
					...(isOneOfSeveral ? {} : { contentHash: file.contentHash }),
				})
			: // Older, newer, or edited: who replaces it may undo somebody's work.
				findingOf('different', document, { ...about, reason: 'not_registered' });
	}
	if (document.standing === 'restricted')
		return findingOf('different', document, { ...about, reason: 'privileged', mend: 'update' });
	return isIn(document.restrictedFolder, file.subfolder)
		? findingOf('different', document, { ...about, reason: 'restricted_before' })
		: findingOf('moved', document, { ...about, reason: 'not_registered' });
}

const isOfSize = ({ size }: ExpectedDocument, file: FolderFile): boolean =>
	size === undefined || size === file.size;

const isInPlace = (document: ExpectedDocument, { subfolder }: FolderFile): boolean =>
	document.standing === 'restricted'
		? isIn(document.restrictedFolder, subfolder)
		: isSameSubfolder(document.subfolder, subfolder);

/**
 * Whether there are others whose file could be the document's: of the same name, and of the same size as far as that is
 * known.
 */
function createAlikeTest(documents: readonly ExpectedDocument[]): (document: ExpectedDocument) => boolean {
	const byName = new Map<string, ExpectedDocument[]>();
	for (const document of documents) {
		for (const key of new Set(document.names.map(nameGroupKey))) {
			const alike = byName.get(key);
			if (alike === undefined) byName.set(key, [document]);
			else alike.push(document);
		}
	}
	return (document) =>
		document.names.some((name) =>
			(byName.get(nameGroupKey(name)) ?? []).some(
				(other) =>
					other !== document &&
					(document.size === undefined || other.size === undefined || document.size === other.size),
			),
		);
}
