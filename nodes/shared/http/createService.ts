import { Refusal } from '../core/Refusal';
import { ConnectionLost, type HttpRequest, type HttpResponse } from './types';

/** What the kit has to be told of a service: it knows none by itself. */
export interface Service {
	/** As people call it. */
	name: string;
	/** Where people look whether it is up: `status.example.com`. */
	statusPage: string;
	/** What to check of a credential for which no token is to be had: `its app key against the App Console`. */
	credentialCheck: string;
	/** Whether the access token is no longer taken: it expired, or was revoked. */
	isTokenRefused(response: HttpResponse): boolean;
	/** Whether a request takes the lock that only one write at a time has. */
	isWrite(request: HttpRequest): boolean;
	/** Whether a success may say nothing: no body, or `null`. */
	maySayNothing(request: HttpRequest): boolean;
	/** Whether a success may be a bare list of JSON; otherwise it is an object. */
	maySayList(request: HttpRequest): boolean;
	/** Which of its limits a response says was met. */
	limitMet(response: HttpResponse): 'rate' | 'write lock' | undefined;
	/** Seconds after which it says that a request may come again; undefined where it does not say. */
	retryAfter(headers: HttpResponse['headers']): number | undefined;
	/** Whether the same request may go through later, by what an attempt threw. */
	isTransient(thrown: unknown): boolean;
}

type Names = Pick<Service, 'name' | 'statusPage' | 'credentialCheck'>;

const TRANSIENT_STATUSES = [429, 500, 502, 503, 504];

/** A service that does as HTTP says, but for what is told of it. */
export const createService = (own: Names & Partial<Service>): Service => ({
	isTokenRefused: ({ status }) => status === 401,
	isWrite: () => false,
	maySayNothing: () => false,
	maySayList: () => false,
	limitMet: ({ status }) => (status === 429 ? 'rate' : undefined),
	retryAfter({ 'retry-after': value }) {
		const seconds = Number(value ?? Number.NaN);
		return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
	},
	isTransient: (thrown) =>
		thrown instanceof ConnectionLost ||
		(thrown instanceof HttpError && TRANSIENT_STATUSES.includes(thrown.status)),
	...own,
});

/** A service answered, with something other than success. */
export class HttpError extends Error {
	override readonly name: string = 'HttpError';

	constructor(
		message: string,
		readonly status: number,
		/** Seconds, where the service said when to come again. */
		readonly retryAfter: number | undefined,
	) {
		super(message);
	}
}

const DONE_IS_KEPT = 'then run it again. Finished work is found and kept.';

/** What a response that is no success, or a missing one, means to the person whose item it was. */
export function toHttpRefusal(
	{ name, statusPage, credentialCheck }: Service,
	thrown: unknown,
): Refusal | undefined {
	if (thrown instanceof ConnectionLost) {
		return new Refusal(
			'unavailable',
			`The connection to ${name} broke off again and again`,
			`Check the network between n8n and ${name}, ${DONE_IS_KEPT}`,
		);
	}
	if (!(thrown instanceof HttpError)) return undefined;
	const { status } = thrown;
	if (status >= 500) {
		return new Refusal(
			'unavailable',
			`${name} is not available (HTTP ${status})`,
			`See ${statusPage}, ${DONE_IS_KEPT}`,
		);
	}
	switch (status) {
		case 401:
			return new Refusal(
				'not_connected',
				`${name} does not accept this connection`,
				`Connect the credential again. If that does not help, check ${credentialCheck}.`,
			);
		case 403:
			return new Refusal('no_access', `${name} does not allow this account to do that`, 'Ask its admin.');
		case 404:
			return new Refusal(
				'not_found',
				`The connected account cannot see anything with this ID in ${name}`,
				'Check the ID, and what the account has access to.',
			);
		case 429:
			return new Refusal(
				'too_busy',
				`${name} kept rejecting calls because there were too many requests`,
				'Run it again later, or spread the workflow over a longer time. Finished work is found and kept.',
			);
		default:
			return unexpectedResponse(name, `HTTP ${status}`);
	}
}

/** For answers that the documentation does not foresee. `what` is the service's code, never its text. */
export const unexpectedResponse = (service: string, what: string): Refusal =>
	new Refusal(
		'unexpected',
		`${service} gave a response that this node does not know (${what})`,
		'Run it again. If it keeps happening, report the code in parentheses to the maintainers of this node.',
	);

/** For a write with a credential that lets nothing be written. */
export const onlyReadRefusal = (service: string): Refusal =>
	new Refusal(
		'guarded',
		`The credential is set to Only Read, so nothing was changed in ${service}`,
		'Use another credential for this step, or turn Only Read off in this one.',
	);
