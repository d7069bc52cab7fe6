import { versionDate } from '../../../../shared/domain/versions/versionDate';
import type { CloseRequest, Day, GivenCloseRequest } from './CloseRequest';

/**
 * The requests with the day of the run where no other was given; one moment for all of them.
 * @param now milliseconds since 1970
 */
export function dated(requests: readonly GivenCloseRequest[], now: number): CloseRequest[] {
	return requests.map(({ closedOn, timezone, ...request }) => ({
		...request,
		...(closedOn ?? dayOf(now, timezone)),
	}));
}

/** @param moment milliseconds since 1970 */
export function dayOf(moment: number, timezone: string): Day {
	const closedAt = new Date(moment).toISOString();
	return { closedAt, year: versionDate(closedAt, timezone).slice(0, 4) };
}
