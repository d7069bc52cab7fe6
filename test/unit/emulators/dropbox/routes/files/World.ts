/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { files } from 'dropbox';
import { filesRoutes } from '@/test/emulators/dropbox/routes/files';
import { RouteError, type DownloadResponse } from '@/test/emulators/dropbox/route';
import { actingAs, type ActingOptions } from '@/test/emulators/dropbox/state/acting';
import { DropboxState, type StateOptions } from '@/test/emulators/dropbox/state/DropboxState';
import { fixtures, type Fixture, type FixtureName } from '@/test/emulators/dropbox/state/fixtures';
import type { Namespace } from '@/test/emulators/dropbox/state/Namespace';

/** A call of a route as the edge makes it. Rejects with a ZodError where the edge answers 400. */
export type RouteCall = <R = Record<string, unknown>>(
	name: string,
	argument: unknown,
	body?: string | Buffer,
	headers?: Record<string, string>,
) => Promise<R>;

/** A fixture, and calls of its routes: the argument parsed strictly, then answered. */
export class World {
	readonly state: DropboxState;
	readonly fixture: Fixture;

	constructor(name: FixtureName = 'personal', options: StateOptions = {}) {
		this.state = new DropboxState(options);
		this.fixture = fixtures[name](this.state);
	}

	/** Calls as one of the fixture's accounts. */
	as(short: string, acting: Partial<ActingOptions> = {}): RouteCall {
		const { state, fixture } = this;
		const account = fixture.accounts[short];
		if (!account) throw new Error(`no account ${short}`);
		const seen = actingAs(state, { account, app: fixture.app, scopes: [], ...acting });
		return async <R>(
			name: string,
			argument: unknown,
			body: string | Buffer = '',
			headers = {},
		): Promise<R> => {
			const route = filesRoutes.find((each) => each.name === `files/${name}`);
			if (!route) throw new Error(`no route ${name}`);
			const bytes = Buffer.from(body);
			const query = new URLSearchParams();
			const request = { host: '', method: 'POST', path: '', query, headers, body: bytes };
			const parsed = route.argument.parse(argument);
			return (await route.answer({ argument: parsed, acting: seen, state, body: bytes, request })) as R;
		};
	}

	/** Calls with the account's root as path root, as a client with Path-Root does. */
	atRoot(short: string, acting: Partial<ActingOptions> = {}): RouteCall {
		return this.as(short, { rootNamespaceId: this.fixture.accounts[short]?.rootNamespaceId, ...acting });
	}

	namespace(name: string): Namespace {
		const namespace = this.fixture.namespaces[name];
		if (!namespace) throw new Error(`no namespace ${name}`);
		return namespace;
	}

	close(): void {
		this.state.close();
	}
}

/** The `error` of the 409 that a call answers with. Throws when it succeeds or breaks otherwise. */
export async function refusal(call: Promise<unknown>): Promise<RouteError['error']> {
	const answer = await call.then(
		(value) => ({ value }),
		(error: unknown) => ({ error }),
	);
	if ('error' in answer && answer.error instanceof RouteError) return answer.error.error;
	throw 'error' in answer ? answer.error : new Error(`answered ${JSON.stringify(answer.value)}`);
}

/** Paths of a listing, in its order, deleted entries with a minus before them. */
export function pathsOf(listing: Pick<files.ListFolderResult, 'entries'>): string[] {
	return listing.entries.map((entry) => `${entry['.tag'] === 'deleted' ? '-' : ''}${entry.path_display}`);
}

/** Every page from a listing on, in one. */
export async function allPages(
	call: RouteCall,
	first: files.ListFolderResult,
): Promise<files.ListFolderResult> {
	const entries = [...first.entries];
	let page = first;
	while (page.has_more) {
		page = await call<files.ListFolderResult>('list_folder/continue', { cursor: page.cursor });
		entries.push(...page.entries);
	}
	return { entries, cursor: page.cursor, has_more: false };
}

/** The bytes of a download. */
export async function bytesOf({ download }: DownloadResponse): Promise<Buffer> {
	const pieces: Buffer[] = [];
	const { body } = download.response;
	if (typeof body === 'string' || Buffer.isBuffer(body)) return Buffer.from(body);
	for await (const piece of body) pieces.push(piece as Buffer);
	return Buffer.concat(pieces);
}
