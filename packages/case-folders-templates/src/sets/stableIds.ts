import type { StableIdOf } from './content';
import type { SetWorkflow, Workflow } from './Workflow';

/**
 * How the IDs in an n8n are those of a set. A call that leads nowhere, because the workflow was deleted or not made yet,
 * counts by the name that stands there; one to somebody else's workflow keeps its ID, so that it is seen.
 * @param stored all of the n8n
 * @param own by file; where it is not known which of several copies is, all of them
 */
export function stableIds(
	stored: ReadonlyArray<Workflow & { id?: string }>,
	own: Iterable<readonly [file: string, workflow: { id?: string }]>,
	workflows: readonly SetWorkflow[],
): StableIdOf {
	const idOfFile = new Map(workflows.map(({ file, id }) => [file, id]));
	const ours = new Map([...own].map(([file, { id }]) => [id, idOfFile.get(file)]));
	const others = new Set(stored.map(({ id }) => id));
	const byName = new Map(workflows.map(({ workflow, id }) => [workflow.name, id]));
	return (id, name) => ours.get(id) ?? (others.has(id) ? id : (byName.get(name) ?? id));
}
