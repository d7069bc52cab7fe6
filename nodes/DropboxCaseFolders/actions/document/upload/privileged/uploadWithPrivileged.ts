import {
	done,
	mapDefined,
	mapGroups,
	mapOk,
	refused,
	type Outcome,
} from '../../../../../shared/core/outcome';
import type { FileEntry } from '../../../../../shared/domain/entry';
import { isWithin, joinPath } from '../../../../../shared/domain/paths';
import type { DropboxPort } from '../../../../../shared/dropbox/port';
import type { Progress } from '../../../../../shared/core/Progress';
import { accessRows } from '../../../shared/restriction/verifyRestricted';
import type { RestrictedFolder } from '../../../shared/restriction/restrictFolder';
import type { Restriction } from '../../../shared/restriction/restrictedFolderFields';
import { restrictFolders } from '../../../shared/restriction/restrictFolders';
import { caseFolderRefusal } from '../../../shared/caseFolders/caseFolderRefusal';
import { nameAsExisting } from '../existingFiles';
import { findTargetCaseFolders, itemOutcome, uploadDocuments } from '../uploadDocuments';
import type { PrivilegedItem } from './OpenCopies';
import { findRestrictedBefore, isApartElsewhere } from './findRestrictedBefore';
import { restrictFiledDocuments, type PrivilegedDocument } from './restrictFiledDocuments';
import { nothingUploaded, restrictOpenCopies, type RestrictedCopies } from './restrictOpenCopies';
import type { FiledDocument, GivenDocument, UploadRequest, UploadResult } from '../UploadRequest';

/**
 * Files documents, those of privileged items in restricted folders: these are closed, and shown to be, before any
 * byte is sent; then copies that were filed openly before are moved there; then all documents of the run are sent together;
 * then each privileged one is closed, and shown to be, or taken back. What was there already is looked at just the same, so that a run that died is made good by the next.
 */
export async function uploadWithPrivileged(
	requests: readonly UploadRequest[],
	dropbox: DropboxPort,
	progress?: Progress,
): Promise<Array<Outcome<UploadResult>>> {
	const prepared = await mapDefined(
		requests.map((request) =>
			request.restriction === undefined ? undefined : { request, restriction: request.restriction },
		),
		async (privileged) => await closeCopies(await prepareItems(privileged, dropbox), dropbox),
	);
	const before = await findRestrictedBefore(requests, dropbox);
	const sent = requests.map((request, index) => {
		const item = prepared[index];
		if (item === undefined) return before.has(request) ? [] : [request];
		if (!item.ok) return [];
		return request.documents.map((document) => requestInside(item.value, document));
	});
	const uploaded = await mapGroups(sent, async (all) => await uploadDocuments(all, dropbox, progress));
	const restricted = await mapGroups(
		prepared.map((item, index) =>
			item?.ok === true
				? (uploaded[index] ?? []).map((outcome) => ({ item: item.value, outcome: onlyDocument(outcome) }))
				: [],
		),
		async (filed) => await restrictFiledDocuments(filed, dropbox),
	);
	return requests.map((request, index) => {
		const item = prepared[index];
		const refusal = before.get(request);
		if (refusal !== undefined) return refused(refusal);
		if (item === undefined) return uploaded[index]?.[0] as Outcome<UploadResult>;
		return item.ok ? combineOutcomes(request, item.value, restricted[index] ?? []) : item;
	});
}

/** The folders of privileged items. */
async function prepareItems(
	privileged: ReadonlyArray<{ request: UploadRequest; restriction: Restriction }>,
	dropbox: DropboxPort,
): Promise<Array<Outcome<PrivilegedItem>>> {
	// Closing its folder says whether it is one case's.
	const caseFolders = await findTargetCaseFolders(
		privileged.map(({ request }) => request),
		dropbox,
		'not asked',
	);
	const cases = privileged.map((each, index) => {
		const found = caseFolders[index] as (typeof caseFolders)[number];
		if (!found.ok) return refused(caseFolderRefusal(found.refusal));
		return done({ ...each, caseFolder: found.value.folder, warnings: found.value.warnings });
	});
	return await mapOk(cases, async (all) => {
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
			return done({
				request: nameAsExisting(request, caseFolder),
				caseFolder,
				warnings,
				folder: folder.value,
			});
		});
	});
}

/** An item, and what became of copies of its documents that others could open. */
interface ClosedItem extends PrivilegedItem {
	copies: RestrictedCopies;
}

/** The same items, without copies of their documents that others can open. */
const closeCopies = async (
	items: ReadonlyArray<Outcome<PrivilegedItem>>,
	dropbox: DropboxPort,
): Promise<Array<Outcome<ClosedItem>>> =>
	await mapOk(items, async (all) => {
		const copies = await restrictOpenCopies(all, dropbox);
		return all.map((item, index) => {
			const outcome = copies[index] as (typeof copies)[number];
			if (!outcome.ok) return outcome;
			const { value } = outcome;
			return done({ ...item, warnings: [...item.warnings, ...value.warnings], copies: value });
		});
	});

/** Filed directly in the restricted folder, by its ID: it holds while people rename and move that. */
const requestInside = (
	{ folder, warnings, request, copies }: ClosedItem,
	document: GivenDocument,
): UploadRequest => ({
	...request,
	existingFile: whereItIsNow(request.existingFile, copies),
	documents: [document],
	caseFolder: folder.folder.id,
	subfolder: '',
	warnings,
});

/** It may have been one of the copies that others could open, and was moved. */
const whereItIsNow = (file: UploadRequest['existingFile'], copies: RestrictedCopies): typeof file =>
	copies.moved.find((moved) => typeof file === 'object' && moved.file.id === file.id)?.file ?? file;

const onlyDocument = (outcome: Outcome<UploadResult>): Outcome<FiledDocument> =>
	outcome.ok ? done(outcome.value.documents[0] as FiledDocument) : outcome;

function combineOutcomes(
	request: UploadRequest,
	item: ClosedItem,
	outcomes: ReadonlyArray<Outcome<PrivilegedDocument>>,
): Outcome<UploadResult> {
	const { copies } = item;
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
	const openElsewhere = isOpenElsewhere(item) ? (request.existingFile as FileEntry) : undefined;
	return done({ ...filed.value, access, openCopies: copies.moved, openElsewhere });
}

/** People moved it out of the case folder: it may be somebody else's by now, and stays there. */
function isOpenElsewhere({
	request: { existingFile, restriction },
	caseFolder,
	folder,
}: ClosedItem): boolean {
	if (typeof existingFile !== 'object' || existingFile.path === undefined) return false;
	const around = [caseFolder.path, folder.folder.path];
	if (around.some((path) => path !== undefined && isWithin(existingFile.path as string, path))) return false;
	return !isApartElsewhere(existingFile, restriction?.place);
}
