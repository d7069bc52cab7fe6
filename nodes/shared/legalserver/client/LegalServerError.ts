import { parseObject } from '../../core/parseObject';
import { HttpError } from '../../http/createService';
import type { HttpRequest, HttpResponse } from '../../http/types';
import type { Call } from './LegalServerApi';

/** LegalServer answered, with something other than success. */
export class LegalServerError extends HttpError {
	override readonly name = 'LegalServerError';

	constructor(
		status: number,
		retryAfter: number | undefined,
		/** In LegalServer's words. May hold what was sent, so it is looked at and never shown. */
		readonly said: string,
		/** Names of parameters and fields that it rejects or misses. */
		readonly fields: readonly string[],
		/** A page instead of data: the site is being updated, or there is no such site. */
		readonly isPage: boolean,
		/** Whether it was to change something. */
		readonly isWrite: boolean,
		/** What the call was about. */
		readonly call: Pick<Call, 'needs' | 'isPremium' | 'version'>,
	) {
		super(`LegalServer answered ${status}`, status, retryAfter);
	}
}

/** What a response that is no success says. LegalServer has several forms for it. */
export function readLegalServerError(
	call: LegalServerError['call'],
	{ method }: Pick<HttpRequest, 'method'>,
	{ status, headers, body }: HttpResponse,
	retryAfter: number | undefined,
): LegalServerError {
	const text = body.toString('utf8', 0, LONGEST_ERROR);
	const isPage =
		/html/i.test(headers['content-type'] ?? '') || /^\s*</.test(text) || /^\s*SITE DOWN/.test(text);
	const parsed = isPage ? {} : parseObject(text);
	const said = String(parsed['error_message'] ?? parsed['error'] ?? '');
	return new LegalServerError(status, retryAfter, said, fieldsIn(parsed), isPage, method !== 'GET', call);
}

const LONGEST_ERROR = 100_000;

/** Of names. */
const LISTS = ['missing_arguments', 'missing arguments', 'invalid_parameters', 'invalid search keys'];
/** Of names with what was sent for them; what stands there by itself is no name. */
const PAIRS = ['invalid_values', 'invalid search values'];

/** Names alone: the values beside them are what was sent. */
function fieldsIn(parsed: Record<string, unknown>): string[] {
	const named = [...PAIRS, ...LISTS].flatMap((key) => {
		const given = parsed[key];
		if (Array.isArray(given))
			return given
				.map(String)
				.filter((each) => LISTS.includes(key) || each.includes(':'))
				.map((each) => each.split(':')[0] ?? '');
		return typeof given === 'object' && given !== null ? Object.keys(given) : [];
	});
	return [...new Set(named.filter((name) => /^\w{1,60}$/.test(name)))].slice(0, 10);
}
