/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { DropboxCaseFoldersTokenApi } from '@/credentials/DropboxCaseFoldersTokenApi.credentials';
import { DropboxCaseFoldersOAuth2Api } from '@/credentials/DropboxCaseFoldersOAuth2Api.credentials';
import { DropboxEmulator } from '../emulators/dropbox/DropboxEmulator';
import { DropboxState } from '../emulators/dropbox/state/DropboxState';
import { fixtures, type FixtureName } from '../emulators/dropbox/state/fixtures';
import { bindWithNock } from '../emulators/core/bindWithNock';
import { createSdk } from '@/nodes/shared/dropbox/client/createApi';
import { createEmulatorSend } from '../support/createTestDropbox';
import { CredentialKeeper } from './engine/CredentialKeeper';

/** n8n's engine in this process, with an emulated Dropbox where the network was. */
export function createEngineHarness(name: FixtureName = 'personal', account = 'owner') {
	const state = new DropboxState({});
	const fixture = fixtures[name](state);
	const emulator = new DropboxEmulator(state);
	const unbind = bindWithNock([emulator]);
	const grant = { appKey: fixture.app.key, appSecret: fixture.app.secret };
	const refreshToken = fixture.refreshTokens[account] ?? '';
	const rootOf = fixture.accounts[account]?.rootNamespaceId ?? '';
	return {
		state,
		fixture,
		emulator,
		/** The same account at work in Dropbox itself. */
		person: createSdk(createEmulatorSend(emulator, fixture.tokens[account] ?? ''), {
			pathRoot: JSON.stringify({ '.tag': 'root', root: rootOf }),
		}),
		/** The token credential as a person fills it in. */
		token: (more: Record<string, string> = {}) =>
			new CredentialKeeper(new DropboxCaseFoldersTokenApi(), {
				...{ connectWith: 'refreshToken', ...grant, refreshToken, currentAccessToken: '', grantMark: '' },
				...{ actAs: 'connectedAccount', pathRoot: 'automatic', ...more },
			}),
		/** The OAuth2 credential as n8n keeps it after an account was connected. */
		oAuth2: (accessToken: string) =>
			new CredentialKeeper(new DropboxCaseFoldersOAuth2Api(), {
				...{ grantType: 'authorizationCode', clientId: grant.appKey, clientSecret: grant.appSecret },
				...{ accessTokenUrl: 'https://api.dropboxapi.com/oauth2/token', authentication: 'header' },
				...{ actAs: 'connectedAccount', pathRoot: 'automatic' },
				oauthTokenData: { access_token: accessToken, refresh_token: refreshToken, token_type: 'bearer' },
			}),
		calls: (route: string) => emulator.log.calls.filter((call) => call.route === route).length,
		close: () => {
			unbind();
			state.close();
		},
	};
}
