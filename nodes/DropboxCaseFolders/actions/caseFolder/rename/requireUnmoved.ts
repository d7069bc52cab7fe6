import { done, refused, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { findExisting } from '../../shared/locate/locateMany';
import type { RenamePlan } from './RenameRequest';

/**
 * Refuses folders that are not any more where they were planned to be renamed: the rename is a move, and would take back
 * what somebody moved or closed since. Planning many takes minutes, so this is asked for as late as can be.
 */
export async function requireUnmoved(
	plans: readonly RenamePlan[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<RenamePlan>>> {
	const moving = plans.filter(({ isNamed }) => !isNamed);
	const present = await findExisting(
		moving.map(({ path }) => path),
		dropbox,
	);
	return plans.map((plan) => {
		const found = plan.isNamed ? undefined : present.get(plan.path);
		if (found === undefined) return done(plan);
		if (!found.ok) return found;
		return found.value?.id === plan.folder.id ? done(plan) : refused(movedMeanwhile());
	});
}

const movedMeanwhile = (): Refusal =>
	new Refusal(
		'changed_meanwhile',
		'Someone moved or renamed the case folder while this run was about to rename it',
		'Check where the folder is now, then run it again.',
	);
