import { mapOk, done, type Outcome } from '../../../../shared/core/outcome';
import type { ClosingRecord } from '../../../../shared/domain/closing/ClosingRecord';
import type { Refusal } from '../../../../shared/core/Refusal';
import type { CaseMarker, DropboxPort, Marking } from '../../../../shared/dropbox/port';
import type { CheckedFolder, CheckRequest, Finding } from './CheckRequest';
import { CaseFolderIndex } from './CaseFolderIndex';
import { gatherCheckFacts, type CheckFacts } from './gatherCheckFacts';
import { explainFindings } from './explainFindings';
import { findingsOf } from './findingsOf';
import { addClosedFinding } from './addClosedFinding';

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
		return await mapOk(await addClosedFinding(judged, dropbox), async (known) =>
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

/** What else a folder may be, and still get its marker. */
const HARMLESS: readonly Finding[] = ['markerMissing', 'renamed', 'moved', 'renamedAndMoved', 'closed'];

/** Puts markers on where only they are missing, and neither the folder nor the case is in doubt. */
async function addMissingMarkers(
	items: readonly CheckedItem[],
	dropbox: DropboxPort,
): Promise<CheckedItem[]> {
	const lacking = items.filter(
		({ request, findings }) =>
			request.mending !== undefined &&
			findings.includes('markerMissing') &&
			findings.every((finding) => HARMLESS.includes(finding)),
	);
	const markings = lacking.flatMap(({ request: { caseId, mending: kind }, folder }): Marking[] =>
		folder.ok && kind !== undefined ? [{ folder: folder.value, caseId, kind, isUnmarked: true }] : [],
	);
	const outcomes = markings.length === 0 ? [] : await dropbox.markFolders(markings);
	const put = new Map(lacking.map((item, index) => [item, outcomes[index] as Outcome<CaseMarker>]));
	return items.map((item): CheckedItem => {
		const outcome = put.get(item);
		if (outcome === undefined) return item;
		// The report is not to be lost with the marker.
		if (!outcome.ok) return { ...item, withheld: outcome.refusal };
		const left = item.findings.filter((finding) => finding !== 'markerMissing');
		return { ...item, marker: outcome.value, findings: [...left, 'markerPut'] };
	});
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
		explanation: explainFindings(findings, withheld),
		path: folder.ok ? (folder.value.path ?? null) : null,
		expectedPath: request.expectedPath === '' ? null : request.expectedPath,
		marker: marker?.kind ?? null,
		otherFolderIds: others,
		...(closing === undefined ? {} : { closedAt: closing.closedAt, closedFrom: closing.closedFrom.path }),
	};
}

const idFromAddress = (address: string | undefined): string | null =>
	address !== undefined && /^id:[^/]+$/.test(address) ? address : null;
