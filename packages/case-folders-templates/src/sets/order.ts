import { callsOf, type SetWorkflow } from './Workflow';

/** Those that others call come first: n8n publishes a workflow only after those that it calls. */
export function inOrder(workflows: readonly SetWorkflow[]): SetWorkflow[] {
	const byId = new Map(workflows.map((each) => [each.id, each]));
	const done = new Set<SetWorkflow>();
	const visit = (each: SetWorkflow, above: readonly SetWorkflow[]): void => {
		if (done.has(each) || above.includes(each)) return;
		for (const called of callsOf(each.workflow)) {
			const other = byId.get(called);
			if (other !== undefined && other !== each) visit(other, [...above, each]);
		}
		done.add(each);
	};
	for (const each of workflows) visit(each, []);
	return [...done];
}
