import type { RunningN8n } from '../n8n/startN8n';
import type { EmulatedDropbox } from '../stack/EmulatedDropbox';

/** When n8n is to be killed: as soon as a route was called so often. */
export interface KillPoint {
	route: string;
	times: number;
}

/**
 * Fires at an n8n and kills it without warning in the middle of the run.
 * @throws when the run was over before that
 */
export async function killMidRun(
	n8n: Pick<RunningN8n, 'kill'>,
	dropbox: EmulatedDropbox,
	{ route, times }: KillPoint,
	fire: () => Promise<Response>,
): Promise<void> {
	const run = fire().then(
		() => 'answered',
		() => 'cut',
	);
	await dropbox.waitForCalls(route, times);
	await n8n.kill();
	if ((await run) !== 'cut') throw new Error(`The run was over when n8n was killed after ${route}.`);
}
