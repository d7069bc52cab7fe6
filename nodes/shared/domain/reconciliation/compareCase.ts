import { compareFiled } from './compareFiled';
import { compareUnregistered } from './compareUnregistered';
import { findingOf } from './findingOf';
import { FolderFiles } from './FolderFiles';
import type {
	CaseToCompare,
	ExpectedDocument,
	FiledDocument,
	FolderFile,
	ReconciliationFinding,
	Side,
} from './Reconciliation';

/** What the comparison of a case came to. */
export type ComparedCase =
	{ findings: ReconciliationFinding[] } | { notCompared: NotCompared; reason: string };

/** What could not be read, or `folder` where the folder of the case is not where it was. */
export type NotCompared = 'documents' | 'folder' | 'register';

/**
 * What of a case is missing, different, edited, moved or extra in Dropbox. Both sides must be there as a whole: of half a
 * list nobody can say what is not in it. A document may have several findings; one that has none is `present`.
 */
export function compareCase(given: CaseToCompare): ComparedCase {
	const { documents, register, elsewhere } = given;
	if ('unread' in documents) return { notCompared: 'documents', reason: documents.unread };
	if ('unread' in register) return { notCompared: 'register', reason: register.unread };
	const files = filesOf(given, register.items);
	if ('unread' in files) return { notCompared: 'folder', reason: files.unread };
	return { findings: compareDocuments(documents.items, files.items, register.items, elsewhere) };
}

/**
 * A case that never had a folder has no files. One that had a folder, which nobody finds, may have all of them in it: they
 * would be filed a second time.
 */
function filesOf({ files, hadFolder }: CaseToCompare, register: readonly FiledDocument[]): Side<FolderFile> {
	if (!('unread' in files) || files.unread !== 'not_found') return files;
	return hadFolder || register.length > 0 ? { unread: 'folder_missing' } : { items: [] };
}

/** Those that are known for sure take their files first, so that no other document is taken for one of them. */
function compareDocuments(
	documents: readonly ExpectedDocument[],
	all: readonly FolderFile[],
	register: readonly FiledDocument[],
	elsewhere: ReadonlySet<string>,
): ReconciliationFinding[] {
	const files = new FolderFiles(all);
	const filed = latestOfEach(register);
	// A page that came twice lists a document twice.
	const distinct = [...new Map(documents.map((document) => [document.documentId, document])).values()];
	const registered = distinct.filter(({ documentId }) => filed.has(documentId));
	const others = distinct.filter(({ documentId }) => !filed.has(documentId));
	const found = registered.map((document) => {
		const row = filed.get(document.documentId) as FiledDocument;
		return { document, row, file: files.takeById(row.fileId) };
	});
	return [
		...found.flatMap(({ document, row, file }) =>
			compareFiled(document, row, file ?? files.takeByHash(row.contentHash, row.subfolder), elsewhere),
		),
		...compareUnregistered(others, files),
		...files.rest().map((file) => ({ ...findingOf('extra', undefined), ...placeOf(file) })),
	];
}

const placeOf = ({ fileId, subfolder }: FolderFile) => ({ fileId, subfolder });

function latestOfEach(register: readonly FiledDocument[]): Map<string, FiledDocument> {
	const latest = new Map<string, FiledDocument>();
	for (const row of register) {
		const before = latest.get(row.documentId);
		if (before === undefined || before.filedAt <= row.filedAt) latest.set(row.documentId, row);
	}
	return latest;
}
