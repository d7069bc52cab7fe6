import {
	jsonParse,
	type ICredentialDataDecryptedObject,
	type ICredentialsDecrypted,
	type ICredentialTestFunctions,
	type INodeCredentialTestResult,
} from 'n8n-workflow';
import {
	readAccessToken,
	readGeneratedToken,
	readRefreshGrant,
	TOKEN_URL,
} from '../../dropbox/account/refreshGrant';
import { Refusal } from '../../core/Refusal';
import { createActingContext } from '../../dropbox/account/createActingContext';
import { createApi } from '../../dropbox/client/createApi';
import { readGuardFolders } from '../../dropbox/guard/readGuardFolders';
import { createLookupsPort } from '../../dropbox/files/createLookupsPort';
import { checkPermissions } from '../../dropbox/account/checkPermissions';
import { toRefusal } from '../../dropbox/errors/toRefusal';
import { readActingSettings } from '../readActingSettings';
import { dropboxService } from '../../dropbox/client/service';
import { createFailFastClock } from '../../n8n/clock';
import { readGuardSettings } from '../readGuardSettings';
import { createTestSend, type TestHelpers } from '../../n8n/createTestSend';

export const credentialTest = {
	/** Says of a token credential what is missing: which field, permission, member or folder. Writes nothing. */
	async dropboxCaseFoldersTokenTest(
		this: ICredentialTestFunctions,
		credential: ICredentialsDecrypted,
	): Promise<INodeCredentialTestResult> {
		return await tryOut(this.helpers, credential.data ?? {}).then(
			() => ({ status: 'OK', message: 'Connected' }),
			(thrown: unknown) => ({ status: 'Error', message: sentenceFor(thrown) }),
		);
	},
};

async function tryOut(helpers: TestHelpers, fields: ICredentialDataDecryptedObject): Promise<void> {
	const token = await requestAccessToken(helpers, fields);
	const send = createTestSend(helpers, { Authorization: `Bearer ${token}` }, dropboxService);
	const clock = createFailFastClock(dropboxService, 0);
	const acting = createActingContext(send, clock, readActingSettings(fields));
	const api = createApi(send, clock, acting.headers);
	await checkPermissions(api);
	await readGuardFolders(readGuardSettings(fields), { ...createLookupsPort(api), ...acting });
}

/** Asked for anew, since the fields may have been changed since n8n last got one. */
async function requestAccessToken(
	helpers: TestHelpers,
	fields: ICredentialDataDecryptedObject,
): Promise<string> {
	if (fields.connectWith === 'accessToken') return readGeneratedToken(fields);
	const { appKey, appSecret, refreshToken } = readRefreshGrant(fields);
	const basic = Buffer.from(`${appKey}:${appSecret}`).toString('base64');
	const answer = await createTestSend(
		helpers,
		{ Authorization: `Basic ${basic}` },
		dropboxService,
	)({
		url: TOKEN_URL,
		method: 'POST',
		headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
		body: [
			Buffer.from(
				new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken }).toString(),
			),
		],
	});
	return readAccessToken({
		status: answer.status,
		body: jsonParse(answer.body.toString('utf8'), { fallbackValue: {} }),
	});
}

function sentenceFor(thrown: unknown): string {
	const refusal = toRefusal(thrown);
	if (refusal instanceof Refusal) return `${refusal.message}. ${refusal.advice}`;
	return 'The connection could not be tested. Check the fields of the credential.';
}
