import type { INodeExecutionData } from 'n8n-workflow';
import { clock } from '../../../../nodes/shared/n8n/clock';
import { runInTurn, saveState } from '../../../../nodes/shared/node/triggerState';
import type { TriggerClio } from './connect';
import { runCycle, type CycleResult } from './cycle/runCycle';
import type { Notice } from './cycle/Watch';
import { readWatch, type TriggerContext } from './readWatch';
import {
	getProcessState,
	readState,
	readSubscriptions,
	writtenSubscriptions,
	type ProcessState,
} from './state';

/** What is done in a turn besides looking. */
export interface TurnSteps {
	/** Before it is seen what waits to be looked at. */
	before?: (clio: TriggerClio) => Promise<void>;
	/** Before anything is read. */
	prepare?: (clio: TriggerClio) => Promise<void>;
}

/**
 * Looks at what waits to be looked at, when nobody else is at it any more: what came meanwhile shares its calls.
 * @returns undefined where somebody else will look
 */
export async function takeTurn(
	context: TriggerContext,
	connect: () => Promise<TriggerClio>,
	{ before, prepare }: TurnSteps = {},
): Promise<INodeExecutionData[] | undefined> {
	const running = getProcessState(context);
	return await runInTurn(running.turns, async () => {
		// Whoever was here before has looked at it.
		if (running.notices.size === 0 && !running.isPollDue) return [];
		const clio = await connect();
		await before?.(clio);
		const { isPollDue } = running;
		const notices = running.notices.takeAll();
		running.isPollDue = false;
		const work = async () => {
			await prepare?.(clio);
			return await look(context, running, { notices, isPoll: isPollDue }, clio);
		};
		return await work().catch((thrown: unknown) => {
			// What Clio told is not told again: it is looked at by whoever comes next.
			running.notices.add(notices);
			running.isPollDue ||= isPollDue;
			throw thrown;
		});
	});
}

/** What is kept goes into the static data, which n8n writes when it begins the workflow with these items. */
async function look(
	context: TriggerContext,
	running: ProcessState,
	input: { notices: readonly Notice[]; isPoll: boolean },
	clio: TriggerClio,
): Promise<INodeExecutionData[]> {
	const staticData = context.getWorkflowStaticData('node');
	const watch = readWatch(context);
	const kept = [readState(staticData), running.latest]
		.filter((state) => state?.watching === watch.watching)
		.reduce((one, other) => (one && other && one.readAt >= other.readAt ? one : (other ?? one)), undefined);
	const result = await runCycle(
		kept,
		watch,
		{ ...input, now: clock.now(), recent: running.recentMatters },
		clio,
	);
	running.latest = result.state;
	const subscriptions = running.subscriptions ?? readSubscriptions(staticData);
	saveState(staticData, { ...result.state, ...writtenSubscriptions(subscriptions) });
	logLeftOut(context, result);
	logCrowdedOut(context, result);
	return result.rows.map((json) => ({ json }));
}

/** That somebody may see why something is missing after n8n was killed. */
function logCrowdedOut(context: TriggerContext, { crowdedOut }: CycleResult): void {
	if (crowdedOut > 0)
		context.logger.warn(
			`Clio Matters Trigger: too many recent events to repeat all of them; not repeated: ${crowdedOut}`,
		);
}

/** Counted, and without names. */
export function logLeftOut(context: TriggerContext, { leftOut, rows }: CycleResult): void {
	const total = [...leftOut.values()].reduce((sum, count) => sum + count, 0);
	if (total === 0) return;
	const reasons = [...leftOut]
		.filter(([, count]) => count > 0)
		.map(([reason, count]) => `${reason} ${count}`)
		.join(', ');
	context.logger.info(
		`Clio Matters Trigger: ${total} event${total === 1 ? '' : 's'} left out by the filters (${reasons}), ${rows.length} passed`,
	);
}
