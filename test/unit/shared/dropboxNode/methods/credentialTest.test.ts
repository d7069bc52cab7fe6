/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import 'reflect-metadata';
import { CredentialTestContext } from 'n8n-core';
import type { ICredentialDataDecryptedObject, IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import { credentialTest } from '@/nodes/shared/dropboxNode/methods/credentialTest';
import type { FixtureName } from '@/test/emulators/dropbox/state/fixtures';
import { createEngineHarness } from '@/test/workflow/engineHarness';

type World = ReturnType<typeof createEngineHarness>;
let world: World | undefined;
afterEach(() => world?.close());

const start = (name: FixtureName = 'personal', account = 'owner') =>
	(world = createEngineHarness(name, account));

/** Tests a credential with these fields through n8n-core's own context, as the editor does. */
async function test(fields: ICredentialDataDecryptedObject) {
	const context = new CredentialTestContext({} as IWorkflowExecuteAdditionalData);
	return await credentialTest.dropboxCaseFoldersTokenTest.call(context, {
		...{ id: '1', name: 'Dropbox of the office', type: 'dropboxCaseFoldersTokenApi' },
		data: fields,
	});
}

const ok = { status: 'OK', message: 'Connected' };

describe('the test of a token credential', () => {
	it('is content with a refresh token that can do everything', async () => {
		expect(await test(start().token().data)).toEqual(ok);
	});

	it('is content with a generated access token', async () => {
		const { fixture, token } = start();
		const generatedAccessToken = fixture.tokens['owner'] ?? '';
		expect(await test(token({ connectWith: 'accessToken', generatedAccessToken }).data)).toEqual(ok);
	});

	it('is content where the folders that it is kept to are there', async () => {
		const { token, person } = start();
		const { id } = (await person.filesCreateFolderV2({ path: '/Demo' })).result.metadata;
		expect(await test(token({ onlyWriteBelow: id }).data)).toEqual(ok);
	});

	it('changes nothing in Dropbox', async () => {
		const { emulator, token, person } = start();
		const before = (await person.filesListFolderGetLatestCursor({ path: '', recursive: true })).result;
		await test(token().data);
		const after = (await person.filesListFolderContinue({ cursor: before.cursor })).result;
		expect(after.entries).toEqual([]);
		expect((await person.sharingListSharedLinks({})).result.links).toEqual([]);
		expect(emulator.log.calls.length).toBeGreaterThan(6);
	});

	it.each<[string, Record<string, string>, RegExp]>([
		['a wrong app secret', { appSecret: 'mistyped' }, /^Dropbox rejects the app key and app secret\. /],
		['a wrong app key', { appKey: 'mistyped' }, /^Dropbox rejects the app key and app secret\. /],
		['a mistyped refresh token', { refreshToken: 'mistyped' }, /^Dropbox rejects the refresh token/],
		['an empty secret', { appSecret: '' }, /^The credential has no App Secret\. /],
		[
			'empty fields',
			{ appKey: '', refreshToken: ' ' },
			/^The credential has no App Key, no Refresh Token\. /,
		],
		[
			'a generated token that is missing',
			{ connectWith: 'accessToken' },
			/^The credential has no Access Token/,
		],
		[
			'a generated token that is mistyped',
			{ connectWith: 'accessToken', generatedAccessToken: 'sl.mistyped' },
			/^Dropbox rejects the access token/,
		],
		[
			'a generated token that holds a line break',
			{ connectWith: 'accessToken', generatedAccessToken: 'sl.half\nhalf' },
			/^The Access Token contains a space, a line break or another character that is not allowed/,
		],
		['a member who was not entered', { actAs: 'member', member: '' }, /^The field “Member” .* is empty/],
		['a namespace that was not entered', { pathRoot: 'namespace' }, /^The field “Namespace ID” .* is empty/],
		['a namespace without access', { pathRoot: 'namespace', namespaceId: '1' }, /no access to the namespace/],
		[
			'a guard that is no folder ID',
			{ neverWriteBelow: '/Live' },
			/^The field “Never Write Below” .* not a folder ID/,
		],
		[
			'a guard folder that is not there',
			{ neverWriteBelow: 'id:AAAAAAAAAAAAAAAAAAAAAA' },
			/^A folder in Only Write Below or Never Write Below of the credential cannot be found/,
		],
		[
			'acting as somebody with the token of one account',
			{ actAs: 'member', member: 'jane@example.com' },
			/^The token is for one account/,
		],
	])('names %s', async (_what, fields, message) => {
		const result = await test(start().token(fields).data);
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(message);
	});

	it('names a refresh token that was revoked', async () => {
		const { fixture, token } = start();
		const result = await test(token({ refreshToken: fixture.refreshTokens['revoked'] ?? '' }).data);
		expect(result.message).toMatch(/^Dropbox rejects the refresh token: it was revoked/);
	});

	it('names a generated access token that expired', async () => {
		const { fixture, token } = start();
		const generatedAccessToken = fixture.tokens['ownerExpired'] ?? '';
		const result = await test(token({ connectWith: 'accessToken', generatedAccessToken }).data);
		expect(result.message).toMatch(/^The access token expired/);
	});

	it.each([
		'account_info.read',
		'files.metadata.read',
		'files.metadata.write',
		'files.content.read',
		'files.content.write',
		'sharing.read',
		'sharing.write',
		'file_requests.read',
		'file_requests.write',
	])('names the one permission that the token lacks: %s', async (scope) => {
		const { state, token } = start();
		for (const known of state.registry.refreshTokens.values()) {
			known.scopes = known.scopes.filter((each) => each !== scope);
		}
		const result = await test(token().data);
		expect(result.message).toMatch(`The connection lacks the permission ${scope}. `);
	});

	it('names all permissions that the app never asked for', async () => {
		const { fixture, token } = start();
		fixture.app.scopes = ['account_info.read', 'files.metadata.read'];
		expect((await test(token().data)).message).toMatch(
			/^The connection lacks the permissions file_requests\.read, file_requests\.write, files\.content\.read, files\.content\.write, files\.metadata\.write, sharing\.read, sharing\.write\. /,
		);
	});

	it.each<FixtureName>(['teamSpace', 'memberHomes'])('acts as a member or an admin (%s)', async (layout) => {
		const { token } = start(layout, 'team');
		expect(await test(token({ actAs: 'member', member: 'jane@example.com' }).data)).toEqual(ok);
		expect(await test(token({ actAs: 'admin', member: 'admin@example.com' }).data)).toEqual(ok);
	});

	it.each([
		['nobody@example.com', /^No member of the Dropbox team has the email address/],
		['Jane Doe', /^The member to act as is neither an email address nor a member ID/],
	])('names the member who cannot be acted as: %s', async (member, message) => {
		const result = await test(start('teamSpace', 'team').token({ actAs: 'member', member }).data);
		expect(result.message).toMatch(message);
	});

	it.each(['team_data.member', 'members.read'])(
		'names the permission of teams that lacks: %s',
		async (scope) => {
			const { state, token } = start('teamSpace', 'team');
			for (const known of state.registry.refreshTokens.values()) {
				known.scopes = known.scopes.filter((each) => each !== scope);
			}
			const result = await test(token({ actAs: 'member', member: 'jane@example.com' }).data);
			expect(result.message).toMatch(`The connection lacks the permission ${scope}. `);
		},
	);

	it('says at once that Dropbox cannot be reached, and keeps the secrets to itself', async () => {
		const { emulator, token, fixture } = start();
		emulator.faults.set([{ route: '*', fault: { kind: 'reset', when: 'before_commit' } }]);
		const result = await test(token().data);
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(/cannot be reached|broke off/);
		expect(JSON.stringify(result)).not.toContain(fixture.app.secret);
	});

	it('does not wait for a service that is busy', async () => {
		const { emulator, token } = start();
		emulator.faults.set([{ route: 'users/get_current_account', fault: { kind: 'too_many_requests' } }]);
		expect((await test(token().data)).message).toMatch(/too busy to answer/);
	});
});
