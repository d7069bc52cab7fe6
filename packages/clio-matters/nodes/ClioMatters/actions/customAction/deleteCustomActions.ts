import { outcomeOf, type Outcome } from '../../../../../../nodes/shared/core/outcome';
import type { CustomActions, WriteChecks } from '../../../../../../nodes/shared/clio/port';

export interface DeleteRequest {
	id: number;
	dryRun: boolean;
}

export interface DeletedAction extends DeleteRequest {
	/** Unchanged: it was gone already. */
	status: 'deleted' | 'unchanged';
}

/** Sees to it that these links are no longer in Clio. A dry run looks which there are, by one call. */
export async function deleteCustomActions(
	requests: readonly DeleteRequest[],
	clio: CustomActions & WriteChecks,
): Promise<Array<Outcome<DeletedAction>>> {
	const isPretended = requests.some(({ dryRun }) => dryRun);
	const listed = await outcomeOf(async () => {
		clio.requireWritable();
		return new Set(isPretended ? (await clio.listCustomActions()).map(({ id }) => id) : []);
	});
	const outcomes: Array<Outcome<DeletedAction>> = [];
	for (const { id, dryRun } of requests) {
		const outcome = listed.ok
			? await outcomeOf(async () => {
					const wasThere = dryRun ? listed.value.has(id) : await clio.deleteCustomAction(id);
					listed.value.delete(id);
					return { id, dryRun, status: wasThere ? ('deleted' as const) : ('unchanged' as const) };
				})
			: listed;
		outcomes.push(outcome);
	}
	return outcomes;
}
