import { done, mapOk, refused, type Outcome } from '../../../../shared/core/outcome';
import type { FolderEntry } from '../../../../shared/domain/entry';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import type { Progress } from '../../../../shared/core/Progress';
import { findClosings } from '../../shared/caseFolders/findClosings';
import { caseFolderRefusal } from '../../shared/caseFolders/caseFolderRefusal';
import { findFolders } from '../../shared/locate/locateMany';
import { requireOneCase } from '../../shared/caseFolders/requireOneCase';
import { isDryRunId } from '../../shared/dryRun/DryRunState';
import { followExistingFile } from './existingFiles';
import { markEdited } from './markEdited';
import { planDocuments } from './plan/planDocuments';
import type { PlannedDocument } from './plan/PlannedDocument';
import { exploreFolders, planRound } from './plan/planRound';
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
	const found = await findTargetCaseFolders(requests, dropbox);
	const planned = planDocuments(
		requests.map((request, index) => {
			const target = found[index];
			if (target?.ok !== true) return request;
			const { folder, warnings } = target.value;
			const given = { ...request, warnings: [...request.warnings, ...warnings] };
			return given.existingFile === undefined ? given : followExistingFile(given, folder);
		}),
		found.map((target) => (target.ok ? done(target.value.folder) : target)),
		dropbox,
	);
	await uploadInRounds(planned.flat(), dropbox, progress);
	await markEdited(planned.flat(), dropbox);
	return requests.map((request, index) => {
		const target = found[index];
		if (target?.ok === false) return refused(caseFolderRefusal(target.refusal));
		const outcomes = (planned[index] ?? []).map(({ outcome }) => outcome as Outcome<FiledDocument>);
		return itemOutcome(request, outcomes);
	});
}

async function uploadInRounds(
	documents: readonly PlannedDocument[],
	dropbox: DropboxPort,
	progress: Progress,
): Promise<void> {
	await exploreFolders(documents);
	for (let open = documents; ;) {
		const dependents = await planRound(open);
		open = open.filter(({ outcome }) => outcome === undefined);
		let settled = documents.length - open.length;
		progress(settled, documents.length, 'documents');
		if (open.length === 0) return;
		await sendRound(open, dependents, dropbox, () => progress(++settled, documents.length, 'documents'));
	}
}

/** A case folder that documents go into, and what is to be said of that. */
export interface TargetCaseFolder {
	folder: FolderEntry;
	warnings: string[];
}

const CLOSED =
	'The case is closed. New documents go into the closed folder, not into its ZIP. If the case is open again, run Reopen Case Folder';

/**
 * The case folders of all items, in their order. One that is given by its path, which an expression may have cut short,
 * has to be the folder of one case.
 * @param whetherOneCase not asked where something else asks it
 */
export async function findTargetCaseFolders(
	requests: ReadonlyArray<Pick<UploadRequest, 'caseFolder'>>,
	dropbox: DropboxPort,
	whetherOneCase: 'asked' | 'not asked' = 'asked',
): Promise<Array<Outcome<TargetCaseFolder>>> {
	const found = await findFolders(
		requests.map(({ caseFolder }) => caseFolder),
		dropbox,
	);
	const given = found.map((outcome, index) => {
		const isByPath = whetherOneCase === 'asked' && isPath(requests[index]?.caseFolder ?? '');
		return outcome.ok ? done({ folder: outcome.value, isByPath }) : outcome;
	});
	const known = await mapOk(
		given,
		async (all) =>
			await requireOneCase(
				all,
				({ folder, isByPath }) => ({ folder: isByPath ? folder : undefined }),
				dropbox,
			),
	);
	return await mapOk(known, async (all) => {
		const closings = await findClosings(
			all.map(({ folder }) => folder),
			dropbox,
		);
		return all.map(({ folder }, index) => {
			const closing = closings[index];
			const isClosed = closing?.ok === true && closing.value !== undefined;
			return done({ folder, warnings: isClosed ? [CLOSED] : [] });
		});
	});
}

const isPath = (address: string): boolean => !/^(id|ns):/.test(address);

/**
 * The outcome of an item with its documents. If one of several is refused, so is the item: whoever counts on
 * its documents must not go on without one. The message says which are in Dropbox nevertheless, by their
 * IDs, since file names may be clients' names; run again, the item finds those and goes on with the rest.
 */
export function itemOutcome(
	request: UploadRequest,
	outcomes: ReadonlyArray<Outcome<FiledDocument>>,
): Outcome<UploadResult> {
	const first = outcomes.findIndex((outcome) => !outcome.ok);
	const outcome = outcomes[first];
	if (outcome === undefined || outcome.ok) {
		const { dryRun, simplify } = request;
		return done({ documents: outcomes.flatMap((each) => (each.ok ? [each.value] : [])), dryRun, simplify });
	}
	if (outcomes.length === 1) return outcome;
	const { message, advice } = outcome.refusal;
	const label = (index: number) => request.documents[index]?.label ?? '';
	const others = outcomes.flatMap((each, index) => {
		if (index === first) return [];
		return [`${label(index)} ${describeOutcome(each)}`];
	});
	return refused(
		outcome.refusal.reword(
			`The document of ${label(first)} was not filed: ${message}. Of the other documents of this item, ${others.join(', ')}`,
			`${advice} When you run it again, documents that are already filed are left unchanged.`,
		),
	);
}

function describeOutcome(outcome: Outcome<FiledDocument>): string {
	if (!outcome.ok) return 'is not filed';
	const { file } = outcome.value;
	if (file === undefined) return 'was skipped';
	return isDryRunId(file.id) ? 'would be filed' : `is filed as ${file.id}`;
}
