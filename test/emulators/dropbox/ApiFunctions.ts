/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import { json, type EmulatedRequest, type EmulatedResponse } from '../core/contract';
import { actingFor } from './gateway/actingFor';
import { authenticate } from './gateway/authenticate';
import { BusyEntries } from './faults/BusyEntries';
import type { DropboxFault } from './faults/DropboxFault';
import { demandAvailable, isUnavailable, unknownFunction } from './gateway/availability';
import { badRequest, tagged } from './gateway/Refusal';
import { readArgument } from './gateway/readArgument';
import { sdkRoutes, type SdkRoute } from './gateway/sdkRoutes';
import type { WriteLocks } from './gateway/WriteLocks';
import { CallRefused, RouteError, type AnyRoute, type Call, type DownloadResponse } from './route';
import type { Acting } from './state/accounts';
import type { DropboxState } from './state/DropboxState';

/** The functions below `/2/`: looked up, checked at the gateway, then answered by their route. */
export class ApiFunctions {
	private readonly known = sdkRoutes();
	private readonly busyEntries = new BusyEntries();
	private readonly routes: ReadonlyMap<string, AnyRoute>;

	constructor(
		routes: readonly AnyRoute[],
		private readonly locks: WriteLocks,
	) {
		this.routes = new Map(routes.map((route) => [route.name, route]));
		for (const name of this.routes.keys()) {
			if (!this.known.has(name)) throw new Error(`the SDK knows no route ${name}`);
		}
	}

	/** Names of all routes that are answered. */
	get names(): string[] {
		return [...this.routes.keys()];
	}

	/** Answers one call. Throws Refusal for what the gateway turns away. */
	async respond(
		state: DropboxState,
		name: string,
		request: EmulatedRequest,
		fault?: DropboxFault,
	): Promise<EmulatedResponse> {
		const { sdk, acting, route } = this.admit(state, name, request);
		const asked = readArgument<unknown>(sdk, route.argument, request, state.switches);
		const { argument, mend } = this.busyEntries.holdBack(state, name, asked, fault);
		const body = sdk.style === 'upload' ? request.body : Buffer.alloc(0);
		const call: Call = { argument, body, acting, state, request };
		try {
			const result = await this.locks.runLocked(sdk, call, () => route.answer(call));
			return asResponse(request, this.busyEntries.mend(argument, result, mend));
		} catch (error) {
			if (error instanceof RouteError) return tagged(error.status, error.error);
			if (error instanceof CallRefused) throw badRequest(name, error.message);
			throw error;
		}
	}

	/** The acting account of a call that passes every check at the gateway. */
	admit(
		state: DropboxState,
		name: string,
		request: EmulatedRequest,
	): { sdk: SdkRoute; route: AnyRoute; acting: Acting } {
		const sdk = this.known.get(name);
		const gone = state.switches.unavailableAs === 'unknown_function' && isUnavailable(state, name);
		if (!sdk || gone) throw unknownFunction(name, request);
		demandPlace(sdk, request);
		const caller = authenticate(state, sdk, request);
		demandAvailable(state, name, caller.kind === 'nobody' ? undefined : caller.app);
		const route = this.routes.get(name);
		if (!route) throw badRequest(name, "The emulator doesn't answer this API function.");
		return { sdk, route, acting: actingFor(state, sdk, route, request, caller) };
	}
}

function demandPlace(sdk: SdkRoute, request: EmulatedRequest): void {
	if (request.host !== sdk.host) {
		throw badRequest(
			sdk.name,
			`Incorrect host for API function "${sdk.name}".  You must issue the request to "${sdk.host}".`,
		);
	}
	const allowed = sdk.style === 'download' ? ['POST', 'GET'] : ['POST'];
	if (!allowed.includes(request.method)) {
		throw badRequest(
			sdk.name,
			`Unexpected HTTP method "${request.method}". Expecting ${allowed.join(' or ')}.`,
		);
	}
}

function asResponse(request: EmulatedRequest, outcome: unknown): EmulatedResponse {
	if (!isDownload(outcome)) return json(200, outcome);
	const { result, response } = outcome.download;
	const { etag } = response.headers;
	if (etag !== undefined && isKnown(etag, request.headers['if-none-match']))
		return { status: 304, headers: { etag }, body: '' };
	return { ...response, headers: { 'dropbox-api-result': asciiJson(result), ...response.headers } };
}

/** Whether the client says that it has that version, as one of a list or by `*`; weak tags compare as strong ones do. */
function isKnown(etag: string, header: string | undefined): boolean {
	const plain = (tag: string): string => tag.trim().replace(/^W\//, '');
	return (header?.split(',') ?? []).some((tag) => plain(tag) === '*' || plain(tag) === plain(etag));
}

function isDownload(outcome: unknown): outcome is DownloadResponse {
	return typeof outcome === 'object' && outcome !== null && 'download' in outcome;
}

/** JSON that fits in a header: everything that is not printable ASCII becomes `\uXXXX`. */
function asciiJson(value: unknown): string {
	return JSON.stringify(value).replace(
		/[\u007f-\uffff]/g,
		(char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}
