import { Refusal } from '../../../../../../../nodes/shared/core/Refusal';
import {
	readUploadMark,
	type Document,
	type MeasuredContent,
} from '../../../../../../../nodes/shared/clio/port';
import type { ExistsRule } from './UploadRequest';

/** What is to be done with a file. */
export type Decision =
	| { what: 'create' }
	/** Its upload was begun, with this very content. */
	| { what: 'finish'; document: Document }
	| { what: 'addVersion'; document: Document }
	| { what: 'unchanged'; document: Document }
	/** Only its bytes tell whether the document has this content. */
	| { what: 'compare'; document: Document };

type Content = Pick<MeasuredContent, 'size' | 'contentHash'> & { name: string };

/**
 * Decides by the documents of that name in that place; those that only wait for their bytes count as not there, and are
 * gone on with.
 * @throws Refusal `name_taken`, `ambiguous`
 */
export function decideUpload(existing: readonly Document[], content: Content, rule: ExistsRule): Decision {
	const marked = existing.filter((document) => readUploadMark(document)?.contentHash === content.contentHash);
	// Also where people added a newer version since: the file is there, and theirs is not put behind it.
	const delivered = marked.find((document) => readUploadMark(document)?.uuid !== undefined);
	if (delivered !== undefined) return { what: 'unchanged', document: delivered };
	const begun = marked.find((document) => isBegunHere(document, content));
	if (begun !== undefined) return { what: 'finish', document: begun };
	const withContent = existing.filter(hasContent);
	const [document] = withContent.length > 0 ? withContent : existing;
	if (document === undefined) return { what: 'create' };
	if (!hasContent(document)) return { what: 'addVersion', document };
	if (rule === 'keep') return { what: 'unchanged', document };
	if (withContent.length > 1) throw rule === 'refuse' ? nameTakenRefusal() : ambiguousRefusal();
	return mayHave(document, content) ? { what: 'compare', document } : decideOnOther(document, rule);
}

/** A further version that waits for its bytes may be somebody else's, who began it since the document was marked. */
const isBegunHere = ({ latestVersion }: Document, { name }: Content): boolean =>
	latestVersion?.isFullyUploaded === false && (latestVersion.number === 1 || latestVersion.filename === name);

/** For a document that has other content. @throws Refusal `name_taken` */
export function decideOnOther(
	document: Document,
	rule: ExistsRule,
): Extract<Decision, { what: 'addVersion' }> {
	if (rule === 'refuse') throw nameTakenRefusal();
	if (document.isLocked) throw lockedRefusal();
	return { what: 'addVersion', document };
}

/** Whether any version of it has its bytes. */
export const hasContent = ({ latestVersion }: Document): boolean =>
	latestVersion?.isFullyUploaded === true || (latestVersion?.number ?? 1) > 1;

function mayHave(document: Document, { size }: Content): boolean {
	const { latestVersion } = document;
	if (latestVersion?.isFullyUploaded !== true) return false;
	// Then the mark tells of this version, and of other content.
	if (readUploadMark(document)?.uuid === latestVersion.uuid) return false;
	return latestVersion.size === undefined ? size >= LARGEST_COUNTED : latestVersion.size === size;
}

/** Clio's numbers of bytes end here. */
const LARGEST_COUNTED = 2 ** 31 - 1;

const nameTakenRefusal = (): Refusal =>
	new Refusal(
		'name_taken',
		'There is already a document with this name and different content',
		'Nothing was changed. Choose another File Name, or choose Add Version under If Document Exists.',
	);

const ambiguousRefusal = (): Refusal =>
	new Refusal(
		'ambiguous',
		'There are several documents with this name in the same place',
		'Nothing was changed. Rename all but one of them in Clio, or choose Document under Upload To and select the one that gets the new version.',
	);

const lockedRefusal = (): Refusal =>
	new Refusal(
		'no_access',
		'The document is locked in Clio',
		'Nothing was changed. Unlock it in Clio, then run it again.',
	);
