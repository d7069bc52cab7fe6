import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';
import { REGION_HOSTS } from '../../../nodes/shared/clio/account/regions';

/** An expression that yields an address at the chosen region's host, and at no other whatever the field holds. */
const atRegion = (path: string): string => {
	const { us, ...others } = REGION_HOSTS;
	const choice = Object.entries(others).reduceRight(
		(rest, [region, host]) => `$self["region"] === "${region}" ? "${host}" : ${rest}`,
		`"${us}"`,
	);
	return `={{"https://" + (${choice}) + "${path}"}}`;
};

/** An account of Clio Manage that is connected in the browser. n8n keeps its tokens and renews them. */
export class ClioMattersOAuth2Api implements ICredentialType {
	name = 'clioMattersOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Clio Matters OAuth2 API';

	icon: Icon = { light: 'file:../icons/clioMatters.svg', dark: 'file:../icons/clioMatters.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-case-folders/n8n-nodes-case-folders/blob/main/docs/clio.md';

	/** n8n then hands the token to no other node: HTTP Request would send it to any host that a workflow names. */
	readonly restrictToSupportedNodes = true;

	properties: INodeProperties[] = [
		{
			displayName: 'Region',
			name: 'region',
			type: 'options',
			default: 'us',
			options: [
				{ name: 'Australia (au.app.clio.com)', value: 'au' },
				{ name: 'Canada (ca.app.clio.com)', value: 'ca' },
				{ name: 'Europe (eu.app.clio.com)', value: 'eu' },
				{ name: 'United States (app.clio.com)', value: 'us' },
			],
			description:
				'The region of your firm’s Clio account. You see it in the address of Clio in your browser. The developer application must be in the same region.',
		},
		{
			displayName:
				'Create a developer application in Clio’s developer portal for your region: <a href="https://developers.clio.com" target="_blank">United States</a>, <a href="https://eu.developers.clio.com" target="_blank">Europe</a>, <a href="https://ca.developers.clio.com" target="_blank">Canada</a> or <a href="https://au.developers.clio.com" target="_blank">Australia</a>. Add the OAuth redirect URL above to its redirect URIs. The client ID is the app key, and the client secret is the app secret. <br>Clio only accepts https addresses and http://127.0.0.1. If n8n runs on your own computer, set N8N_EDITOR_BASE_URL to http://127.0.0.1:5678 and open n8n at that address instead of localhost.',
			name: 'appNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName:
				'Under App Permissions, check Read for Matters, Documents, Contacts, Users and Custom Fields. The nodes use them to read matters and documents with their clients, attorneys and custom fields. <br>If your workflows write to Clio, also check Write for Matters (notes, custom fields and folder links) and for Documents (uploads, document categories and marks). For Clio Matters Trigger in webhook mode, check Read and Write for Webhooks, and for links on Clio’s pages, Read and Write for Custom Actions. <br>Connect as a user who can see every matter that your workflows need: Clio shows and sends nothing else. If you check more permissions later, connect again.',
			name: 'permissionsNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Only Read',
			name: 'onlyRead',
			type: 'boolean',
			default: false,
			description:
				'Whether to keep nodes with this credential from changing anything in Clio, even if the app has permission to. A trigger can still create webhooks.',
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
			default: atRegion('/oauth/authorize'),
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: atRegion('/oauth/token'),
		},
		{
			// Clio has none: the permissions of an app are checked in the developer portal.
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: '',
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '',
		},
		{
			// The only way that Clio documents.
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'body',
		},
	];
}
