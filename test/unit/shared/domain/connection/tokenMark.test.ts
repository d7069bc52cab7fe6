/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { tokenMark } from '@/nodes/shared/domain/connection/tokenMark';

const ofToken = (currentAccessToken: string) =>
	tokenMark({ connectWith: 'refreshToken', currentAccessToken });
const ofOAuth2 = (access_token: string) => tokenMark({ oauthTokenData: { access_token } });

it('is the same for the same token, wherever n8n keeps it, and another one for another', () => {
	expect(ofToken('sl.one')).toMatch(/^[\da-f]{16}$/);
	expect(ofOAuth2('sl.one')).toBe(ofToken('sl.one'));
	expect(ofOAuth2('sl.other')).not.toBe(ofToken('sl.one'));
});

it('is empty where n8n has no token, or one that it cannot renew', () => {
	for (const fields of [
		{},
		{ oauthTokenData: null },
		{ oauthTokenData: {} },
		{ connectWith: 'accessToken', accessToken: 'sl.made', currentAccessToken: '' },
	])
		expect(tokenMark(fields)).toBe('');
});
