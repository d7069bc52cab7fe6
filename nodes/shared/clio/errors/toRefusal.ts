import { Refusal } from '../../core/Refusal';
import { createRefusing, type Refusing } from '../../http/createRefusing';
import { toHttpRefusal, unexpectedResponse } from '../../http/createService';
import { ClioError } from '../client/ClioError';
import { API_VERSION, clioService } from '../client/service';
import { permissionFor } from './permissions';

/** What an answer, or a missing one, means to the person whose item it was. Other things thrown are returned as they are. */
export function toRefusal(thrown: unknown): unknown {
	if (thrown instanceof ClioError) return refusalOf(thrown) ?? toHttpRefusal(clioService, thrown);
	return toHttpRefusal(clioService, thrown) ?? thrown;
}

export const { throwRefusal, refuseErrors }: Refusing = createRefusing(toRefusal);

function refusalOf(error: ClioError): Refusal | undefined {
	switch (error.status) {
		case 401:
			return tokenRefusal();
		case 403:
			return permissionRefusal(error);
		case 404:
			return error.isPage ? noSuchAddressRefusal() : undefined;
		case 409:
		case 412:
			return changedRefusal();
		case 410:
			return versionRefusal();
		case 422:
			return unprocessableRefusal(error);
		default:
			return error.status < 500 && error.status !== 429 ? unexpected(error) : undefined;
	}
}

const tokenRefusal = (): Refusal =>
	new Refusal(
		'not_connected',
		'Clio no longer accepts this connection: it was revoked, it expired, or the region of the credential is not the one it was connected in',
		'Open the credential, check the region, and connect it again.',
	);

function permissionRefusal({ resource, isWrite }: ClioError): Refusal {
	const permission = permissionFor(resource);
	if (permission === undefined) {
		return new Refusal(
			'no_access',
			'Clio does not allow this connection to do this',
			'Check the app’s permissions in Clio’s developer portal, and what the connected user is allowed to do in Clio.',
		);
	}
	return missingPermissionsRefusal([`${permission} (${isWrite ? 'read and write' : 'read'})`]);
}

/** Names what is to be checked, as the developer portal calls it. */
export const missingPermissionsRefusal = (permissions: readonly string[]): Refusal =>
	new Refusal(
		'missing_scope',
		`The connection lacks the permission${permissions.length === 1 ? '' : 's'} ${permissions.join(', ')}`,
		'Open the app in Clio’s developer portal, check what is missing under App Permissions, and save. Then connect the credential again, because a connection keeps the permissions it was made with. If it is already checked there, the connected user is not allowed to do this in Clio.',
	);

const noSuchAddressRefusal = (): Refusal =>
	new Refusal(
		'unexpected',
		'Clio answered with a web page instead of data (HTTP 404)',
		'Check for a proxy between n8n and Clio. If there is none, report this to the maintainers of this node.',
	);

const changedRefusal = (): Refusal =>
	new Refusal(
		'changed_meanwhile',
		'The record was changed in Clio in the meantime',
		'Nothing was changed. Run it again to work with its current state.',
	);

const versionRefusal = (): Refusal =>
	new Refusal(
		'unexpected',
		`Clio no longer supports version ${API_VERSION} of its API, which this node uses`,
		'Update the package of this node.',
	);

const unprocessableRefusal = ({ type }: ClioError): Refusal =>
	new Refusal(
		'invalid_input',
		`Clio rejected one of the values${inBrackets(type)}`,
		'Check the IDs and filters. Each ID must be the right kind for its field, such as a matter’s ID in Matter.',
	);

const unexpected = ({ status, type }: ClioError): Refusal =>
	unexpectedResponse(clioService.name, `HTTP ${status}${type === '' ? '' : ` ${type}`}`);

const inBrackets = (type: string): string => (type === '' ? '' : ` (${type})`);
