import { textOf, type Given } from '../decision/given';

/** Which file of Dropbox a document of the case system is: one for each, kept for as long as the storage is there. */
export interface FiledDocument {
	/** As of the event, with `-demo` where it was filed in the demo. */
	source: string;
	documentId: string;
	/** Of the document's content that was filed; `''` where nobody said it. */
	versionId: string;
	/** The matter or case that it was filed for. */
	caseKey: string;
	fileId: string;
	/** Of the case folder. */
	folderId: string;
	/** Relative path of the subfolder that it was last to go to; `''` for the case folder itself. People may have moved it since. */
	subfolder: string;
	/** Dropbox's; `''` where nobody said it. */
	contentHash: string;
	/** Milliseconds since 1970. */
	filedAt: number;
}

type OfEvent = Pick<FiledDocument, 'source' | 'documentId' | 'versionId' | 'caseKey'>;

/**
 * What the workflow for an event says that it filed: its document, or, of an event about a case as a whole, a list of
 * documents, each with its ID. Of a document that is listed twice the last one counts.
 * @param event whose documents they are
 * @param now milliseconds since 1970
 */
export function filedDocumentsFrom(given: unknown, event: OfEvent, now: number): FiledDocument[] {
	const all: unknown[] = Array.isArray(given) ? given : [given];
	const read = all.flatMap((each) => filedDocumentFrom(each, event, now) ?? []);
	return [...new Map(read.map((document) => [document.documentId, document])).values()];
}

/** Undefined where it filed nothing, or says nothing of it. */
function filedDocumentFrom(given: unknown, event: OfEvent, now: number): FiledDocument | undefined {
	if (typeof given !== 'object' || given === null) return undefined;
	const text = (name: string): string => textOf((given as Given)[name]);
	const documentId = event.documentId === '' ? text('documentId') : event.documentId;
	const [fileId, folderId] = [text('fileId'), text('folderId')];
	if (documentId === '' || fileId === '' || folderId === '') return undefined;
	return {
		source: text('source') === '' ? event.source : text('source'),
		documentId,
		versionId: typeof (given as Given)['versionId'] === 'string' ? text('versionId') : event.versionId,
		caseKey: text('caseKey') === '' ? event.caseKey : text('caseKey'),
		...{ fileId, folderId, subfolder: text('subfolder'), contentHash: text('contentHash'), filedAt: now },
	};
}
