import { ApiError } from '../client/Api';
import { missingScopeOf } from '../errors/connectionRefusal';

/** How Dropbox words that an app, or the version of the API, does not have a route or an argument. */
const NOT_OFFERED =
	/unknown api function|unknown (field|route)|session_type|not (permitted|allowed|available|supported)/i;

/** Headers are limited by whatever stands between: its answer is a status of its own, or text that is not Dropbox's. */
const LONG_HEADER_STATUSES = [413, 414, 431];

/** Whether the app has to do without a route: other ways may still be open to it. */
export function isUnavailable(thrown: unknown): thrown is ApiError {
	if (!(thrown instanceof ApiError)) return false;
	if (thrown.status === 404) return true;
	// Other 403s are about everything that the account does.
	if (thrown.status === 403) return thrown.is('invalid_account_type');
	return thrown.status === 400 && missingScopeOf(thrown) === undefined && NOT_OFFERED.test(thrown.summary);
}

/** Whether a request was turned away because of what it says in its header. */
export function isHeaderTooLong(thrown: unknown): thrown is ApiError {
	if (!(thrown instanceof ApiError)) return false;
	if (LONG_HEADER_STATUSES.includes(thrown.status)) return true;
	return (
		thrown.status === 400 &&
		!thrown.summary.startsWith('Error in call to API function') &&
		/header|too (large|long)/i.test(thrown.summary)
	);
}
