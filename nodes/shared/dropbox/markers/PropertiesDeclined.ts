import { Refusal } from '../../core/Refusal';
import { ApiError } from '../client/Api';
import { missingScopeOf, missingScopesRefusal } from '../errors/connectionRefusal';

/** Dropbox does not let this token put properties on folders, or on this folder. */
export class PropertiesDeclined extends Error {
	override readonly name = 'PropertiesDeclined';

	constructor(
		/** What is said to who asked for properties and nothing else. */
		readonly refusal: Refusal,
	) {
		super('properties declined');
	}
}

/**
 * Whether an answer says that properties are not to be had, which trying again does not change: a token that acts
 * for a team member or admin (400), a missing scope, a plan without them (403), a template or folder that does not
 * take them (409).
 */
export function arePropertiesDeclined(thrown: unknown): thrown is ApiError {
	if (!(thrown instanceof ApiError)) return false;
	return [400, 403, 409].includes(thrown.status) || missingScopeOf(thrown) !== undefined;
}

/** For `.catch` of calls about templates and properties. */
export function declineOrThrow(thrown: unknown): never {
	throw arePropertiesDeclined(thrown) ? new PropertiesDeclined(refusalOf(thrown)) : thrown;
}

function refusalOf(thrown: ApiError): Refusal {
	const scope = missingScopeOf(thrown);
	return scope === undefined ? noPropertiesRefusal() : missingScopesRefusal([scope]);
}

export const noPropertiesRefusal = (): Refusal =>
	new Refusal(
		'no_access',
		'Dropbox does not let this connection put properties on the folder',
		'Choose Automatic or Marker File under Case Marker. Properties are only for an account that its own user connected, not for who acts as a team member or admin.',
	);
