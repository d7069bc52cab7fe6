/* eslint-disable @n8n/community-nodes/no-hardcoded-secrets, @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import { randomUUID } from 'node:crypto';
import type { CallLabels, CallLog } from '../core/CallLog';
import type { Clock } from '../core/Clock';
import { text, type EmulatedRequest, type EmulatedResponse } from '../core/contract';
import { ServiceEmulator } from '../core/ServiceEmulator';
import { ApiFunctions } from './ApiFunctions';
import { DROPBOX_FAULT_RULES, type DropboxFault } from './faults/DropboxFault';
import { faultResponse } from './faults/faultResponse';
import { withFaultSwitches } from './faults/withFaultSwitches';
import { headerTooLong } from './gateway/headerTooLong';
import { Refusal } from './gateway/Refusal';
import { rootInfoOf } from './gateway/rootInfoOf';
import { WriteLocks } from './gateway/WriteLocks';
import { OAuth } from './oauth/OAuth';
import { allRoutes } from './routes';
import { answerTemporaryLink } from './routes/files';
import { BLOCK } from './state/blockDigests';
import type { DropboxState } from './state/DropboxState';
import { Webhooks } from './webhooks/Webhooks';

/** Host names and paths of what is no API function. */
const PAGES: Record<string, string> = {
	'www.dropbox.com/oauth2/authorize': 'oauth2/authorize',
	'api.dropboxapi.com/oauth2/token': 'oauth2/token',
};

/** Where the SDK sends people for consent; the service sends them on to www. */
const BARE_DOMAIN = 'dropbox.com';

/** Where temporary links lead. */
const LINK_HOSTS = '*.dl.dropboxusercontent.com';

/** Dropbox as its clients see it: the API's functions, OAuth, and what can go wrong with either. */
export class DropboxEmulator extends ServiceEmulator<DropboxFault> {
	readonly hosts = [
		'api.dropboxapi.com',
		'content.dropboxapi.com',
		'notify.dropboxapi.com',
		...['www.dropbox.com', BARE_DOMAIN, LINK_HOSTS],
	];
	/** Dropbox takes 150 MiB per request; a little more is read so that the routes can refuse it themselves. */
	readonly largestBody = 151 * 1024 * 1024;
	/** The blocks of the content hash. */
	readonly blockSize = BLOCK;
	readonly locks = new WriteLocks();
	readonly oauth = new OAuth();
	readonly webhooks: Webhooks;
	private readonly functions = new ApiFunctions(allRoutes, this.locks);

	constructor(
		/** Replaced as a whole when the emulator is reset. */
		public state: DropboxState,
		log?: CallLog,
	) {
		super(DROPBOX_FAULT_RULES, log);
		this.webhooks = new Webhooks(state);
	}

	get routes(): string[] {
		return this.functions.names.sort();
	}

	/** As the switch says; the proxy asks before it reads a body. */
	get bytesPerSecondPerConnection(): number | undefined {
		return this.state.switches.bytesPerSecondPerConnection ?? undefined;
	}

	override forget(): void {
		super.forget();
		this.locks.settings.milliseconds = 0;
	}

	protected override get clock(): Clock {
		return this.state.clock;
	}

	protected override turnAway(request: EmulatedRequest): EmulatedResponse | undefined {
		return headerTooLong(this.state, request);
	}

	/** Whose call it was, and where its paths start. */
	protected override labelsOf({ headers }: EmulatedRequest): CallLabels {
		return {
			selectUser: headers['dropbox-api-select-user'],
			selectAdmin: headers['dropbox-api-select-admin'],
			pathRoot: headers['dropbox-api-path-root'],
		};
	}

	protected override routeOf({ host, path }: EmulatedRequest): string {
		// The address of a temporary link itself opens the file.
		if (host.endsWith(LINK_HOSTS.slice(1))) return 'temporary_link';
		return PAGES[host + path] ?? (path.startsWith('/2/') ? path.slice(3) : path);
	}

	protected override async respond(
		route: string,
		request: EmulatedRequest,
		fault: DropboxFault | undefined,
	): Promise<EmulatedResponse> {
		try {
			const caller = () => this.functions.admit(this.state, route, request).acting.account;
			const rootInfo = () => rootInfoOf(this.state, caller());
			const instead = fault && faultResponse(fault, route, rootInfo);
			const state = withFaultSwitches(this.state, fault);
			return withRequestId(instead ?? (await this.dispatch(state, route, request, fault)));
		} catch (error) {
			if (error instanceof Refusal) return withRequestId(error.response);
			throw error;
		}
	}

	private async dispatch(
		state: DropboxState,
		route: string,
		request: EmulatedRequest,
		fault: DropboxFault | undefined,
	): Promise<EmulatedResponse> {
		if (PAGES[request.host + request.path] === route) return this.oauth.answer(state, route, request);
		if (request.host === BARE_DOMAIN) return toWww(request);
		if (request.host === state.temporaryLinks.host) return answerTemporaryLink(state, request);
		if (request.path.startsWith('/2/')) return this.functions.respond(state, route, request, fault);
		return text(404, 'Not found');
	}
}

function toWww({ path, query }: EmulatedRequest): EmulatedResponse {
	const target = new URL(path, 'https://www.dropbox.com');
	target.search = query.toString();
	return { status: 301, headers: { location: target.href }, body: '' };
}

/** Adds the headers that every response of the API has; support asks for the request ID. */
function withRequestId(response: EmulatedResponse): EmulatedResponse {
	return {
		...response,
		headers: {
			'x-dropbox-request-id': randomUUID().replaceAll('-', ''),
			'x-content-type-options': 'nosniff',
			'cache-control': 'no-cache',
			...response.headers,
		},
	};
}
