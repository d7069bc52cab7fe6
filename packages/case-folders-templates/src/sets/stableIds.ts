import type { StableIdOf } from './content';
import type { SetWorkflow, Workflow } from './Workflow';

/**
 * How the IDs in an n8n are those of a set. A call that leads nowhere, because the workflow was deleted or not made yet,
 * counts by the name that stands there; one to somebody else's workflow keeps its ID, so that it is seen.
 * @param stored all of the n8n
 * @param own by file
 */
export function stableIds(
	stored: ReadonlyArray<Workflow & { id?: string }>,
	own: ReadonlyMap<string, { id?: string }>,
	workflows: readonly SetWorkflow[],
): StableIdOf {
	const ours = new Map(
		workflows.filter(({ file }) => own.has(file)).map(({ file, id }) => [own.get(file)?.id, id]),
	);
	const others = new Set(stored.map(({ id }) => id));
	const byName = new Map(workflows.map(({ workflow, id }) => [workflow.name, id]));
	return (id, name) => ours.get(id) ?? (others.has(id) ? id : (byName.get(name) ?? id));
}
