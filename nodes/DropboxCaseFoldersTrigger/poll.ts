import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { inTurn } from './inTurn';
import { keepState, stateIn } from './keptState';
import { asShown, itemsOf, knownState, passOf } from './passing';
import { sample } from './sample';
import { runningWatch, type Running } from './watches';

/**
 * A poll: the changes since the last one, or null. What is kept goes into the static data, which n8n writes when it
 * begins the workflow with what is returned here. In webhook mode a poll is the safety net, so each one looks: what
 * notifications told at another process, of which nothing is known here, is told again, with the same IDs.
 */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	if (context.getMode() === 'manual') return [await sample(context)];
	const running = runningWatch(`${context.getWorkflow().id} ${context.getNode().id}`);
	const items = await inTurn(
		running.turns,
		async () => await onePoll(context, running).catch(asShown(context)),
	);
	return items === undefined || items.length === 0 ? null : [items];
}

async function onePoll(context: IPollFunctions, running: Running): Promise<INodeExecutionData[]> {
	const kept = context.getWorkflowStaticData('node');
	const { state, rows } = await passOf(context, knownState(context, stateIn(kept), running));
	const items = itemsOf(context, rows);
	keepState(kept, state);
	running.quiet = rows.length === 0 ? state : undefined;
	return items;
}
