/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { apiOn } from '../../nodes/shared/dropbox/apiOn';
import { dropboxOn } from '../../nodes/shared/dropbox/dropboxOn';
import type { ActingHeaders } from '../../nodes/shared/dropbox/sdkOn';
import { sdkOn } from '../../nodes/shared/dropbox/sdkOn';
import { ConnectionLost, type Send } from '../../nodes/shared/ports';
import type { EmulatedRequest } from '../emulator/contract';
import { DropboxEmulator } from '../emulator/dropbox/DropboxEmulator';
import { actingAs } from '../emulator/dropbox/state/acting';
import { DropboxState } from '../emulator/dropbox/state/DropboxState';
import { fixtures, type FixtureName } from '../emulator/dropbox/state/fixtures';
import { View } from '../emulator/dropbox/state/View';
import { VirtualClock } from './VirtualClock';

/** Whose credential is used, and how it acts. */
export interface As {
	fixture?: FixtureName;
	/** Key of the fixture's tokens; the account itself is the part before `ReadOnly` and the like. */
	token?: string;
	/** Key of the fixture's accounts that is looked through, where it is not the token's own. */
	account?: string;
	headers?: ActingHeaders;
	/** Whether paths start from the team space instead of what `headers` say, or of the member's home. */
	inTeamSpace?: boolean;
	/** Put between the adapter and the emulator, e.g. to lose answers. */
	through?: (send: Send) => Send;
}

/**
 * The real adapter on an emulated Dropbox, joined without a network: what a test calls on `dropbox` reaches the
 * emulator's `handle`. No time passes on its clock but what is slept.
 */
export function emulated({
	fixture: name = 'personal',
	token = 'owner',
	account = token,
	headers: given = {},
	inTeamSpace = false,
	through = (send) => send,
}: As = {}) {
	const clock = new VirtualClock();
	const state = new DropboxState({ clock });
	const fixture = fixtures[name](state);
	const emulator = new DropboxEmulator(state);
	const direct = sendTo(emulator, fixture.tokens[token] ?? '');
	const send = through(direct);
	const acting = fixture.accounts[account];
	if (acting === undefined) throw new Error(`the fixture has no account ${account}`);
	const teamSpace = JSON.stringify({ '.tag': 'root', root: acting.rootNamespaceId });
	const headers = inTeamSpace ? { ...given, pathRoot: teamSpace } : given;
	const api = apiOn(send, clock, async () => headers);
	const rootNamespaceId = rootIn(headers) ?? acting.homeNamespaceId;
	const dropbox = dropboxOn(api, clock, {
		whoAmI: async () => ({
			accountId: acting.accountId,
			rootNamespaceId,
			homeNamespaceId: acting.homeNamespaceId,
		}),
	});
	/** Sees and changes the state as the account does, past the API: for arranging and asserting. */
	const view = () =>
		new View(state, actingAs(state, { account: acting, app: fixture.app, scopes: [], rootNamespaceId }));
	const calls = (route?: string) =>
		emulator.log.calls.filter((call) => route === undefined || call.route === route).length;
	/** The same account at work in Dropbox itself: what it does is neither lost nor delayed. */
	const person = sdkOn(direct, headers);
	return {
		person,
		emulator,
		state,
		fixture,
		send,
		api,
		dropbox,
		clock,
		view,
		calls,
		close: () => state.close(),
	};
}

/** Hands requests to an emulator with a token, as n8n's request helper would send them. */
export function sendTo(emulator: DropboxEmulator, token: string): Send {
	return async ({ url, method, headers, body }) => {
		const { hostname, pathname, searchParams } = new URL(url);
		const request: EmulatedRequest = {
			host: hostname,
			method,
			path: pathname,
			query: searchParams,
			headers: { ...lowerCased(headers), authorization: `Bearer ${token}` },
			body: Buffer.concat(body ?? []),
		};
		const response = await emulator.handle(request);
		if (response.cutAfterBytes !== undefined) throw new ConnectionLost('the connection was cut');
		const bytes =
			response.body instanceof Readable ? await buffer(response.body) : Buffer.from(response.body);
		return { status: response.status, headers: lowerCased(response.headers), body: bytes };
	};
}

const lowerCased = (headers: Record<string, string>): Record<string, string> =>
	Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

function rootIn({ pathRoot }: ActingHeaders): string | undefined {
	return pathRoot === undefined ? undefined : (JSON.parse(pathRoot) as { root?: string }).root;
}
