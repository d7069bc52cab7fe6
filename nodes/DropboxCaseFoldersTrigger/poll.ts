import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { keepState, stateIn } from './keptState';
import { asShown, itemsOf, knownState, passOf } from './passing';
import { sample } from './sample';
import { runningWatch, type Running } from './watches';
import { parameter } from './watchOf';

/**
 * A poll: the changes since the last one, or null. What is kept goes into the static data, which n8n writes when it
 * begins the workflow with what is returned here.
 */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	if (context.getMode() === 'manual') return [await sample(context)];
	const running = runningWatch(`${context.getWorkflow().id} ${context.getNode().id}`);
	if (running.isBusy) return null;
	running.isBusy = true;
	try {
		return await onePoll(context, running).catch(asShown(context));
	} finally {
		running.isBusy = false;
	}
}

async function onePoll(context: IPollFunctions, running: Running): Promise<INodeExecutionData[][] | null> {
	const kept = context.getWorkflowStaticData('node');
	const known = knownState(context, stateIn(kept), running);
	const isWebhook = parameter(context, 'mode') === 'webhook';
	// Where notifications reach another process, that one keeps the state, and here would be told again what it told.
	// A watch that has not begun yet begins here: the first notification would take its own changes for the beginning.
	if (isWebhook && known !== undefined && running.hasCaughtUp && !running.isNotified) return null;
	const { state, rows } = await passOf(context, known);
	const items = itemsOf(context, rows);
	keepState(kept, state);
	running.hasCaughtUp = true;
	running.begun = state.told === 0 ? state : undefined;
	return items.length === 0 ? null : [items];
}
