import { words } from '../../core/words';

/** Why an event could not be worked on. */
export interface Trouble {
	/** A reason code. */
	reason: string;
	/** What happened, without names, in at most 300 characters. */
	message: string;
}

const LONGEST_MESSAGE = 300;
/** What is looked at of a message of somebody else's. */
const LOOKED_AT = 2000;

/** As the services' own steps have them: `not_connected`. */
const REASON_CODE = /^[a-z][a-z_]{1,48}[a-z]$/;

/** Codes that say that a service, such as a mail server, could not be reached. */
const UNREACHED = new Set([
	...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'ECONNECTION', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'],
	...['EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN', 'EPIPE', 'ESOCKET', 'ESOCKETTIMEDOUT', 'EDNS'],
	...['408', '502', '503', '504', '521', '522', '523', '524'],
]);
/** The same in words, where there is no code. The last is how mail servers say “try again later”. */
const UNREACHED_WORDS =
	/timed out|timeout|socket hang up|socket close|socket disconnected|greeting never received|\b4\d\d[ -]4\.\d/i;

export const isReasonCode = (value: unknown): value is string =>
	typeof value === 'string' && REASON_CODE.test(value);

/**
 * Reads what a step left as `error`: one of this package's refusals, or whatever n8n's own nodes and others say. The words
 * of others are not kept, since they may have a client's name in them; only their code is.
 */
export function readTrouble(error: unknown): Trouble {
	const given = fieldsOf(error);
	if (isReasonCode(given['reason'])) {
		return { reason: given['reason'], message: messageOf(given['message']) };
	}
	const code = codeOf(given, typeof error === 'string' ? error : given['message']);
	const named = code === undefined || code === '' ? '' : ` (${code})`;
	return {
		reason: reasonOf(code),
		message: `A step of the workflow did not finish${named}. Its execution in n8n says more.`,
	};
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const NOT_SAID = 'The step did not say what happened. The execution in n8n says more.';

function messageOf(given: unknown): string {
	if (typeof given !== 'string') return NOT_SAID;
	// Far more than is kept, so that little is gone through.
	const message = words(given.slice(0, LOOKED_AT));
	if (message === '' || message.includes('[object Object]')) return NOT_SAID;
	return message.length <= LONGEST_MESSAGE ? message : `${cut(message, LONGEST_MESSAGE - 1)}…`;
}

/** Not within a character that takes two places. */
const cut = (text: string, length: number): string => text.slice(0, length).replace(/[\ud800-\udbff]$/, '');

/** A code that is known, `''` where only the words say that a service was not reached, or undefined. */
function codeOf(given: Readonly<Record<string, unknown>>, message: unknown): string | undefined {
	const { httpCode, statusCode, status, code } = given as Partial<Record<string, unknown>>;
	const own = [httpCode, statusCode, status, code].map(String).find(isKnown);
	if (own !== undefined || typeof message !== 'string') return own;
	const text = message.slice(0, LOOKED_AT);
	const inWords = text.match(/\bE[A-Z_]{3,20}\b|\bstatus code \d{3}\b/g) ?? [];
	const found = inWords.map((each) => each.replace('status code ', '')).find(isKnown);
	return found ?? (UNREACHED_WORDS.test(text) ? '' : undefined);
}

const isKnown = (code: string): boolean => UNREACHED.has(code) || code === '429' || code === 'ENOSPC';

function reasonOf(code: string | undefined): string {
	if (code === undefined) return 'unexpected';
	if (code === '429') return 'too_busy';
	return code === 'ENOSPC' ? 'no_space' : 'unavailable';
}
