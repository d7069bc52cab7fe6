/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createApi, type ActingHeaders, createSdk } from '@/nodes/shared/dropbox/client/createApi';
import type { DownloadApi } from '@/nodes/shared/dropbox/client/Api';
import { createUploadsPort } from '@/nodes/shared/dropbox/uploads/createUploadsPort';
import type { UploadSizes } from '@/nodes/shared/dropbox/uploads/limits';
import { createDropbox } from '@/nodes/shared/dropbox/createDropbox';
import { ConnectionLost, type HttpRequest, type SendStreaming, type Send } from '@/nodes/shared/http/types';
import type { EmulatedRequest } from '../emulators/core/contract';
import { outgoingBody } from '../emulators/core/proxy/outgoingBody';
import { receive } from '../emulators/dropbox/fileRequests/receive';
import { DropboxEmulator } from '../emulators/dropbox/DropboxEmulator';
import { whoCanOpen } from '../emulators/dropbox/sharing/whoCanOpen';
import { actingAs } from '../emulators/dropbox/state/acting';
import { DropboxState } from '../emulators/dropbox/state/DropboxState';
import { find } from '../emulators/dropbox/state/find';
import { fixtures, type Fixture, type FixtureName } from '../emulators/dropbox/state/fixtures';
import { View } from '../emulators/dropbox/state/View';
import type { CallInterceptor } from './callFaults';
import { copyGraph } from './copyGraph';
import { VirtualClock } from './VirtualClock';

/** Whose credential is used, and how it acts. */
export interface TestDropboxOptions {
	fixture?: FixtureName;
	/** Key of the fixture's tokens; the account itself is the part before `ReadOnly` and the like. */
	token?: string;
	/** Key of the fixture's accounts that is looked through, where it is not the token's own. */
	account?: string;
	headers?: ActingHeaders;
	/** Whether paths start from the team space instead of what `headers` say, or of the member's home. */
	inTeamSpace?: boolean;
	/** How documents are cut for sending, where that is to be otherwise than in use. */
	uploadSizes?: UploadSizes;
	/** Put between the adapter and the emulator, e.g. to lose answers. */
	through?: (send: Send) => Send;
	/** The same for downloads. */
	openThrough?: (open: SendStreaming) => SendStreaming;
}

/**
 * The real adapter on an emulated Dropbox, joined without a network: what a test calls on `dropbox` reaches the
 * emulator's `handle`. No time passes on its clock but what is slept.
 */
export function createTestDropbox(options: TestDropboxOptions = {}) {
	const clock = new VirtualClock();
	const state = new DropboxState({ clock });
	return connect({ options, clock, state, fixture: fixtures[options.fixture ?? 'personal'](state) });
}

export type TestDropbox = ReturnType<typeof createTestDropbox>;

/** Everything that changes when a test Dropbox is used. */
export interface Standing {
	clock: VirtualClock;
	state: DropboxState;
	fixture: Fixture;
	options: TestDropboxOptions;
}

/** A test Dropbox of its own that begins as another one is now. Their bytes are shared: the other is closed last. */
export function forkTestDropbox({ options, clock, state, fixture }: Standing): TestDropbox {
	const inCopy = new Map<object, object>([
		[state.contents, state.contents],
		// They know the other one.
		[state.journal.listeners, new Set()],
	]);
	const copy = copyGraph({ clock, state, fixture }, inCopy);
	return { ...connect({ options, ...copy }), close: () => undefined };
}

