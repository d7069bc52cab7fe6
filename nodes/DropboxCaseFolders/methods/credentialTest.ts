import {
	jsonParse,
	type ICredentialDataDecryptedObject,
	type ICredentialsDecrypted,
	type ICredentialTestFunctions,
	type INodeCredentialTestResult,
} from 'n8n-workflow';
import { accessTokenIn, generatedTokenIn, refreshGrantIn, TOKEN_URL } from '../../shared/domain/refreshGrant';
import { Refusal } from '../../shared/domain/Refusal';
import { actingFor } from '../../shared/dropbox/acting';
import { apiOn } from '../../shared/dropbox/apiOn';
import { readFence } from '../../shared/dropbox/guard/readFence';
import { lookupsOn } from '../../shared/dropbox/lookups';
import { checkPermissions } from '../../shared/dropbox/permissions';
import { asRefusal } from '../../shared/dropbox/refusals';
import { actingSettingsIn } from '../../shared/n8n/actingSettings';
import { impatientClock } from '../../shared/n8n/clock';
import { guardSettingsIn } from '../../shared/n8n/guardSettings';
import { testSendOn, type TestHelpers } from '../../shared/n8n/testSend';

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
	const token = await accessToken(helpers, fields);
	const send = testSendOn(helpers, { Authorization: `Bearer ${token}` });
	const acting = actingFor(send, impatientClock, actingSettingsIn(fields));
	const api = apiOn(send, impatientClock, acting.headers);
	await checkPermissions(api);
	await readFence(guardSettingsIn(fields), { ...lookupsOn(api), ...acting });
}

/** Asked for anew, since the fields may have been changed since n8n last got one. */
async function accessToken(helpers: TestHelpers, fields: ICredentialDataDecryptedObject): Promise<string> {
	if (fields.connectWith === 'accessToken') return generatedTokenIn(fields);
	const { appKey, appSecret, refreshToken } = refreshGrantIn(fields);
	const basic = Buffer.from(`${appKey}:${appSecret}`).toString('base64');
	const answer = await testSendOn(helpers, { Authorization: `Basic ${basic}` })({
		url: TOKEN_URL,
		method: 'POST',
		headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
		body: [
			Buffer.from(
				new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken }).toString(),
			),
		],
	});
	return accessTokenIn({
		status: answer.status,
		body: jsonParse(answer.body.toString('utf8'), { fallbackValue: {} }),
	});
}

function sentenceFor(thrown: unknown): string {
	const refusal = asRefusal(thrown);
	if (refusal instanceof Refusal) return `${refusal.message}. ${refusal.advice}`;
	return 'The connection could not be tried out. Check the fields of the credential.';
}
