import { versionDate } from '../../../../shared/domain/versions/archivedName';
import type { CloseRequest, ClosingDay, GivenCloseRequest } from './CloseRequest';

/**
 * The requests with the day of the run where no other was given; one moment for all of them.
 * @param now milliseconds since 1970
 */
export function applyClosingDay(requests: readonly GivenCloseRequest[], now: number): CloseRequest[] {
	return requests.map(({ closedOn, timezone, ...request }) => ({
		...request,
		...(closedOn ?? closingDayOf(now, timezone)),
	}));
}

/** @param moment milliseconds since 1970 */
export function closingDayOf(moment: number, timezone: string): ClosingDay {
	const closedAt = new Date(moment).toISOString();
	return { closedAt, year: versionDate(closedAt, timezone).slice(0, 4) };
}
