import { inParallel } from '../../../../../shared/domain/inParallel';
import { outcomeOf, type Outcome } from '../../../../../shared/domain/outcome';
import { Refusal } from '../../../../../shared/domain/Refusal';
import type { Sharing } from '../../../../../shared/ports';
import { isClosing, type Plan } from '../Plan';

/** Lookups under way at once. */
const AT_ONCE = 8;

/**
 * Refuses to zip case folders that are themselves cut off from the folders around them: the ZIP lies outside, for
 * other people. One call for each that is a shared folder, none for others.
 */
export async function whereShowable(
	plans: readonly Plan[],
	dropbox: Pick<Sharing, 'sharedFolderAt'>,
): Promise<Array<Outcome<Plan>>> {
	return await inParallel(
		plans,
		AT_ONCE,
		async (plan) =>
			await outcomeOf(async () => {
				const { id, ownNamespaceId } = plan.of.folder;
				const isZipped = isClosing(plan) && plan.archivePath !== undefined;
				if (!isZipped || ownNamespaceId === undefined) return plan;
				const shared = await dropbox.sharedFolderAt(id);
				if (shared?.inherits === true) return plan;
				throw keptApart();
			}),
	);
}

const keptApart = (): Refusal =>
	new Refusal(
		'still_exposed',
		'The case folder is kept apart from the folders around it, and a ZIP would show what is in it to everybody who can open that',
		'Close it by moving: it keeps its members then.',
	);
