import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { requireRegion } from '../../clio/account/regions';
import { createRefreshRequest, readRefreshedToken } from '../../clio/account/refreshGrant';
import { createAccountsPort } from '../../clio/account/createAccountsPort';
import { createClioApi } from '../../clio/client/createClioApi';
import { clioRate, clioService } from '../../clio/client/service';
import { toRefusal } from '../../clio/errors/toRefusal';
import type { ConnectionReport } from '../../clio/port';
import { Refusal } from '../../core/Refusal';
import { RateWindow } from '../../http/RateWindow';
import { createFailFastClock } from '../../n8n/clock';
import { createTestSend, type TestHelpers } from '../../n8n/createTestSend';

export const credentialTest = {
	/** Says of a credential what is missing: the connection, its region, or a permission. Writes nothing. */
	async clioMattersTest(
		this: ICredentialTestFunctions,
		credential: ICredentialsDecrypted,
	): Promise<INodeCredentialTestResult> {
		return await tryOut(this.helpers, credential.data ?? {}).then(
			({ account, missingPermissions }) => ({
				status: 'OK',
				message: `Connected as ${account.name}${without(missingPermissions)}`,
			}),
			(thrown: unknown) => ({ status: 'Error', message: sentenceFor(thrown) }),
		);
	},
};

/** Not everybody needs them: what does is refused by name. */
const without = (permissions: readonly string[]): string =>
	permissions.length === 0
		? ''
		: `. Missing permissions: ${permissions.join(', ')}. Operations that need them are refused. If your workflows use one of these, check the permission in Clio’s developer portal, and connect again.`;

async function tryOut(
	helpers: TestHelpers,
	fields: ICredentialDataDecryptedObject,
): Promise<ConnectionReport> {
	const region = requireRegion(fields['region']);
	const connect = (token: string) => {
		const send = createTestSend(helpers, { Authorization: `Bearer ${token}` }, clioService);
		const clock = createFailFastClock(clioService, 0);
		const connection = { region, onlyRead: true, rate: new RateWindow(clioRate), reserve: 0 };
		return createClioApi(send, clock, connection);
	};
	const { access_token: token, refresh_token: refreshToken } = tokensIn(fields);
	const api = connect(token);
	const ask = async (asked: typeof api) => await createAccountsPort(asked).checkConnection();
	return await ask(api).catch(async (thrown: unknown) => {
		const isRefused = thrown instanceof Refusal && thrown.reason === 'not_connected';
		if (!isRefused || refreshToken === '') throw thrown;
		// It may only have expired, which n8n mends by itself. If not, the answer says why.
		const grant = { clientId: textIn(fields, 'clientId'), clientSecret: textIn(fields, 'clientSecret') };
		const request = createRefreshRequest(region, { ...grant, refreshToken });
		const renewed = readRefreshedToken(await createTestSend(helpers, {}, clioService)(request));
		return await ask(connect(renewed));
	});
}

function tokensIn(fields: ICredentialDataDecryptedObject): { access_token: string; refresh_token: string } {
	const given = fields['oauthTokenData'];
	const tokens = typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : {};
	const token = String(tokens['access_token'] ?? '');
	if (token !== '') return { access_token: token, refresh_token: String(tokens['refresh_token'] ?? '') };
	throw new Refusal(
		'not_connected',
		'The credential was never connected',
		'Open it and choose Connect (Connect my account in older versions of n8n).',
	);
}

const textIn = (fields: ICredentialDataDecryptedObject, name: string): string => String(fields[name] ?? '');

function sentenceFor(thrown: unknown): string {
	const refusal = toRefusal(thrown);
	if (refusal instanceof Refusal) return `${refusal.message}. ${refusal.advice}`;
	return 'The connection could not be tested. Check the fields of the credential.';
}
