import { done, refused, type Outcome } from '../../../../shared/core/outcome';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import type { Progress } from '../../../../shared/core/Progress';
import { createPlannedDocuments } from './plan/createPlannedDocuments';
import { caseFolderRefusal } from '../../shared/caseFolders/caseFolderRefusal';
import { findTargetCaseFolders } from './plan/findTargetCaseFolders';
import { exploreFolders } from './plan/exploreFolders';
import type { PlannedDocument } from './plan/PlannedDocument';
import { itemOutcome } from './send/itemOutcome';
import { planRound } from './plan/planRound';
import { sendRound } from './send/sendRound';
import type { FiledDocument, UploadRequest, UploadResult } from './UploadRequest';

/**
 * Files the documents of all items together: looks at the folders, decides on every document in the order of the
 * items, and sends all by one call. What lost a race, or depends on what became of another, takes a further
 * round.
 */
export async function uploadDocuments(
	requests: readonly UploadRequest[],
	dropbox: DropboxPort,
	progress: Progress = () => undefined,
): Promise<Array<Outcome<UploadResult>>> {
	const caseFolders = await findTargetCaseFolders(requests, dropbox);
	const filingsOf = createPlannedDocuments(
		requests.map((request, index) => {
			const found = caseFolders[index];
			return found?.ok === true
				? { ...request, warnings: [...request.warnings, ...found.value.warnings] }
				: request;
		}),
		caseFolders.map((found) => (found.ok ? done(found.value.folder) : found)),
		dropbox,
	);
	await uploadInRounds(filingsOf.flat(), dropbox, progress);
	return requests.map((request, index) => {
		const found = caseFolders[index];
		if (found?.ok === false) return refused(caseFolderRefusal(found.refusal));
		const outcomes = (filingsOf[index] ?? []).map(({ outcome }) => outcome as Outcome<FiledDocument>);
		return itemOutcome(request, outcomes);
	});
}

async function uploadInRounds(
	filings: readonly PlannedDocument[],
	dropbox: DropboxPort,
	progress: Progress,
): Promise<void> {
	await exploreFolders(filings);
	for (let open = filings; ;) {
		const dependents = await planRound(open);
		open = open.filter(({ outcome }) => outcome === undefined);
		let done = filings.length - open.length;
		progress(done, filings.length, 'documents');
		if (open.length === 0) return;
		await sendRound(open, dependents, dropbox, () => progress(++done, filings.length, 'documents'));
	}
}
