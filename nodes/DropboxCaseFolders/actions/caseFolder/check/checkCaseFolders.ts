import { andThenAll, done, type Outcome } from '../../../../shared/domain/outcome';
import type { ClosingRecord } from '../../../../shared/domain/closing/ClosingRecord';
import type { Refusal } from '../../../../shared/domain/Refusal';
import type { CaseMarker, DropboxPort, Marking } from '../../../../shared/ports';
import type { CheckedFolder, CheckRequest, Finding } from './CheckRequest';
import { Claimants } from './Claimants';
import { examined, type Examined } from './examined';
import { explained } from './explained';
import { findingsOf } from './findings';
import { withClosings } from './withClosings';

/** What was found out about one item. */
interface Judged extends Examined {
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
	const items = await examined(requests, dropbox);
	const claimants = new Claimants();
	for (const item of items) {
		if (item.ok && item.value.folder.ok) claimants.add(item.value.request.caseId, item.value.folder.value.id);
	}
	return await andThenAll(items, async (all) => {
		const judged = all.map((item): Judged => {
			const others = othersOf(item, claimants);
			const stray = strayOf(item);
			const findings = findingsOf(item, { others, stray }, claimants);
			return { ...item, others: [...new Set([...others, ...stray])], findings };
		});
		return await andThenAll(await withClosings(judged, dropbox), async (known) =>
			(await mended(known, dropbox)).map((item) => done(report(item))),
		);
	});
}

/** IDs of other folders that are the case's by their marker, or by another item of the run. */
function othersOf({ request, folder, marked }: Examined, claimants: Claimants): string[] {
	if (request.caseId === '') return [];
	const all = [...marked.map((each) => each.folder.id), ...claimants.foldersOf(request.caseId)];
	return [...new Set(all)].filter((id) => !folder.ok || id !== folder.value.id);
}

/** IDs of other folders in which a marker file of the case lies that is not followed. */
const strayOf = ({ folder, aside }: Examined): string[] =>
	aside.map((each) => each.folder.id).filter((id) => !folder.ok || id !== folder.value.id);

/** What else a folder may be, and still get its marker. */
const HARMLESS: readonly Finding[] = ['markerMissing', 'renamed', 'moved', 'renamedAndMoved', 'closed'];

/** Puts markers on where only they are missing, and neither the folder nor the case is in doubt. */
async function mended(items: readonly Judged[], dropbox: DropboxPort): Promise<Judged[]> {
	const lacking = items.filter(
		({ request, findings }) =>
			request.mending !== undefined &&
			findings.includes('markerMissing') &&
			findings.every((finding) => HARMLESS.includes(finding)),
	);
	const markings = lacking.flatMap(({ request: { caseId, mending: kind }, folder }): Marking[] =>
		folder.ok && kind !== undefined ? [{ folder: folder.value, caseId, kind, isUnmarked: true }] : [],
	);
	const outcomes = markings.length === 0 ? [] : await dropbox.mark(markings);
	const put = new Map(lacking.map((item, index) => [item, outcomes[index] as Outcome<CaseMarker>]));
	return items.map((item): Judged => {
		const outcome = put.get(item);
		if (outcome === undefined) return item;
		// The report is not to be lost with the marker.
		if (!outcome.ok) return { ...item, withheld: outcome.refusal };
		const left = item.findings.filter((finding) => finding !== 'markerMissing');
		return { ...item, marker: outcome.value, findings: [...left, 'markerPut'] };
	});
}

function report({ request, folder, marker, findings, others, closing, withheld }: Judged): CheckedFolder {
	const wrong = findings.filter((finding) => finding !== 'markerPut' && finding !== 'closed');
	const place = request.expectedPath === '' ? 'found' : 'inPlace';
	return {
		caseId: request.caseId,
		folderId: folder.ok ? folder.value.id : idIn(request.folder),
		ok: wrong.length === 0,
		status: wrong[0] ?? (closing === undefined ? place : 'closed'),
		findings,
		explanation: explained(findings, withheld),
		path: folder.ok ? (folder.value.path ?? null) : null,
		expectedPath: request.expectedPath === '' ? null : request.expectedPath,
		marker: marker?.kind ?? null,
		otherFolderIds: others,
		...(closing === undefined ? {} : { closedAt: closing.closedAt, closedFrom: closing.closedFrom.path }),
	};
}

const idIn = (address: string | undefined): string | null =>
	address !== undefined && /^id:[^/]+$/.test(address) ? address : null;
