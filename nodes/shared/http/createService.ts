import { HttpError } from './HttpError';
import { ConnectionLost, type HttpRequest, type HttpResponse } from './types';

/** What the kit has to be told of a service: it knows none by itself. */
export interface Service {
	/** As people call it. */
	name: string;
	/** Where people look whether it is up: `status.example.com`. */
	statusPage: string;
	/** What to check of a credential for which no token is to be had: `its app key against the App Console`. */
	credentialCheck: string;
	/** Whether the access token is no longer taken: it ran out, or was revoked. */
	isTokenRefused(response: HttpResponse): boolean;
	/** Whether a request takes the lock that only one write at a time has. */
	isWrite(request: HttpRequest): boolean;
	/** Whether a success may say nothing: no body, or `null`. */
	maySayNothing(request: HttpRequest): boolean;
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
