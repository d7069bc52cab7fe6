import type { Entry } from '../../../../../shared/domain/entry';
import { inParallel } from '../../../../../shared/domain/inParallel';
import { outcomeOf, type Outcome } from '../../../../../shared/domain/outcome';
import { Refusal } from '../../../../../shared/domain/Refusal';
import type { Lookups } from '../../../../../shared/ports';
import type { Plan } from '../Plan';

/** Lookups under way at once. */
const AT_ONCE = 8;

/**
 * Looks at the ZIPs of case folders that were closed by one before, so that none is said to be there which people have
 * deleted or replaced since. One that was renamed or moved is told by its new path.
 */
export async function whereZipStands(
	plans: readonly Plan[],
	dropbox: Lookups,
): Promise<Array<Outcome<Plan>>> {
	return await inParallel(plans, AT_ONCE, async (plan) =>
		outcomeOf(async () => {
			if (plan.kind !== 'nothing' || plan.result.archiveHash === null) return plan;
			const { archiveId, archiveHash, archivePath } = plan.result;
			const zip = await dropbox.find(archiveId ?? '').catch(asGone);
			if (zip.kind !== 'file' || zip.contentHash !== archiveHash) throw replaced();
			return { ...plan, result: { ...plan.result, archivePath: zip.path ?? archivePath } };
		}),
	);
}

function asGone(thrown: unknown): Entry {
	if (!(thrown instanceof Refusal) || !['not_found', 'deleted'].includes(thrown.kind)) throw thrown;
	throw new Refusal(
		thrown.kind,
		'The case folder was closed by a ZIP, and that ZIP is not there any more, or not for this account',
		'Restore the ZIP in Dropbox. To make a new one, run Reopen Case Folder on the case folder, then close it again.',
	);
}

const replaced = (): Refusal =>
	new Refusal(
		'changed_meanwhile',
		'The case folder was closed by a ZIP, and somebody changed that ZIP since',
		'Restore its first version in Dropbox, under Version history. To make a new one, move it away, run Reopen Case Folder on the case folder, then close it again.',
	);
