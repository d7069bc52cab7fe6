import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { Refusal } from '../../core/Refusal';
import { RateWindow } from '../../http/RateWindow';
import { authorizationFor } from '../../legalserver/account/authorization';
import { createAccountsPort } from '../../legalserver/account/createAccountsPort';
import { requireSite } from '../../legalserver/account/site';
import { readTokenAge, tokenWarning } from '../../legalserver/account/tokenAge';
import { createLegalServerApi } from '../../legalserver/client/createLegalServerApi';
import { legalServerRate, legalServerService } from '../../legalserver/client/service';
import { ONLY_FOR_WRITING } from '../../legalserver/errors/permissions';
import { toRefusal } from '../../legalserver/errors/toRefusal';
import { createFailFastClock } from '../../n8n/clock';
import { createTestSend, type TestHelpers } from '../../n8n/createTestSend';

export const credentialTest = {
	/**
	 * Says of a credential what is missing: the site, the token, or a permission. Writes nothing. Whatever somebody
	 * has to read makes it fail, also where the connection works: n8n shows no other message.
	 */
	async legalServerMattersTest(
		this: ICredentialTestFunctions,
		credential: ICredentialsDecrypted,
	): Promise<INodeCredentialTestResult> {
		return await tryOut(this.helpers, credential.data ?? {}).catch((thrown: unknown) => ({
			status: 'Error' as const,
			message: sentenceFor(thrown),
		}));
	},
};

/** What needs attention is an `Error`, since n8n's editor shows no message beside `OK`. The credential is saved either way. */
async function tryOut(
	helpers: TestHelpers,
	fields: ICredentialDataDecryptedObject,
): Promise<INodeCredentialTestResult> {
	const site = requireSite(fields['site'], fields['environment']);
	const authorization = authorizationFor(`https://${site.host}/`, fields);
	const send = createTestSend(helpers, { Authorization: authorization }, legalServerService);
	const clock = createFailFastClock(legalServerService, 0);
	const tokenAge =
		fields['authentication'] === 'basic' ? undefined : readTokenAge(fields['createdOn'], clock.now());
	const rate = new RateWindow(legalServerRate);
	const api = createLegalServerApi(send, clock, { site, onlyRead: true, rate, reserve: 0, tokenAge });
	const { missingPermissions } = await createAccountsPort(api).checkConnection();
	const isWanted = (permission: string) =>
		fields['onlyRead'] !== true || !ONLY_FOR_WRITING.includes(permission);
	const attention = [
		permissionsWarning(missingPermissions.filter(isWanted)),
		tokenWarning(tokenAge)?.replace(/\.$/, ''),
	].filter((sentence) => sentence !== undefined);
	const connected = `Connected to ${site.host}`;
	if (attention.length === 0) return { status: 'OK', message: connected };
	return { status: 'Error', message: [`${connected}, but it needs attention`, ...attention].join('. ') };
}

const permissionsWarning = (missing: readonly string[]): string | undefined =>
	missing.length === 0
		? undefined
		: `Missing permissions: ${missing.join(', ')}. Operations that need them are refused, all others work. A LegalServer administrator adds them to the user role`;

function sentenceFor(thrown: unknown): string {
	const refusal = toRefusal(thrown);
	if (refusal instanceof Refusal) return `${refusal.message}. ${refusal.advice}`;
	return 'The connection could not be tested. Check each field of the credential, then save it again.';
}
