import { z } from 'zod/v4';
import type { Workflow, WorkflowNode } from './Workflow';

/** By what an installed workflow is known: a line in a note on its canvas. */
const markSchema = z.object({
	client: z.string(),
	set: z.enum(['live', 'demo']),
	file: z.string(),
	version: z.string(),
	/** The hash of the content as it was installed: where it has another, somebody changed it by hand. */
	content: z.string(),
});

export type Mark = z.infer<typeof markSchema>;

export const MARK_NOTE = 'Set up by case-folders-templates';
/** As Markdown, it stands between backticks. */
const LINE = /case-folders-templates ((?:[a-z]+=[^\s`]+ ?)+)/;

/** Whether a step is the note with the mark. A note in which somebody wrote about this command is theirs. */
export const isMark = (node: WorkflowNode): boolean => readMark(node) !== undefined;

/** @returns undefined of a workflow that this command did not install */
export const markOf = ({ nodes }: Workflow): Mark | undefined => nodes.map(readMark).find(Boolean);

function readMark({ type, parameters }: WorkflowNode): Mark | undefined {
	if (type !== 'n8n-nodes-base.stickyNote') return undefined;
	const pairs = LINE.exec(String(parameters['content'] ?? ''))?.[1]
		?.trim()
		.split(' ')
		.map((pair) => pair.split('=') as [string, string]);
	return pairs === undefined ? undefined : markSchema.safeParse(Object.fromEntries(pairs)).data;
}

/** The workflow with a note that has the mark, left of its steps. */
export function withMark(workflow: Workflow, mark: Mark, clientName: string): Workflow {
	const others = workflow.nodes.filter((node) => !isMark(node));
	const positions = others.map(({ position = [0, 0] }) => position);
	const line = Object.entries(mark)
		.map(([key, value]) => `${key}=${value}`)
		.join(' ');
	const note: WorkflowNode = {
		...{ id: 'ca5ef01d-0000-4000-8000-000000000001', name: MARK_NOTE },
		...{ type: 'n8n-nodes-base.stickyNote', typeVersion: 1 },
		position: [Math.min(...positions.map(([x]) => x)) - 460, Math.min(...positions.map(([, y]) => y))],
		parameters: {
			...{ width: 400, height: 260, color: 7 },
			content: `### ${MARK_NOTE}\n${clientName}, ${mark.set}\n\nKeep this note: by its last line, the next installation finds this workflow instead of making a second one.\n\n\`case-folders-templates ${line}\``,
		},
	};
	return { ...workflow, nodes: [note, ...others] };
}
