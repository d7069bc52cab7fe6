import { Refusal } from '../../core/Refusal';
import { createRefusing, type Refusing } from '../../http/createRefusing';
import { toHttpRefusal, unexpectedResponse } from '../../http/createService';
import { ConnectionLost } from '../../http/types';
import { LegalServerError } from '../client/LegalServerError';
import { legalServerService } from '../client/service';

/** What an answer, or a missing one, means to the person whose item it was. Other things thrown are returned as they are. */
export function toRefusal(thrown: unknown): unknown {
	if (thrown instanceof LegalServerError)
		return refusalOf(thrown) ?? toHttpRefusal(legalServerService, thrown);
	if (thrown instanceof ConnectionLost) return noAnswerRefusal();
	return toHttpRefusal(legalServerService, thrown) ?? thrown;
}

export const { throwRefusal, refuseErrors }: Refusing = createRefusing(toRefusal);

function refusalOf(error: LegalServerError): Refusal | undefined {
	const { status, isPage, call } = error;
	if (status >= 500) return downRefusal(error);
	if (isPage && status !== 429) return noSuchSiteRefusal(status);
	switch (status) {
		case 401:
			return notAllowedRefusal(error);
		case 403:
			return notForThisSiteRefusal(error);
		case 400:
		case 422:
			return rejectedRefusal(error);
		case 404:
			return call.version === 'v2' && error.said === '' ? notForThisSiteRefusal(error) : undefined;
		default:
			return status === 429 ? undefined : unexpectedResponse(legalServerService.name, `HTTP ${status}`);
	}
}

const noAnswerRefusal = (): Refusal =>
	new Refusal(
		'unavailable',
		'LegalServer did not answer, or the connection kept dropping',
		'Check Site and Environment in the credential, and the network between n8n and LegalServer. Then run it again: finished work is found and kept.',
	);

const downRefusal = ({ isPage, status }: LegalServerError): Refusal =>
	new Refusal(
		'unavailable',
		isPage
			? 'LegalServer is down for an update'
			: `LegalServer is not available, or too busy (HTTP ${status})`,
		'LegalServer updates its sites every week at announced times. Run it again in a few minutes: finished work is found and kept.',
	);

const noSuchSiteRefusal = (status: number): Refusal =>
	new Refusal(
		'not_connected',
		`A web page came back instead of data (HTTP ${status}): there may be no LegalServer site with this name`,
		'Check Site and Environment in the credential. If they are right, ask your IT team about a proxy between n8n and LegalServer.',
	);

/** 401 is what LegalServer says to a bad token and to a missing permission alike. */
const notAllowedRefusal = ({ call: { needs } }: LegalServerError): Refusal =>
	new Refusal(
		'missing_scope',
		`LegalServer did not allow this: the token may have expired, or the user role lacks ${list(needs)}`,
		'Open the credential and test it: the test names what is missing. Ask a LegalServer administrator to add missing permissions to the user role.',
	);

function notForThisSiteRefusal({ call: { isPremium, version, needs } }: LegalServerError): Refusal {
	if (isPremium === true)
		return new Refusal(
			'missing_scope',
			'LegalServer does not let this site change cases: that requires LegalServer’s paid Premium API',
			`Ask LegalServer for the Premium API, or let LegalServer store the value itself: see “LegalServer calls n8n” in the documentation. With the Premium API, the user role also needs ${list(needs)}.`,
		);
	if (version === 'v2')
		return new Refusal(
			'missing_scope',
			'Version 2 of LegalServer’s API is not turned on for this site',
			'Ask LegalServer support to turn it on, which is free, or set API Version to Version 1.',
		);
	return new Refusal(
		'no_access',
		'LegalServer does not let this site or user do that',
		`Ask a LegalServer administrator to check that the user role has ${list(needs)}. If it does, ask LegalServer support.`,
	);
}

const rejectedRefusal = ({ fields }: LegalServerError): Refusal =>
	new Refusal(
		'invalid_input',
		fields.length === 0 ? 'LegalServer rejected the request' : `LegalServer rejected ${list(fields)}`,
		'Check that the values match the lists of your LegalServer site exactly. For a custom field, use its database name, such as folder_id_12.',
	);

export const missingPermissionsRefusal = (permissions: readonly string[]): Refusal =>
	new Refusal(
		'missing_scope',
		`The LegalServer user role lacks ${list(permissions)}`,
		'Ask a LegalServer administrator to add it to the user role, then run it again.',
	);

const list = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(', ');
