import { stableAddress, type FolderEntry } from '../../../../../shared/domain/entry';
import { done, mapGroups, refused, type Outcome } from '../../../../../shared/core/outcome';
import type { Refusal } from '../../../../../shared/core/Refusal';
import type { DropboxPort } from '../../../../../shared/dropbox/port';
import type { DocumentAccess } from '../../../shared/restriction/restrictDocumentAccess';
import type { RestrictedFolder } from '../../../shared/restriction/RestrictedFolder';
import { verifyRestricted, type FileInFolder } from '../../../shared/restriction/verifyRestricted';
import { rollBack } from './rollBack';
import type { FiledDocument, UploadRequest } from '../UploadRequest';

/** A privileged item with its folders, which are in order. */
export interface PrivilegedItem {
	request: UploadRequest;
	caseFolder: FolderEntry;
	folder: RestrictedFolder;
	/** What is to be said of the case folder. */
	warnings: string[];
}

/** A document that was filed in a restricted folder, and that only the people named can open. */
export interface PrivilegedDocument {
	filed: FiledDocument;
	folder: RestrictedFolder;
	/** Undefined where there is no file: a placeholder was skipped. */
	access: DocumentAccess | undefined;
}

interface FiledItem {
	item: PrivilegedItem;
	outcome: Outcome<FiledDocument>;
}

/** Closes documents that were filed, and their former versions, and takes back those that stay open to others. */
export async function restrictFiledDocuments(
	documents: readonly FiledItem[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<PrivilegedDocument>>> {
	const checks = await mapGroups(
		documents.map(filesToRestrict),
		async (files) => await verifyRestricted(files, dropbox),
	);
	const exposed = new Map<FiledDocument, Refusal>();
	documents.forEach(({ outcome }, index) => {
		const refusal = firstRefusal(checks[index] ?? []);
		if (outcome.ok && refusal !== undefined) exposed.set(outcome.value, refusal);
	});
	const back = await rollBack(exposed, dropbox);
	return documents.map(({ item, outcome }, index) => {
		if (!outcome.ok) return outcome;
		const refusal = back.get(outcome.value);
		if (refusal !== undefined) return refused(refusal);
		const [first] = checks[index] ?? [];
		const access = first?.ok === true ? first.value : undefined;
		return done({ filed: withCaseFolder(outcome.value, item), folder: item.folder, access });
	});
}

function filesToRestrict({ item: { folder }, outcome }: FiledItem): FileInFolder[] {
	if (!outcome.ok) return [];
	const { file, formerVersion } = outcome.value;
	return [file, formerVersion?.file].flatMap((each) => (each === undefined ? [] : [{ file: each, folder }]));
}

const firstRefusal = (checks: ReadonlyArray<Outcome<DocumentAccess>>): Refusal | undefined =>
	checks.flatMap((check) => (check.ok ? [] : [check.refusal]))[0];

/** As the item asked for it: of its case folder, in the restricted folder. */
function withCaseFolder(
	filed: FiledDocument,
	{ caseFolder, folder, request }: PrivilegedItem,
): FiledDocument {
	const place = request.restriction?.place;
	const subfolder =
		place?.of === 'case folder' ? place.path : (folder.folder.path ?? stableAddress(folder.folder));
	return { ...filed, caseFolder, subfolder };
}
