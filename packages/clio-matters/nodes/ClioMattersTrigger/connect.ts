import type { ClioPort } from '../../../../nodes/shared/clio/port';
import { connectClio } from '../../../../nodes/shared/clioNode/connectClio';
import { clock } from '../../../../nodes/shared/n8n/clock';
import { withNamedChoices } from './choices';
import { isFilteredByField, type TriggerContext } from './readWatch';
import { getProcessState } from './state';

/** How long a call is tried, in milliseconds: what a trigger could not read, the next poll reads. */
const PATIENCE = 300_000;
/** The same while somebody publishes the workflow and waits. */
const PATIENCE_WHILE_PUBLISHING = 30_000;

/** Calls of each minute that polls leave for deliveries and for others; deliveries themselves wait for nobody. */
const POLL_RESERVE = 5;

export type TriggerClio = ClioPort;

export async function connect(
	context: TriggerContext,
	use: 'poll' | 'delivery' | 'publish',
): Promise<TriggerClio> {
	const giveUpAfter = use === 'publish' ? PATIENCE_WHILE_PUBLISHING : PATIENCE;
	const { clio } = await connectClio(context, {
		...{ clock: { ...clock, giveUpAfter }, reserve: use === 'poll' ? POLL_RESERVE : 0 },
	});
	const { choices } = getProcessState(context);
	const named = withNamedChoices(clio, choices, clock.now, isFilteredByField(context));
	return named;
}
