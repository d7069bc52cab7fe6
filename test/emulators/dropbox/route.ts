import type { z } from 'zod';
import type { EmulatedRequest, EmulatedResponse } from '../core/contract';
import type { DropboxState } from './state/DropboxState';
import type { Acting } from './state/accounts';

/** Everything a route may know about the call it answers. */
export interface Call<Argument = unknown> {
	argument: Argument;
	/** Bytes of a content upload; empty for rpc routes. */
	body: Buffer;
	/** Whose call it is, seen through Select-User, Select-Admin and Path-Root. */
	acting: Acting;
	state: DropboxState;
	request: EmulatedRequest;
}

/**
 * A route of the API, in the terms of `dropbox/lib/routes.js`, which is the oracle for host,
 * style, auth and scope: those are looked up there by name and enforced before `answer` runs.
 */
export interface Route<Argument = never> {
	/** As in the URL: `files/create_folder_v2`. */
	name: string;
	/** Strict schema of the argument; what it refuses becomes the 400 of the real service. */
	argument: z.ZodType<Argument, z.ZodTypeDef, unknown>;
	/** Which Select-Admin modes the route takes; none if absent. */
	selectAdmin?: 'team_admin' | 'whole_team';
	/** Returns the JSON result, or a whole response for downloads; throws RouteError for a 409. */
	answer(call: Call<Argument>): Promise<unknown | DownloadResponse>;
}

export interface DownloadResponse {
	download: { result: unknown; response: EmulatedResponse };
}

/** A route whose argument type is of no concern: `filesRoutes: AnyRoute[]`. */
export type AnyRoute = Route<unknown>;

/**
 * An argument that fits the schema and is refused nevertheless: 400 text/plain
 * `Error in call to API function "<route>": <message>`.
 */
export class CallRefused extends Error {}

/** The 409 of a route: `{error_summary, error}`; `error` is the tagged union of the spec. */
export class RouteError extends Error {
	constructor(
		readonly error: { '.tag': string } & Record<string, unknown>,
		readonly status = 409,
	) {
		super(error['.tag']);
	}
}
