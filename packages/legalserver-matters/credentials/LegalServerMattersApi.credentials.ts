import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { authorizationFor } from '../../../nodes/shared/legalserver/account/authorization';

/** A user of a LegalServer site whose role lets it use the API. */
export class LegalServerMattersApi implements ICredentialType {
	name = 'legalServerMattersApi';

	displayName = 'LegalServer Matters API';

	icon: Icon = {
		light: 'file:../icons/legalServerMatters.svg',
		dark: 'file:../icons/legalServerMatters.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-case-folders/n8n-nodes-case-folders/blob/main/docs/legalserver.md';

	/** n8n then hands the token to no other node: HTTP Request would send it to any host that a workflow names. */
	readonly restrictToSupportedNodes = true;

	properties: INodeProperties[] = [
		{
			displayName:
				'Create a LegalServer user just for n8n. Do not use a staff member’s account. Its user role needs Login, API Access, API Search Matter, API Get Matter and API Get/Search Matter Full Results. To see cases that are not assigned to it, it also needs API Access all Cases. When you save, n8n tests the credential and lists missing permissions under More details.',
			name: 'permissionsNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Site',
			name: 'site',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. riverside',
			description:
				'The part of your site’s web address before “.legalserver.org”. Letters, digits and hyphens only.',
		},
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			default: 'demo',
			options: [
				{ name: 'Demo', value: 'demo' },
				{ name: 'Live', value: 'live' },
			],
			description:
				'Which of your sites to connect to. A credential for one never reaches the other. Start with Demo.',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			default: 'token',
			options: [
				{ name: 'Token', value: 'token' },
				{ name: 'User Name and Password', value: 'basic' },
			],
		},
		{
			displayName: 'Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'A personal access token of the LegalServer user for n8n',
			displayOptions: { show: { authentication: ['token'] } },
		},
		{
			displayName: 'Token Created On',
			name: 'createdOn',
			type: 'dateTime',
			default: '',
			description:
				'The date the token was created. A token expires after one year, and LegalServer does not warn you. n8n does, from 30 days before.',
			displayOptions: { show: { authentication: ['token'] } },
		},
		{
			displayName: 'User Name',
			name: 'user',
			type: 'string',
			default: '',
			displayOptions: { show: { authentication: ['basic'] } },
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { authentication: ['basic'] } },
		},
		{
			displayName: 'Only Read',
			name: 'onlyRead',
			type: 'boolean',
			default: false,
			description:
				'Whether to keep nodes that use this credential from changing anything in LegalServer, even if the user role allows it',
		},
	];

	/** Adds the token to requests to the credential's own site, and to no other. */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const authorization = authorizationFor(request.url, credentials);
		return { ...request, headers: { ...request.headers, Authorization: authorization } };
	}
}
