import { lastingAddress } from '../../../../shared/domain/entry';
import { done, refused, type Outcome } from '../../../../shared/domain/outcome';
import type { Refusal } from '../../../../shared/domain/Refusal';
import type { DropboxPort } from '../../../../shared/ports';
import type { ClosedDocument } from '../restrict/closeDocument';
import type { ClosedFolder } from '../restrict/ClosedFolder';
import { proven, type Enclosed } from '../restrict/proven';
import { takenBack } from './privilegedTakeBack';
import type { PrivilegedItem } from './privilegedItem';
import type { FiledDocument } from './UploadRequest';

/** A document that was filed in a restricted folder, and that only the people named can open. */
export interface PrivilegedDocument {
	filed: FiledDocument;
	folder: ClosedFolder;
	/** Undefined where there is no file: a placeholder was skipped. */
	closed: ClosedDocument | undefined;
}

interface Filed {
	item: PrivilegedItem;
	outcome: Outcome<FiledDocument>;
}

/** Closes documents that were filed, and their former versions, and takes back those that stay open to others. */
export async function privilegedDocuments(
	documents: readonly Filed[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<PrivilegedDocument>>> {
	const enclosed = documents.map(enclosedIn);
	const outcomes = (await proven(enclosed.flat(), dropbox)).values();
	const checks = enclosed.map((files) => files.map(() => outcomes.next().value as Outcome<ClosedDocument>));
	const exposed = new Map<FiledDocument, Refusal>();
	documents.forEach(({ outcome }, index) => {
		const refusal = firstRefusal(checks[index] ?? []);
		if (outcome.ok && refusal !== undefined) exposed.set(outcome.value, refusal);
	});
	const back = await takenBack(exposed, dropbox);
	return documents.map(({ item, outcome }, index) => {
		if (!outcome.ok) return outcome;
		const refusal = back.get(outcome.value);
		if (refusal !== undefined) return refused(refusal);
		const [first] = checks[index] ?? [];
		const closed = first?.ok === true ? first.value : undefined;
		return done({ filed: asFiled(outcome.value, item), folder: item.folder, closed });
	});
}

function enclosedIn({ item: { folder }, outcome }: Filed): Enclosed[] {
	if (!outcome.ok) return [];
	const { file, formerVersion } = outcome.value;
	return [file, formerVersion?.file].flatMap((each) => (each === undefined ? [] : [{ file: each, folder }]));
}

const firstRefusal = (checks: ReadonlyArray<Outcome<ClosedDocument>>): Refusal | undefined =>
	checks.flatMap((check) => (check.ok ? [] : [check.refusal]))[0];

/** As the item asked for it: of its case folder, in the restricted folder. */
function asFiled(filed: FiledDocument, { caseFolder, folder, request }: PrivilegedItem): FiledDocument {
	const place = request.apart?.place;
	const subfolder =
		place?.of === 'case folder' ? place.path : (folder.folder.path ?? lastingAddress(folder.folder));
	return { ...filed, caseFolder, subfolder };
}
