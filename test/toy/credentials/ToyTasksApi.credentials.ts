import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

export class ToyTasksApi implements ICredentialType {
	name = 'toyTasksApi';

	displayName = 'Toy Tasks API';

	icon: Icon = {
		light: 'file:../icons/toyTasks.svg',
		dark: 'file:../icons/toyTasks.dark.svg',
	};

	documentationUrl = 'https://github.com/n8n-nodes-case-folders/n8n-nodes-case-folders';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{ $credentials.accessToken }}' } },
	};

	test: ICredentialTestRequest = { request: { baseURL: 'https://toy-tasks.example', url: '/tasks' } };
}
