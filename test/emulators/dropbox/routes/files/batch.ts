import { pollArg } from '../../arguments/filesShapes';
import { RouteError, type AnyRoute, type Call } from '../../route';
import { route } from './define';

/** What a batch answers: its entries, or the ID of a job that has them. */
export type Launch<Entry> =
	{ '.tag': 'async_job_id'; async_job_id: string } | { '.tag': 'complete'; entries: Entry[] };

/** Answers with the entries at once, or with a job when that is forced, asked for, or the batch is large. */
export function launch<Entry>(
	{ state, acting }: Call,
	launchedBy: string,
	entries: Entry[],
	options: { async: boolean },
): Launch<Entry> {
	const { switches, jobs } = state;
	if (!options.async && !switches.forceAsync && entries.length <= switches.asyncAbove) {
		return { '.tag': 'complete', entries };
	}
	const id = jobs.launch(launchedBy, acting.account.accountId, { entries }, switches.jobPolls);
	return { '.tag': 'async_job_id', async_job_id: id };
}

/** The route that asks after a job of another one. */
export function checkRoute(name: string, launchedBy: string): AnyRoute {
	return route({
		name,
		argument: pollArg,
		selectAdmin: 'team_admin',
		async answer({ argument, state, acting }) {
			const result = state.jobs.check(launchedBy, acting.account.accountId, argument.async_job_id);
			if (!result) throw new RouteError({ '.tag': 'invalid_async_job_id' });
			return result === 'in_progress' ? { '.tag': 'in_progress' } : { '.tag': 'complete', ...result };
		},
	});
}
