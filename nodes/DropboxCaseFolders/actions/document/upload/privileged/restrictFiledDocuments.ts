import { type FileEntry, stableAddress } from '../../../../../shared/domain/entry';
import { outcomeOf, done, mapGroups, refused, type Outcome } from '../../../../../shared/core/outcome';
import type { Refusal } from '../../../../../shared/core/Refusal';
import type { DropboxPort } from '../../../../../shared/dropbox/port';
import {
	type DocumentAccess,
	verifyRestricted,
	type FileInFolder,
} from '../../../shared/restriction/verifyRestricted';
import type { RestrictedFolder } from '../../../shared/restriction/restrictFolder';
import type { FiledDocument } from '../UploadRequest';
import type { PrivilegedItem } from './OpenCopies';

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

/**
 * Takes back documents that this run filed and others can open: each is deleted, if it still is the revision that the
 * run made; people can restore it in Dropbox. A file that it had become a new version of goes with it, since Dropbox
 * has no way to show that one alone, and so does the copy of the former version that the run put into the archive.
 * What was there before the run is left.
 * @returns for each document its refusal, which says what became of it
 */
async function rollBack(
	exposed: ReadonlyMap<FiledDocument, Refusal>,
	dropbox: DropboxPort,
): Promise<Map<FiledDocument, Refusal>> {
	const going = [...exposed.keys()].flatMap((filed) =>
		filesOfThisRun(filed).map((file) => ({ filed, file })),
	);
	const deleted = await outcomeOf(async () =>
		going.length === 0
			? []
			: await dropbox.deleteFiles(going.map(({ file: { id, rev } }) => ({ address: id, rev }))),
	);
	const left = going.filter((_, index) => !deleted.ok || deleted.value[index]?.ok !== true);
	const gone = new Set(
		going.flatMap(({ filed }) => (left.some((each) => each.filed === filed) ? [] : [filed])),
	);
	return new Map(
		[...exposed].map(([filed, refusal]) => [
			filed,
			refusal.reword(`${refusal.message}. ${describeRollBack(filed, gone)}`),
		]),
	);
}

/** The copy last, so that a run which ends in between leaves it to be found beside what it is a version of. */
function filesOfThisRun(filed: FiledDocument): FileEntry[] {
	const { file, formerVersion } = filed;
	if (file === undefined || !isOfThisRun(filed)) return [];
	return formerVersion === undefined || formerVersion.wasThere ? [file] : [file, formerVersion.file];
}

const isOfThisRun = ({ status }: FiledDocument): boolean => STATUSES_OF_THIS_RUN.has(status);

/** What this run has put there. */
const STATUSES_OF_THIS_RUN: ReadonlySet<FiledDocument['status']> = new Set([
	'uploaded',
	'keptBoth',
	'replaced',
	'archived',
]);

function describeRollBack(filed: FiledDocument, gone: ReadonlySet<FiledDocument>): string {
	const { status, file } = filed;
	if (!isOfThisRun(filed))
		return `The document was there before this run and was left in place, as ${file?.id ?? 'it is'}`;
	if (!gone.has(filed)) {
		const ids = filesOfThisRun(filed).map(({ id }) => id);
		return `The upload could not be undone: delete ${ids.join(' and ')} in Dropbox`;
	}
	const replaced = status === 'replaced' || status === 'archived';
	return replaced
		? `The upload was undone by deleting ${file?.id ?? 'the file'} with its prior versions. You can restore them in Dropbox`
		: 'The upload was undone';
}
