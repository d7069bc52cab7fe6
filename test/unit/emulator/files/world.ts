import type { files } from 'dropbox';
import { filesRoutes } from '../../../emulator/dropbox/routes/files';
import { RouteError } from '../../../emulator/dropbox/route';
import { actingAs, type ActingOptions } from '../../../emulator/dropbox/state/acting';
import { DropboxState, type StateOptions } from '../../../emulator/dropbox/state/DropboxState';
import { fixtures, type Fixture, type FixtureName } from '../../../emulator/dropbox/state/fixtures';

/** A fixture, and calls of its routes as the edge makes them: the argument parsed strictly, then answered. */
export class World {
	readonly state: DropboxState;
	readonly fixture: Fixture;

	constructor(name: FixtureName = 'personal', options: StateOptions = {}) {
		this.state = new DropboxState(options);
		this.fixture = fixtures[name](this.state);
	}

	/** Calls a route as one of the fixture's accounts. */
	as(short: string, acting: Partial<ActingOptions> = {}) {
		const { state, fixture } = this;
		const account = fixture.accounts[short];
		if (!account) throw new Error(`no account ${short}`);
		const seen = actingAs(state, { account, app: fixture.app, scopes: [], ...acting });
		return async <R = Record<string, unknown>>(name: string, argument: unknown, body = ''): Promise<R> => {
			const route = filesRoutes.find((each) => each.name === `files/${name}`);
			if (!route) throw new Error(`no route ${name}`);
			const call = { argument: route.argument.parse(argument), acting: seen, state, body: Buffer.from(body) };
			const headers = {};
			const request = {
				host: '',
				method: 'POST',
				path: '',
				query: new URLSearchParams(),
				headers,
				body: call.body,
			};
			return (await route.answer({ ...call, request })) as R;
		};
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
export function pathsOf(listing: files.ListFolderResult): string[] {
	return listing.entries.map((entry) => `${entry['.tag'] === 'deleted' ? '-' : ''}${entry.path_display}`);
}
