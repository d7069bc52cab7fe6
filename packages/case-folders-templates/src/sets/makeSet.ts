import { systemOf } from '../client/checkClient';
import type { Client, SetName } from '../client/schema';
import { contentOf, hashOf } from './content';
import { chooseFiles } from './features';
import { fillIn } from './fillIn';
import { forDemo } from './forDemo';
import { withMark } from './mark';
import { inOrder } from './order';
import type { Templates } from './templates';
import type { SetWorkflow } from './Workflow';

/** What a set is made from. */
export interface Origin {
	templates: Templates;
	/** Of this package. */
	version: string;
}

/** The workflows of a client's set, marked, in the order in which they are published. */
export function makeSet(client: Client, set: SetName, { templates, version }: Origin): SetWorkflow[] {
	const files = chooseFiles(systemOf(client), client.workflows ?? [], client.storage ?? 'dataTable');
	const ready = files.map((file) => [file, templates(file)] as const);
	const paths = ready.flatMap(([, { nodes }]) =>
		nodes
			.filter(({ type }) => type === 'n8n-nodes-base.webhook')
			.map(({ parameters }) => String(parameters['path'])),
	);
	const made = ready.map(([file, template]): SetWorkflow => {
		const filled = fillIn(template, client, set);
		const { id, ...workflow } = set === 'demo' ? forDemo(filled, paths) : filled;
		const mark = { client: client.id, set, file, version, content: hashOf(contentOf(workflow)) };
		return { file, id, workflow: { ...withMark(workflow, mark, client.client), id } };
	});
	return inOrder(made);
}
