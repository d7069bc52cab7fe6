import type * as n8n from 'n8n-workflow';

export class ToyTasksApi implements n8n.ICredentialType {
	name = 'toyTasksApi';
	displayName = 'Toy Tasks API';
	icon: n8n.Icon = { light: 'file:../icons/toyTasks.svg', dark: 'file:../icons/toyTasks.dark.svg' };
	documentationUrl = 'https://github.com/n8n-nodes-case-folders/n8n-nodes-case-folders';
	properties: n8n.INodeProperties[] = [
		{
			...{ displayName: 'Refresh Token', name: 'refreshToken', type: 'string', default: '' },
			typeOptions: { password: true },
		},
		{
			...{ displayName: 'Access Token', name: 'accessToken', type: 'hidden', default: '' },
			typeOptions: { expirable: true, password: true },
		},
	];
	authenticate: n8n.IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{ $credentials.accessToken }}' } },
	};
	test: n8n.ICredentialTestRequest = { request: { baseURL: 'https://toy-tasks.example', url: '/tasks' } };

	async preAuthentication(this: n8n.IHttpRequestHelper, fields: n8n.ICredentialDataDecryptedObject) {
		const url = 'https://toy-tasks.example/token';
		const body = { grant_type: 'refresh_token', refresh_token: fields.refreshToken };
		const { access_token: accessToken } = await this.helpers.httpRequest({ method: 'POST', url, body });
		return { accessToken };
	}
}
