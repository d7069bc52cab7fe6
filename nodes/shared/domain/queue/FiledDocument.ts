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

/**
 * What the workflow for an event says that it filed; undefined where it filed nothing, or says nothing of it.
 * @param event whose document it is
 * @param now milliseconds since 1970
 */
export function filedDocumentFrom(
	given: unknown,
	event: Pick<FiledDocument, 'source' | 'documentId' | 'versionId' | 'caseKey'>,
	now: number,
): FiledDocument | undefined {
	if (typeof given !== 'object' || given === null || event.documentId === '') return undefined;
	const text = (name: string): string => textOf((given as Given)[name]);
	const [fileId, folderId] = [text('fileId'), text('folderId')];
	if (fileId === '' || folderId === '') return undefined;
	return {
		source: text('source') === '' ? event.source : text('source'),
		documentId: event.documentId,
		versionId: typeof (given as Given)['versionId'] === 'string' ? text('versionId') : event.versionId,
		caseKey: text('caseKey') === '' ? event.caseKey : text('caseKey'),
		...{ fileId, folderId, subfolder: text('subfolder'), contentHash: text('contentHash'), filedAt: now },
	};
}
