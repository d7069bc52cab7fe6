import { webhook, type Step } from '../steps';

/* What the workflows that LegalServer calls have in common. */

export const CALLED = 'Called by LegalServer';

const UUID = String.raw`/^\s*[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\s*$/i`;

/** An expression for a field of the call. */
const fieldOf = (field: string): string => `$('${CALLED}').first().json.body?.${field}`;

/** An expression that is true if a field of the call is a UUID. A case number or ID can be guessed, a UUID cannot. */
export const isUuid = (field: string): string =>
	`(typeof ${fieldOf(field)} === 'string' && ${UUID}.test(${fieldOf(field)}))`;

/** An expression for the UUID in a field of the call; empty if it is none. */
export const uuidOf = (field: string): string =>
	`(${isUuid(field)} ? ${fieldOf(field)}.trim().toLowerCase() : '')`;

/** What LegalServer is answered where it sends no UUID. */
export const NO_UUID =
	'The call has no case UUID. Send the field with the UUID of the case as “matter_uuid”.';

/** An expression for a text of the call that is given back, or null. */
export const givenBack = (field: string): string =>
	`(typeof ${fieldOf(field)} === 'string' && ${fieldOf(field)}.length <= 10000 ? ${fieldOf(field)}.trim() : '') || null`;

/**
 * By which version of the API documents are read: version 1 does not tell types and folders. Needed where they decide.
 * @param settings an expression for the client settings
 */
export const apiVersionFor = (settings: string): string =>
	`={{ ${settings}.privilegedCategories.length > 0 || Object.keys(${settings}.categories).length > 0 ? 'v2' : 'v1' }}`;

export const calledByLegalServer = (path: string): Step => ({
	...webhook(path, { httpMethod: 'POST', authentication: 'basicAuth', responseMode: 'responseNode' }),
	credentials: { httpBasicAuth: { id: '', name: 'LegalServer calls n8n' } },
});

/** The database name of the field with the folder's ID, which each site has to put in. */
export const FOLDER_ID_FIELD = 'dropbox_folder_id_31';

/** The folder ID that a case read from LegalServer has: in the agency's field, or of LegalServer's own integration. */
export const folderIdOfCase = (of: string): string =>
	`String(Object.values(${of}.customFields ?? {})[0] ?? '').trim() || ${of}.dropboxFolderId || ''`;

export const NO_STORE = {
	responseHeaders: { entries: [{ name: 'Cache-Control', value: 'no-store' }] },
};
