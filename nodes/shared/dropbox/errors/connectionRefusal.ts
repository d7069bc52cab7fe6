import { Refusal } from '../../core/Refusal';
import type { ApiError } from '../client/Api';
import {
	BAD_REQUEST,
	FORBIDDEN,
	NO_NAMESPACE,
	accessErrors,
	authErrors,
	ROOT_CHANGED,
	plainTextErrors,
	UNAUTHORISED,
	type ErrorText,
} from './connectionErrors';

/**
 * What an answer says about the connection, wherever in a run it comes up; undefined when it is about
 * something else. Messages name scopes, but no paths and nothing that was sent.
 */
export function connectionRefusal(error: ApiError): Refusal | undefined {
	const scope = missingScopeOf(error);
	if (scope !== undefined) return missingScopesRefusal([scope]);
	if (error.status === 400) return new Refusal(...plainTextErrorOf(error.summary));
	if (error.status === 401) return new Refusal(...(authErrors.get(tagOf(error)) ?? UNAUTHORISED));
	if (error.status === 403) return new Refusal(...(accessErrors.get(tagOf(error)) ?? FORBIDDEN));
	if (error.status === 422) return new Refusal(...(error.is('no_permission') ? NO_NAMESPACE : ROOT_CHANGED));
	return undefined;
}

/** The scope that an answer says is missing: a 401 where the token lacks it, a 400 where the whole app does. */
export function missingScopeOf(error: ApiError): string | undefined {
	if (error.status === 400) return /required scope '([a-z_.]+)'/.exec(error.summary)?.[1];
	if (error.status !== 401 || !error.is('missing_scope')) return undefined;
	const { required_scope: scope } = error.error as { required_scope?: unknown };
	return typeof scope === 'string' ? scope : 'that this step needs';
}

/** Says which scopes are missing and how they are added. */
export function missingScopesRefusal(scopes: readonly string[]): Refusal {
	const names = scopes.join(', ');
	return new Refusal(
		'missing_scope',
		`The connection lacks the permission${scopes.length === 1 ? '' : 's'} ${names}`,
		`Check ${names} in the Permissions tab of the app in the Dropbox App Console and choose Submit. Then connect the credential again, because existing tokens do not get new permissions.`,
	);
}

const tagOf = (error: ApiError): string => error.error?.['.tag'] ?? '';

const plainTextErrorOf = (text: string): ErrorText =>
	plainTextErrors.find(([pattern]) => pattern.test(text))?.[1] ?? BAD_REQUEST;
