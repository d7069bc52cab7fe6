import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';
import { actingFields } from './fields/actingFields';
import { guardFields } from './fields/guardFields';
import { linkKeyFields } from './fields/linkKeyFields';
import { ACCOUNT_SCOPES, TEAM_SCOPES } from './fields/scopes';

const forAccount = ACCOUNT_SCOPES.join(' ');
const forTeam = [...ACCOUNT_SCOPES, ...TEAM_SCOPES].join(' ');

/** An account that is connected in the browser. n8n keeps its tokens and renews them. */
export class DropboxCaseFoldersOAuth2Api implements ICredentialType {
	name = 'dropboxCaseFoldersOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Dropbox Case Folders OAuth2 API';

	icon: Icon = {
		light: 'file:../icons/caseFolders.svg',
		dark: 'file:../icons/caseFolders.dark.svg',
	};

	documentationUrl = 'https://github.com/n8n-nodes-case-folders/n8n-nodes-case-folders#credentials';

	/** n8n then hands the token to no other node: HTTP Request would send it to any host that a workflow names. */
	readonly restrictToSupportedNodes = true;

	properties: INodeProperties[] = [
		{
			displayName:
				'Add the OAuth redirect URL above to the Redirect URIs of your app in the <a href="https://www.dropbox.com/developers/apps" target="_blank">Dropbox App Console</a>. The client ID is the app key, and the client secret is the app secret.',
			name: 'appNotice',
			type: 'notice',
			default: '',
		},
		...actingFields,
		...guardFields,
		...linkKeyFields,
		{
			displayName: `In the Permissions tab of your app, check ${forAccount.replaceAll(' ', ', ')}. The nodes use them to find, list and create folders, file documents, see and set who can open a case folder, and request files from clients. <br>To act as a team member or admin, also check ${TEAM_SCOPES.join(', ')}. After you change Act As between the connected account and a team, connect again.`,
			name: 'scopesNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'authorizationCode',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: 'https://www.dropbox.com/oauth2/authorize',
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: 'https://api.dropboxapi.com/oauth2/token',
		},
		{
			// Least privilege: who acts for nobody else is not asked for anything about the team.
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: `={{$self["actAs"] === "member" || $self["actAs"] === "admin" ? "${forTeam}" : "${forAccount}"}}`,
		},
		{
			// Without it Dropbox gives no refresh token, and the connection ends after four hours.
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: 'token_access_type=offline',
		},
		{
			// Dropbox takes either; what is sent in a body is more likely to be logged on the way.
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'header',
		},
	];
}
