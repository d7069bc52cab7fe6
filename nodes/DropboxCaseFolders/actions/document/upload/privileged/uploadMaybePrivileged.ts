import { mapOk, done, refused, type Outcome } from '../../../../../shared/core/outcome';
import { joinPath } from '../../../../../shared/domain/paths';
import type { Refusal } from '../../../../../shared/core/Refusal';
import type { DropboxPort } from '../../../../../shared/dropbox/port';
import type { Progress } from '../../../../../shared/core/Progress';
import { accessRows } from '../../../shared/restriction/verifyRestricted';
import type { RestrictedFolder } from '../../../shared/restriction/restrictFolder';
import { restrictFolders } from '../../../shared/restriction/restrictFolders';
import { caseFolderRefusal } from '../../../shared/caseFolders/folders/caseFolderRefusal';
import { findTargetCaseFolders } from '../plan/findTargetCaseFolders';
import { itemOutcome } from '../send/itemOutcome';
import {
	type MaybePrivileged,
	type MaybePrivilegedResult,
	type PrivilegedItem,
	restrictFiledDocuments,
	type PrivilegedDocument,
} from './restrictFiledDocuments';
import { uploadDocuments } from '../uploadDocuments';
import type { FiledDocument, UploadRequest, UploadResult } from '../UploadRequest';
import type { IDataObject } from 'n8n-workflow';

/** One request for the usual engine, and the privileged item that it is of. */
interface PreparedRequest {
	request: UploadRequest;
	item: PrivilegedItem | undefined;
}

/**
 * Files documents, those of privileged items in restricted folders: these are closed, and shown to be, before any
 * byte is sent; then all documents of the run are sent together; then each privileged one is closed, and shown to be,
 * or taken back. What was there already is looked at just the same, so that a run that died is made good by the next.
 */
export async function uploadMaybePrivileged(
	requests: readonly MaybePrivileged[],
	dropbox: DropboxPort,
	progress?: Progress,
): Promise<Array<Outcome<MaybePrivilegedResult>>> {
	const prepared = await prepareItems(requests, dropbox);
	const sent = requests.flatMap((request, index): PreparedRequest[] => {
		const item = prepared[index];
		if (item === undefined) return [{ request, item }];
		if (!item.ok) return [];
		return request.documents.map((document) => ({
			request: requestInside(item.value, { ...request, documents: [document] }),
			item: item.value,
		}));
	});
	const outcomes = await uploadDocuments(
		sent.map(({ request }) => request),
		dropbox,
		progress,
	);
	const plain = outcomes.filter((_, index) => sent[index]?.item === undefined).values();
	const checked = await restrictFiledDocuments(
		sent.flatMap(({ item }, index) =>
			item === undefined ? [] : [{ item, outcome: onlyDocument(outcomes[index] as Outcome<UploadResult>) }],
		),
		dropbox,
	);
	const privileged = checked.values();
	return requests.map((request, index) => {
		const item = prepared[index];
		if (item === undefined) return withoutAccess(plain.next().value as Outcome<UploadResult>);
		if (!item.ok) return item;
		return combineOutcomes(
			request,
			request.documents.map(() => privileged.next().value as Outcome<PrivilegedDocument>),
		);
	});
}

/** The folders of privileged items; undefined for the others. */
async function prepareItems(
	requests: readonly MaybePrivileged[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<PrivilegedItem> | undefined>> {
	const privileged = requests.flatMap((request) =>
		request.restriction === undefined ? [] : [{ request, restriction: request.restriction }],
	);
	if (privileged.length === 0) return requests.map(() => undefined);
	// Closing its folder says whether it is one case's.
	const caseFolders = await findTargetCaseFolders(
		privileged.map(({ request }) => request),
		dropbox,
		'not asked',
	);
	const cases = caseFolders.map((found, index) =>
		found.ok
			? done({
					...(privileged[index] as (typeof privileged)[number]),
					caseFolder: found.value.folder,
					warnings: found.value.warnings,
				})
			: refused(caseFolderRefusal(found.refusal)),
	);
	const items = await mapOk(cases, async (all) => {
		const folders = await restrictFolders(
			all.map(({ restriction, caseFolder }) => ({
				restriction,
				// With the slash it is what lies in the case folder, so that this must not be the restricted folder either.
				beside: caseFolder.path && joinPath(caseFolder.path, ''),
			})),
			dropbox,
		);
		return all.map(({ request, caseFolder, warnings }, index) => {
			const folder = folders[index] as Outcome<RestrictedFolder>;
			if (!folder.ok) return refused(nothingUploaded(folder.refusal));
			return done({ request, caseFolder, warnings, folder: folder.value });
		});
	});
	const next = items.values();
	return requests.map(({ restriction }) =>
		restriction === undefined ? undefined : (next.next().value as Outcome<PrivilegedItem>),
	);
}

/** Filed directly in the restricted folder, by its ID: it holds while people rename and move that. */
const requestInside = ({ folder, warnings }: PrivilegedItem, request: UploadRequest): UploadRequest => ({
	...request,
	caseFolder: folder.folder.id,
	subfolder: '',
	warnings,
});

const onlyDocument = (outcome: Outcome<UploadResult>): Outcome<FiledDocument> =>
	outcome.ok ? done(outcome.value.documents[0] as FiledDocument) : outcome;

function combineOutcomes(
	request: UploadRequest,
	outcomes: ReadonlyArray<Outcome<PrivilegedDocument>>,
): Outcome<MaybePrivilegedResult> {
	const filed = itemOutcome(
		request,
		outcomes.map((outcome) => (outcome.ok ? done(outcome.value.filed) : outcome)),
	);
	if (!filed.ok) return filed;
	const access = outcomes.map((outcome) => {
		if (!outcome.ok) return [];
		const { folder, access } = outcome.value;
		return accessRows(folder.members, access?.members ?? []);
	});
	return done({ ...filed.value, access });
}

const withoutAccess = (outcome: Outcome<UploadResult>): Outcome<MaybePrivilegedResult> =>
	outcome.ok ? done({ ...outcome.value, access: undefined }) : outcome;

const nothingUploaded = (refusal: Refusal): Refusal =>
	refusal.reword(`${refusal.message}. Nothing was uploaded for this item`);

/** The rows of Upload Document; those of privileged documents say who can open them. */
export const withAccess =
	(rows: (result: UploadResult) => IDataObject[]) =>
	(result: MaybePrivilegedResult): IDataObject[] =>
		rows(result).map((row, index) => {
			const access = result.access?.[index];
			return access === undefined ? row : { ...row, access };
		});
