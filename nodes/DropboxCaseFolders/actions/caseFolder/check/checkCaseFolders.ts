import { mapDefined, mapOk, done, type Outcome } from '../../../../shared/core/outcome';
import type { ClosingRecord } from '../../../../shared/domain/closing/ClosingRecord';
import type { Refusal } from '../../../../shared/core/Refusal';
import type { DropboxPort, Marking } from '../../../../shared/dropbox/port';
import { findClosings } from '../../shared/caseFolders/findClosings';
import {
	explainFindings,
	FINDINGS,
	type CheckedFolder,
	type CheckRequest,
	type Finding,
} from './CheckRequest';
import { gatherCheckFacts, type CheckFacts } from './gatherCheckFacts';
import { CaseFolderIndex, findingsOf } from './findingsOf';

/** What was found out about one item. */
interface CheckedItem extends CheckFacts {
	findings: Finding[];
	others: string[];
	/** What the record of a closed folder says. */
	closing?: ClosingRecord;
	/** Why the missing marker could not be put on. */
	withheld?: Refusal;
}

/** Holds what case records say against Dropbox: one report per item, with all that differs. */
export async function checkCaseFolders(
	requests: readonly CheckRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<CheckedFolder>>> {
	const items = await gatherCheckFacts(requests, dropbox);
	const claimants = new CaseFolderIndex();
	for (const item of items) {
		if (item.ok && item.value.folder.ok) claimants.add(item.value.request.caseId, item.value.folder.value.id);
	}
	return await mapOk(items, async (all) => {
		const judged = all.map((item): CheckedItem => {
			const others = otherIdsOf(item, claimants);
			const stray = strayFolderIds(item);
			const findings = findingsOf(item, { others, stray }, claimants);
			return { ...item, others: [...new Set([...others, ...stray])], findings };
		});
		const closed = await addClosedFinding(judged, dropbox);
		return await mapOk(closed, async (known) =>
			(await addMissingMarkers(known, dropbox)).map((item) => done(toCheckedFolder(item))),
		);
	});
}

/** IDs of other folders that are the case's by their marker, or by another item of the run. */
function otherIdsOf({ request, folder, marked }: CheckFacts, claimants: CaseFolderIndex): string[] {
	if (request.caseId === '') return [];
	const all = [...marked.map((each) => each.folder.id), ...claimants.foldersOf(request.caseId)];
	return [...new Set(all)].filter((id) => !folder.ok || id !== folder.value.id);
}

/** IDs of other folders in which a marker file of the case lies that is not followed. */
const strayFolderIds = ({ folder, untrusted }: CheckFacts): string[] =>
	untrusted.map((each) => each.folder.id).filter((id) => !folder.ok || id !== folder.value.id);

/** How a folder that was closed looks by its place alone. */
const LOCATION_FINDINGS: readonly Finding[] = ['renamedAndMoved', 'moved', 'renamed'];

/** Looks which of the folders are closed: one that stayed beside its ZIP is where it is expected. */
async function addClosedFinding(
	items: readonly CheckedItem[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<CheckedItem>>> {
	const closings = await mapDefined(
		items.map(({ folder }) => (folder.ok ? folder.value : undefined)),
		async (folders) => await findClosings(folders, dropbox),
	);
	return items.map((item, index) => {
		const closing = closings[index];
		if (closing?.ok === false) return closing;
		if (closing?.value === undefined) return done(item);
		const others = item.findings.filter((each) => !LOCATION_FINDINGS.includes(each));
		const findings = FINDINGS.filter((each) => each === 'closed' || others.includes(each));
		return done({ ...item, findings, closing: closing.value });
	});
}

/** What else a folder may be, and still get its marker. */
const HARMLESS: readonly Finding[] = ['markerMissing', 'renamed', 'moved', 'renamedAndMoved', 'closed'];

/** Puts markers on where only they are missing, and neither the folder nor the case is in doubt. */
async function addMissingMarkers(
	items: readonly CheckedItem[],
	dropbox: DropboxPort,
): Promise<CheckedItem[]> {
	const markers = await mapDefined(
		items.map(missingMarkerOf),
		async (markings) => await dropbox.markFolders(markings),
	);
	return items.map((item, index): CheckedItem => {
		const marker = markers[index];
		if (marker === undefined) return item;
		// The report is not to be lost with the marker.
		if (!marker.ok) return { ...item, withheld: marker.refusal };
		const left = item.findings.filter((finding) => finding !== 'markerMissing');
		return { ...item, marker: marker.value, findings: [...left, 'markerPut'] };
	});
}

function missingMarkerOf({
	request: { caseId, mending },
	folder,
	findings,
}: CheckedItem): Marking | undefined {
	const isSafe =
		findings.includes('markerMissing') && findings.every((finding) => HARMLESS.includes(finding));
	if (!isSafe || mending === undefined || !folder.ok) return undefined;
	return { folder: folder.value, caseId, kind: mending, isUnmarked: true };
}

function toCheckedFolder({
	request,
	folder,
	marker,
	findings,
	others,
	closing,
	withheld,
}: CheckedItem): CheckedFolder {
	const wrong = findings.filter((finding) => finding !== 'markerPut' && finding !== 'closed');
	const place = request.expectedPath === '' ? 'found' : 'inPlace';
	return {
		caseId: request.caseId,
		folderId: folder.ok ? folder.value.id : idFromAddress(request.folder),
		ok: wrong.length === 0,
		status: wrong[0] ?? (closing === undefined ? place : 'closed'),
		findings,
		reason: explainFindings(findings, withheld),
		path: folder.ok ? (folder.value.path ?? null) : null,
		expectedPath: request.expectedPath === '' ? null : request.expectedPath,
		marker: marker?.kind ?? null,
		otherFolderIds: others,
		...(closing === undefined ? {} : { closedAt: closing.closedAt, closedFrom: closing.closedFrom.path }),
	};
}

const idFromAddress = (address: string | undefined): string | null =>
	address !== undefined && /^id:[^/]+$/.test(address) ? address : null;
