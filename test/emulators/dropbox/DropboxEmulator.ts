/* eslint-disable @n8n/community-nodes/no-hardcoded-secrets, @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import { CallLog } from '../core/calls/CallLog';
import { recordOf } from '../core/calls/recordOf';
import type { EmulatedRequest, EmulatedResponse, EmulatedService } from '../core/contract';
import type { Fault } from '../core/faults/Fault';
import { FaultPlan } from '../core/faults/FaultPlan';
import { applyTransportFault } from '../core/faults/applyTransportFault';
import { ApiFunctions } from './ApiFunctions';
import { text } from './gateway/responses';
import { faultResponse } from './gateway/faultResponse';
import { headerTooLong } from './gateway/headerTooLong';
import { Refusal } from './gateway/Refusal';
import { rootInfoOf } from './gateway/rootInfoOf';
import { withRequestId } from './gateway/withRequestId';
import { withFaultSwitches } from './gateway/withFaultSwitches';
import { WriteLocks } from './gateway/WriteLocks';
import { OAuth } from './oauth/OAuth';
import { allRoutes } from './routes';
import { answerTemporaryLink } from './routes/files';
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
export class DropboxEmulator implements EmulatedService {
	readonly hosts = [
		'api.dropboxapi.com',
		'content.dropboxapi.com',
		'notify.dropboxapi.com',
		...['www.dropbox.com', BARE_DOMAIN, LINK_HOSTS],
	];
	readonly faults = new FaultPlan();
	readonly locks = new WriteLocks();
	readonly oauth = new OAuth();
	readonly webhooks: Webhooks;
	/** Milliseconds by which every call is late. */
	latencyMs = 0;
	private readonly functions = new ApiFunctions(allRoutes, this.locks);

	constructor(
		/** Replaced as a whole when the emulator is reset. */
		public state: DropboxState,
		readonly log: CallLog = new CallLog(),
	) {
		this.webhooks = new Webhooks(state);
	}

	/** Names of all API functions that are answered, in order. */
	get routes(): string[] {
		return this.functions.names.sort();
	}

	/** As the switch says; the proxy asks before it reads a body. */
	get bytesPerSecondPerConnection(): number | undefined {
		return this.state.switches.bytesPerSecondPerConnection ?? undefined;
	}

	async handle(request: EmulatedRequest): Promise<EmulatedResponse> {
		const startedAt = Date.now();
		const start = performance.now();
		const route = routeOf(request);
		const tooLong = headerTooLong(this.state, request);
		// What the load balancer turns away never reaches the service, so no fault counts or strikes it.
		const fault = tooLong ? undefined : this.faults.next(route);
		await this.wait(fault);
		const response = tooLong ?? (await this.answer(route, request, fault));
		const ms = performance.now() - start;
		this.log.add(recordOf({ request, route, response, startedAt, ms, fault: fault && nameOf(fault) }));
		return response;
	}

	private async wait(fault: Fault | undefined): Promise<void> {
		const milliseconds = this.latencyMs + (fault?.kind === 'delay' ? fault.milliseconds : 0);
		if (milliseconds > 0) await this.state.clock.sleep(milliseconds);
	}

	private async answer(
		route: string,
		request: EmulatedRequest,
		fault: Fault | undefined,
	): Promise<EmulatedResponse> {
		try {
			const caller = () => this.functions.admit(this.state, route, request).acting.account;
			const rootInfo = () => rootInfoOf(this.state, caller());
			const instead = fault && faultResponse(fault, route, rootInfo);
			const state = withFaultSwitches(this.state, fault);
			const response = instead ?? (await this.route(state, route, request, fault));
			return withRequestId(applyTransportFault(fault, response));
		} catch (error) {
			if (error instanceof Refusal) return withRequestId(applyTransportFault(fault, error.response));
			throw error;
		}
	}

	private async route(
		state: DropboxState,
		route: string,
		request: EmulatedRequest,
		fault: Fault | undefined,
	): Promise<EmulatedResponse> {
		if (PAGES[request.host + request.path] === route) return this.oauth.answer(state, route, request);
		if (request.host === BARE_DOMAIN) return toWww(request);
		if (request.host === state.temporaryLinks.host) return answerTemporaryLink(state, request);
		if (request.path.startsWith('/2/')) return this.functions.answer(state, route, request, fault);
		return text(404, 'Not found');
	}
}

/** What the log and fault rules call a visit to a temporary link: the address itself opens the file. */
const TEMPORARY_LINK = 'temporary_link';

function routeOf({ host, path }: EmulatedRequest): string {
	if (host.endsWith(LINK_HOSTS.slice(1))) return TEMPORARY_LINK;
	return PAGES[host + path] ?? (path.startsWith('/2/') ? path.slice(3) : path);
}

function toWww({ path, query }: EmulatedRequest): EmulatedResponse {
	const target = new URL(path, 'https://www.dropbox.com');
	target.search = query.toString();
	return { status: 301, headers: { location: target.href }, body: '' };
}

function nameOf(fault: Fault): string {
	return fault.kind === 'reset' ? `reset ${fault.when}` : fault.kind;
}
