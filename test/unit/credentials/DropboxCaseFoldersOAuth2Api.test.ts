/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { Workflow, type GenericValue, type INode, type INodeTypes } from 'n8n-workflow';
import { DropboxCaseFoldersOAuth2Api } from '@/credentials/DropboxCaseFoldersOAuth2Api.credentials';
import { DropboxCaseFoldersTokenApi } from '@/credentials/DropboxCaseFoldersTokenApi.credentials';

const credential = new DropboxCaseFoldersOAuth2Api();
const property = (name: string) => credential.properties.find((each) => each.name === name);

/** Fills in expressions of a credential as n8n does: `$self` is the credential. */
function resolved(fields: Record<string, GenericValue>): Record<string, unknown> {
	const workflow = new Workflow({ nodes: [], connections: {}, active: false, nodeTypes: {} as INodeTypes });
	const node = {
		name: '',
		type: 'mock',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	} as unknown as INode;
	return workflow.expression.getComplexParameterValue(
		node,
		fields as never,
		'internal',
		{},
		undefined,
		undefined,
		fields as never,
	) as Record<string, unknown>;
}

describe('the OAuth2 credential', () => {
	const scopesFor = (actAs: string) =>
		String(resolved({ actAs, scope: property('scope')?.default as string })['scope']).split(' ');

	it('asks for no team permission where nobody else is acted as', () => {
		expect(scopesFor('connectedAccount')).toEqual([
			'account_info.read',
			'files.metadata.read',
			'files.metadata.write',
			'files.content.read',
			'files.content.write',
			'sharing.read',
			'sharing.write',
			'file_requests.read',
			'file_requests.write',
		]);
	});

	it.each(['member', 'admin'])('asks for the team permissions to act as a %s', (actAs) => {
		expect(scopesFor(actAs)).toEqual([
			...scopesFor('connectedAccount'),
			...['team_data.member', 'members.read', 'team_info.read'],
		]);
	});

	it('asks for a refresh token', () => {
		expect(property('authQueryParameters')?.default).toBe('token_access_type=offline');
	});

	it('is for the nodes of this package alone', () => {
		expect(credential.restrictToSupportedNodes).toBe(true);
		expect(new DropboxCaseFoldersTokenApi().restrictToSupportedNodes).toBe(true);
	});

	it('lets no field change where tokens are sent', () => {
		const addresses = ['grantType', 'authUrl', 'accessTokenUrl', 'authentication', 'scope'];
		expect(addresses.map((name) => property(name)?.type)).toEqual(addresses.map(() => 'hidden'));
		expect(property('authUrl')?.default).toMatch(/^https:\/\/www\.dropbox\.com\//);
		expect(property('accessTokenUrl')?.default).toMatch(/^https:\/\/api\.dropboxapi\.com\//);
	});

	it('writes anywhere unless folders are named', () => {
		expect(['onlyWriteBelow', 'neverWriteBelow'].map((name) => property(name)?.default)).toEqual(['', '']);
	});

	it('extends n8n’s OAuth2', () => {
		expect(credential.extends).toEqual(['oAuth2Api']);
	});
});
