import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import {
	readAccessToken,
	readGeneratedToken,
	grantFingerprint,
	readRefreshGrant,
	TOKEN_URL,
	tokenUnavailableRefusal,
	type TokenResponse,
} from '../nodes/shared/dropbox/account/refreshGrant';
import { actingFields } from './fields/actingFields';
import { guardFields } from './fields/guardFields';
import { linkKeyFields } from './fields/linkKeyFields';
import { grantFields } from './fields/grantFields';
import { ACCOUNT_SCOPES, TEAM_SCOPES } from './fields/scopes';

/** For servers and teams: tokens that were made beforehand, so that nobody has to sit at a browser. */
export class DropboxCaseFoldersTokenApi implements ICredentialType {
	name = 'dropboxCaseFoldersTokenApi';

	displayName = 'Dropbox Case Folders Token API';

	icon: Icon = {
		light: 'file:../icons/caseFolders.svg',
		dark: 'file:../icons/caseFolders.dark.svg',
	};

	documentationUrl = 'https://github.com/n8n-nodes-case-folders/n8n-nodes-case-folders#credentials';

	/** n8n then hands the token to no other node: HTTP Request would send it to any host that a workflow names. */
	readonly restrictToSupportedNodes = true;

	properties: INodeProperties[] = [
		...grantFields,
		...actingFields,
		...guardFields,
		...linkKeyFields,
		{
			displayName: `The token needs ${ACCOUNT_SCOPES.join(', ')}. The nodes use them to find, list and create folders, file documents, see and set who can open a case folder, and request files from clients. <br>To act as a team member or admin, it also needs ${TEAM_SCOPES.join(', ')}.`,
			name: 'scopesNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Current Access Token',
			name: 'currentAccessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		{
			displayName: 'Mark of the Grant',
			name: 'grantMark',
			type: 'hidden',
			default: '',
		},
	];

	/**
	 * Called by n8n when there is no access token yet, or the last one was refused; it keeps what is returned.
	 * A generated access token cannot be renewed, and nothing is kept for it.
	 */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		if (credentials.connectWith === 'accessToken') return {};
		const grant = readRefreshGrant(credentials);
		const answer = (await this.helpers
			.httpRequest({
				method: 'POST',
				url: TOKEN_URL,
				headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
				auth: { username: grant.appKey, password: grant.appSecret },
				body: { grant_type: 'refresh_token', refresh_token: grant.refreshToken },
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
			})
			// What is thrown there holds the secrets that were sent.
			.catch(() => {
				throw tokenUnavailableRefusal();
			})) as { statusCode: number; body: TokenResponse['body'] };
		return {
			currentAccessToken: readAccessToken({ status: answer.statusCode, body: answer.body ?? {} }),
			grantMark: grantFingerprint(grant),
		};
	}

	/** Signs a request with the token at hand. */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		return {
			...requestOptions,
			headers: { ...requestOptions.headers, Authorization: `Bearer ${accessToken(credentials)}` },
		};
	}
}

/**
 * A token that was got for other fields than those of now is made useless on purpose: Dropbox answers that
 * with 401 invalid_access_token, and n8n gets one for the fields of now. Else calls would go on for hours in
 * the account that was connected before.
 */
function accessToken(credentials: ICredentialDataDecryptedObject): string {
	if (credentials.connectWith === 'accessToken') return readGeneratedToken(credentials);
	const current = String(credentials.currentAccessToken);
	return credentials.grantMark === grantFingerprint(readRefreshGrant(credentials))
		? current
		: `${current}-outdated`;
}
