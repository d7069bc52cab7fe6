import { outcomeOfSync } from '../../core/outcome';
import { decideDocument } from '../decision/decideDocument';
import type { Decision } from '../decision/Decision';
import { textOf, type Given } from '../decision/given';
import { documentName } from '../naming/documentName';
import { splitExtension } from '../naming/safeName';
import { unreservedName } from '../naming/unreservedName';
import type { Settings } from '../settings/Settings';
import type { ExpectedDocument, ReconciledSource } from './Reconciliation';

/** What decides about the documents of a case. */
export interface ExpectedOf {
	source: ReconciledSource;
	caseKey: string;
	/** Output of *Get Matter* or *Get Many*. */
	matter: Given;
	settings: Settings;
}

/** Where the documents of a case belong in Dropbox. @param documents output of *Get Many*, one each */
export const readExpected = (documents: readonly Given[], about: ExpectedOf): ExpectedDocument[] =>
	documents.map((document) => readOne(document, about));

/** The ID of a document, as events and the register have it. */
export const documentIdOf = (document: Given, source: ReconciledSource): string =>
	textOf(document[source === 'clio' ? 'documentId' : 'documentUuid']);

function readOne(document: Given, about: ExpectedOf): ExpectedDocument {
	const { source, caseKey, matter, settings } = about;
	const documentId = documentIdOf(document, source);
	const event = { kind: 'documentCreated', caseKey, documentId };
	const decided = outcomeOfSync(() => decideDocument({ event, document, matter, settings }));
	return {
		documentId,
		names: namesOf(document),
		size: sizeOf(document['size']),
		// LegalServer has no versions; the moment of the last change is what its events have for one.
		versionId: textOf(document[source === 'clio' ? 'versionId' : 'updatedAt']),
		updatedAt: momentOf(textOf(document['updatedAt']) || textOf(document['createdAt'])),
		...(decided.ok
			? standingOf(decided.value)
			: { ...NOWHERE, standing: 'not decided', reason: decided.refusal.reason }),
	};
}

const NOWHERE = { subfolder: '', restrictedFolder: '' };

function standingOf(
	decision: Decision,
): Pick<ExpectedDocument, 'standing' | 'reason' | 'subfolder' | 'restrictedFolder'> {
	const { action, reason, subfolder, restrictedFolderIn } = decision;
	const restrictedFolder = restrictedFolderIn === 'caseFolder' ? decision.restrictedFolder : '';
	if (action === 'restrict') return { standing: 'restricted', reason: '', subfolder: '', restrictedFolder };
	if (action === 'file') return { standing: 'open', reason: '', subfolder, restrictedFolder };
	return { ...NOWHERE, standing: 'left out', reason };
}

/** The document's own name with the ending of its file, as it is downloaded; the file's where it has none. */
function namesOf(document: Given): string[] {
	const [name, fileName] = [textOf(document['name']), textOf(document['fileName'])];
	const { extension } = splitExtension(fileName);
	const mimeType = textOf(document['contentType']) || textOf(document['mimeType']);
	const file = { fileName, fileExtension: '', mimeType };
	const isWhole = name.toLowerCase().endsWith(extension.toLowerCase());
	const given = name === '' ? fileName : isWhole ? name : `${name}${extension}`;
	const safe = outcomeOfSync(() => unreservedName(documentName(given, file, 'document')).name);
	return safe.ok ? [safe.value] : [];
}

const sizeOf = (size: unknown): number | undefined =>
	typeof size === 'number' && Number.isSafeInteger(size) && size >= 0 ? size : undefined;

const momentOf = (text: string): number => Date.parse(text) || 0;
