import type { INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import { Refusal } from '../../../../nodes/shared/core/Refusal';
import { clock } from '../../../../nodes/shared/n8n/clock';
import { mayAsk } from './askClio';
import { connect } from './connect';
import { runCycle } from './cycle/runCycle';
import type { Notice } from './cycle/Watch';
import { readWatch } from './readWatch';
import { logLeftOut, takeTurn } from './run';
import { getProcessState } from './state';

/** Milliseconds in which what comes together shares its calls. */
const GATHER = 400;
/** The same once few calls are left of the minute: the more comes together, the fewer it takes. */
const GATHER_LONGER = 3000;
/** Calls that are few: what ten cycles take. */
const FEW = 20;

/** Looks at what a delivery was about, after it was answered: nothing is thrown any more. */
export async function lookAt(
	context: IWebhookFunctions,
	notice: Notice,
	signature: string,
): Promise<INodeExecutionData[]> {
	try {
		if (context.getMode() === 'manual') return await lookByHand(context, notice);
		const running = getProcessState(context);
		running.notices.add([notice]);
		if (running.seen.isRepeated(signature) && !mayAsk(running.asked, 'repeats')) return [];
		const items = await takeTurn(context, async () => await connect(context, 'delivery'), {
			before: async (clio) => await clock.sleep(clio.estimate(FEW) === 0 ? GATHER : GATHER_LONGER),
		});
		return items ?? [];
	} catch (thrown) {
		// The answer has gone out. What could not be read is looked at with the next delivery or poll.
		const reason = thrown instanceof Refusal ? thrown.message : 'something unexpected';
		context.logger.warn(`Clio Matters Trigger: a delivery could not be read yet (${reason})`);
		return [];
	}
}

/** A test event: told as it comes, and nothing is kept. */
async function lookByHand(context: IWebhookFunctions, notice: Notice): Promise<INodeExecutionData[]> {
	const watch = readWatch(context);
	const clio = await connect(context, 'delivery');
	// What was made in the last minutes counts as new.
	const now = clock.now() - 600_000;
	const result = await runCycle(undefined, watch, { notices: [notice], isPoll: false, now }, clio);
	logLeftOut(context, result);
	return result.rows.map((json) => ({ json }));
}
