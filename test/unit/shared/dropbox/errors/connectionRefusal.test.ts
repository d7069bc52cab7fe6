/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { ApiError, type Tagged } from '@/nodes/shared/dropbox/client/Api';
import { connectionRefusal, missingScopesRefusal } from '@/nodes/shared/dropbox/errors/connectionRefusal';

const tagged = (status: number, tag: string, more: Record<string, unknown> = {}) =>
	new ApiError(status, { '.tag': tag, ...more } as Tagged, `${tag}/..`, undefined);
const plain = (text: string) => new ApiError(400, undefined, text, undefined);

describe('what an answer says about the connection', () => {
	it.each([
		['expired_access_token', 'not_connected', /expired/],
		['invalid_access_token', 'not_connected', /revoked or is mistyped/],
		['invalid_select_user', 'not_connected', /is not in the Dropbox team, or is no longer/],
		['invalid_select_admin', 'not_connected', /not an admin/],
		['user_suspended', 'no_access', /suspended/],
		['route_access_denied', 'no_access', /does not allow the app/],
		['other', 'not_connected', /does not accept this connection/],
	])('401 %s', (tag, kind, message) => {
		const refusal = connectionRefusal(tagged(401, tag));
		expect(refusal).toMatchObject({ reason: kind });
		expect(refusal?.message).toMatch(message);
	});

	it('401 missing_scope names the scope and how to add it', () => {
		const refusal = connectionRefusal(tagged(401, 'missing_scope', { required_scope: 'sharing.write' }));
		expect(refusal).toMatchObject({
			reason: 'missing_scope',
			message: 'The connection lacks the permission sharing.write',
		});
		expect(refusal?.advice).toContain('Check sharing.write in the Permissions tab');
	});

	it('401 missing_scope that does not say which', () => {
		expect(connectionRefusal(tagged(401, 'missing_scope'))?.reason).toBe('missing_scope');
	});

	it.each([
		[
			"Your app (ID: 1) is not permitted to access this endpoint because it does not have the required scope 'files.content.write'. The owner …",
			'missing_scope',
			/files\.content\.write/,
		],
		[
			'The OAuth 2 access token you provided is for an entire Dropbox Business team. Since …',
			'not_connected',
			/whom to act as/,
		],
		[
			'HTTP header "Dropbox-API-Select-User" can only be used with an access token of a Dropbox Business team.',
			'not_connected',
			/token is for one account/,
		],
		[
			'Invalid value in HTTP header "Dropbox-API-Select-User": not a team member ID',
			'not_connected',
			/does not accept the member/,
		],
		['HTTP header "Dropbox-API-Path-Root": could not decode', 'wrong_path_root', /Namespace ID/],
		['The given OAuth 2 access token is malformed.', 'not_connected', /cannot read the access token/],
		['Invalid authorization value in HTTP header "Authorization": "Bearer"', 'not_connected', /access token/],
		['request body: path: did not match pattern', 'invalid_input', /cannot read this request/],
	])('400 %s', (text, kind, message) => {
		const refusal = connectionRefusal(plain(`Error in call to API function "files/x": ${text}`));
		expect(refusal).toMatchObject({ reason: kind });
		expect(refusal?.message).toMatch(message);
	});

	it.each([
		['invalid_account_type', /type of Dropbox account/],
		['team_access_denied', /team does not give the app access/],
		['other', /does not allow this account or app/],
	])('403 %s', (tag, message) => {
		const refusal = connectionRefusal(tagged(403, tag));
		expect(refusal?.reason).toBe('no_access');
		expect(refusal?.message).toMatch(message);
	});

	it.each([
		['no_permission', /no access to the namespace/],
		['invalid_root', /no longer the root/],
	])('422 %s', (tag, message) => {
		const refusal = connectionRefusal(tagged(422, tag));
		expect(refusal?.reason).toBe('wrong_path_root');
		expect(refusal?.message).toMatch(message);
	});

	it.each([409, 429, 500, 503])('nothing for a %i, which is about something else', (status) => {
		expect(connectionRefusal(tagged(status, 'path'))).toBeUndefined();
	});

	it('repeats nothing of what was sent', () => {
		const refusal = connectionRefusal(plain('request body: path: "/Doe, Jane - 26-0042" did not match'));
		expect(`${refusal?.message} ${refusal?.advice}`).not.toContain('Doe');
	});

	it('names all permissions that lack at once', () => {
		expect(missingScopesRefusal(['a.read', 'b.write']).message).toBe(
			'The connection lacks the permissions a.read, b.write',
		);
	});
});
