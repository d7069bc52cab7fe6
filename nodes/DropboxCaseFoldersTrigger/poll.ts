import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { runInTurn, saveState } from '../shared/node/triggerState';
import { readState } from './state/staticData';
import { rethrowAsNodeError, itemsOf, latestState, runCycle } from './runCycle';
import { sample } from './sample';
import { processStateOf, type ProcessState } from './state/processState';

/**
 * A poll: the changes since the last one, or null. What is kept goes into the static data, which n8n writes when it
 * begins the workflow with what is returned here. In webhook mode a poll is the safety net, so each one looks: what
 * notifications told at another process, of which nothing is known here, is told again, with the same IDs.
 */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	if (context.getMode() === 'manual') return [await sample(context)];
	const running = processStateOf(`${context.getWorkflow().id} ${context.getNode().id}`);
	const items = await runInTurn(
		running.turns,
		async () => await pollOnce(context, running).catch(rethrowAsNodeError(context)),
	);
	return items === undefined || items.length === 0 ? null : [items];
}

async function pollOnce(context: IPollFunctions, running: ProcessState): Promise<INodeExecutionData[]> {
	const kept = context.getWorkflowStaticData('node');
	const { state, rows } = await runCycle(context, latestState(context, readState(kept), running));
	const items = itemsOf(context, rows);
	saveState(kept, state);
	running.quiet = rows.length === 0 ? state : undefined;
	return items;
}
