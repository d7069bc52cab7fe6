import { versionDate } from '../../../../shared/domain/versions/versionDate';
import type { CloseRequest, GivenCloseRequest } from './CloseRequest';

/**
 * The requests with the day of the run where no other was given; one moment for all of them.
 * @param now milliseconds since 1970
 */
export function dated(requests: readonly GivenCloseRequest[], now: number): CloseRequest[] {
	const closedAt = new Date(now).toISOString();
	return requests.map(({ closedOn, timezone, ...request }) => ({
		...request,
		...(closedOn ?? { closedAt, year: versionDate(closedAt, timezone).slice(0, 4) }),
	}));
}