function connect({ options, clock, state, fixture }: Standing) {
	const { token = 'owner', account = token, headers: given = {}, inTeamSpace = false } = options;
	const { through = (send) => send, openThrough = (open) => open, uploadSizes: sizes } = options;
	const emulator = new DropboxEmulator(state);
	const direct = createEmulatorSend(emulator, fixture.tokens[token] ?? '');
	const send = through(direct);
	const acting = fixture.accounts[account];
	if (acting === undefined) throw new Error(`the fixture has no account ${account}`);
	const teamSpace = JSON.stringify({ '.tag': 'root', root: acting.rootNamespaceId });
	const headers = inTeamSpace ? { ...given, pathRoot: teamSpace } : given;
	const open = openThrough(createEmulatorOpen(emulator, fixture.tokens[token] ?? ''));
	const rootNamespaceId = pathRootIn(headers) ?? acting.homeNamespaceId;
	const { accountId, homeNamespaceId } = acting;
	const whoAmI = async () => ({ accountId, rootNamespaceId, homeNamespaceId });
	/** The adapter of a run, whose calls and downloads all go through something. */
	const apiOver = (interceptor: CallInterceptor) =>
		createApi(interceptor(send), clock, async () => headers, interceptor(open));
	const adapterOf = (its: DownloadApi) => ({
		...createDropbox(its, clock, { whoAmI }),
		...(sizes === undefined ? {} : createUploadsPort(its, clock, undefined, sizes)),
	});
	const dropboxOver = (interceptor: CallInterceptor) => adapterOf(apiOver(interceptor));
	const api = apiOver((call) => call);
	const dropbox = adapterOf(api);
	/** Sees and changes the state as the account does, past the API: for arranging and asserting. */
	const view = () =>
		new View(state, actingAs(state, { account: acting, app: fixture.app, scopes: [], rootNamespaceId }));
	const calls = (route?: string) =>
		emulator.log.calls.filter((call) => route === undefined || call.route === route).length;
	/** Everybody whom nothing keeps from what is at a path: what a test holds against what was reported. */
	const openers = (path: string) => whoCanOpen(state, find(view(), path));
	/** What a client does on the page of a file request. */
	const handIn = (requestId: string, name: string, text: string) =>
		receive(state, requestId, { name, from: undefined, blob: state.contents.put(Buffer.from(text)) });
	/** The same account at work in Dropbox itself: what it does is neither lost nor delayed. */
	const person = createSdk(direct, headers);
	return {
		options,
		person,
		emulator,
		state,
		fixture,
		send,
		open,
		api,
		apiOver,
		dropbox,
		dropboxOver,
		clock,
		view,
		openers,
		handIn,
		calls,
		close: () => state.close(),
	};
}

/** Hands requests to an emulator with a token, as n8n's request helper would send them. */
export function createEmulatorSend(emulator: DropboxEmulator, token: string): Send {
	return async (request) => {
		const { status, headers, body, cutAfterBytes } = await emulator.handle(toEmulatedRequest(request, token));
		if (cutAfterBytes !== undefined) throw new ConnectionLost('the connection was cut');
		const bytes = body instanceof Readable ? await buffer(body) : Buffer.from(body);
		return { status, headers: lowerCaseNames(headers), body: bytes };
	};
}

/** The same for downloads, whose content may break off. */
export function createEmulatorOpen(emulator: DropboxEmulator, token: string): SendStreaming {
	return async (request) => {
		const answer = await emulator.handle(toEmulatedRequest(request, token));
		const { status, headers, cutAfterBytes } = answer;
		if (cutAfterBytes === 0) throw new ConnectionLost('the connection was cut');
		const body = outgoingBody(answer, () => new ConnectionLost('the connection was cut'));
		const content = body instanceof Readable ? body : Readable.from([Buffer.from(body)]);
		return { status, headers: lowerCaseNames(headers), body: content };
	};
}

function toEmulatedRequest({ url, method, headers, body }: HttpRequest, token: string): EmulatedRequest {
	const { hostname, pathname, searchParams } = new URL(url);
	return {
		host: hostname,
		method,
		path: pathname,
		query: searchParams,
		headers: { ...lowerCaseNames(headers), authorization: `Bearer ${token}` },
		body: Buffer.concat(body ?? []),
	};
}

const lowerCaseNames = (headers: Record<string, string>): Record<string, string> =>
	Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

function pathRootIn({ pathRoot }: ActingHeaders): string | undefined {
	return pathRoot === undefined ? undefined : (JSON.parse(pathRoot) as { root?: string }).root;
}
