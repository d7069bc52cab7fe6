import type { Entry } from '../../../../../shared/domain/entry';
import { inParallel } from '../../../../../shared/core/inParallel';
import { outcomeOf, type Outcome } from '../../../../../shared/core/outcome';
import { Refusal } from '../../../../../shared/core/Refusal';
import type { Listings, Lookups } from '../../../../../shared/dropbox/port';
import type { ClosePlan } from '../ClosePlan';
import { changedSinceZip } from '../changesSinceClosing';
import { listContents } from './listContents';

/** Lookups under way at once. */
const AT_ONCE = 8;

/**
 * Looks at the ZIPs of case folders that were closed by one before, so that none is said to be there which people have
 * deleted or replaced since, nor to hold what is in the folder by now. One that was renamed or moved is told by its new path.
 */
export async function requireIntactZips(
	plans: readonly ClosePlan[],
	dropbox: Lookups & Listings,
): Promise<Array<Outcome<ClosePlan>>> {
	return await inParallel(plans, AT_ONCE, async (plan) =>
		outcomeOf(async () => {
			if (plan.kind !== 'nothing' || plan.result.archiveHash === null) return plan;
			const { archiveId, archiveHash, archivePath } = plan.result;
			const zip = await dropbox.find(archiveId ?? '').catch(rethrowAsGone);
			if (zip.kind !== 'file' || zip.contentHash !== archiveHash) throw zipReplaced();
			await requireUnchangedSinceZip(plan, dropbox);
			return { ...plan, result: { ...plan.result, archivePath: zip.path ?? archivePath } };
		}),
	);
}

/**
 * Of as many documents with as many bytes one may still be another: a listing more says so.
 * @throws Refusal `changed_meanwhile`
 */
async function requireUnchangedSinceZip(
	{ of: { folder, recorded } }: ClosePlan,
	dropbox: Listings,
): Promise<void> {
	const contents = recorded?.record.archive?.contents;
	if (contents === undefined || (await listContents(folder, dropbox)).fingerprint === contents) return;
	throw changedSinceZip();
}

function rethrowAsGone(thrown: unknown): Entry {
	if (!(thrown instanceof Refusal) || !['not_found', 'deleted'].includes(thrown.reason)) throw thrown;
	throw new Refusal(
		thrown.reason,
		'The case folder was closed by a ZIP, and that ZIP is not there any more, or not for this account',
		'Restore the ZIP in Dropbox. To make a new one, run Reopen Case Folder on the case folder, then close it again.',
	);
}

const zipReplaced = (): Refusal =>
	new Refusal(
		'changed_meanwhile',
		'The case folder was closed by a ZIP, and somebody changed that ZIP since',
		'Restore its first version in Dropbox, under Version history. To make a new one, move it away, run Reopen Case Folder on the case folder, then close it again.',
	);
