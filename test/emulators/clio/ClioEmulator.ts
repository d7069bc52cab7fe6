/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import { randomUUID } from 'node:crypto';
import type { CallLabels, CallLog } from '../core/CallLog';
import type { Clock } from '../core/Clock';
import type { EmulatedRequest, EmulatedResponse } from '../core/contract';
import { ServiceEmulator } from '../core/ServiceEmulator';
import { CLIO_FAULT_RULES, type ClioFault } from './faults/ClioFault';
import { afterFault, faultResponse } from './faults/faultResponse';
import { callOf, requireNonce, requirePermissions } from './gateway/admit';
import { apiVersionOf } from './gateway/apiVersion';
import { authenticate, NotAuthorised } from './gateway/authenticate';
import { ClioRefusal, errorBody } from './gateway/ClioRefusal';
import { htmlPage } from './gateway/htmlPage';
import { RateLimiter } from './gateway/RateLimiter';
import { RouteTable, type FoundRoute } from './gateway/RouteTable';
import { OAuth, OAUTH_ROUTES } from './oauth/OAuth';
import { allRoutes } from './routes';
import type { ClioState } from './state/ClioState';
import { API_HOSTS, STORAGE_HOSTS } from './state/regions';
import { answerStorage } from './storage/answerStorage';
import { Webhooks } from './webhooks/Webhooks';

const STORAGE_ROUTES = ['GET storage', 'PUT storage'];

/** Where nothing of the service is, to see that nobody goes there. */
export const STRANGE_HOST = 'storage.clio-lookalike.example';

/** Clio Manage as its clients see it: the API, OAuth, the storage, and what can go wrong with either. */
export class ClioEmulator extends ServiceEmulator<ClioFault> {
	readonly hosts = [...API_HOSTS, ...STORAGE_HOSTS, STRANGE_HOST];
	/** Parts of an upload may be large. */
	readonly largestBody = 600 * 1024 * 1024;
	readonly limiter = new RateLimiter();
	readonly oauth = new OAuth();
	readonly webhooks: Webhooks;
	private readonly table = new RouteTable(allRoutes);

	constructor(
		/** Replaced as a whole when the emulator is reset. */
		public state: ClioState,
		log?: CallLog,
	) {
		super(CLIO_FAULT_RULES, log);
		this.webhooks = new Webhooks(state);
	}

	get routes(): string[] {
		return [...this.table.names, ...OAUTH_ROUTES, ...STORAGE_ROUTES, 'strange_host'].sort();
	}

	override forget(): void {
		super.forget();
		this.limiter.forget();
	}

	protected override get clock(): Clock {
		return this.state.clock;
	}

	/** Whose call it was. */
	protected override labelsOf({ headers }: EmulatedRequest): CallLabels {
		const token = this.state.access.accessTokens.get((headers.authorization ?? '').replace(/^Bearer /i, ''));
		return { user: token && String(token.grant.userId) };
	}

	protected override routeOf(request: EmulatedRequest): string {
		const { host, method, path } = request;
		if (host === STRANGE_HOST) return 'strange_host';
		if (STORAGE_HOSTS.includes(host)) return `${method} storage`;
		if (path.startsWith('/oauth/')) return `${method} ${path.slice(1)}`;
		return this.table.find(request)?.route.name ?? `${method} ${path}`;
	}

	protected override async respond(
		route: string,
		request: EmulatedRequest,
		fault: ClioFault | undefined,
	): Promise<EmulatedResponse> {
		const instead = fault && faultResponse(fault);
		return afterFault(fault, instead ?? (await this.dispatch(route, request)));
	}

	private async dispatch(route: string, request: EmulatedRequest): Promise<EmulatedResponse> {
		if (route === 'strange_host') return htmlPage(200, 'You should not be here');
		if (STORAGE_ROUTES.includes(route)) return answerStorage(this.state, request);
		const found = this.table.find(request);
		try {
			if (found) return await this.answerApi(found, request);
			if (OAUTH_ROUTES.includes(route)) return this.oauth.answer(this.state, route, request);
		} catch (error) {
			if (error instanceof ClioRefusal || error instanceof NotAuthorised) return error.response;
			throw error;
		}
		return htmlPage(404, 'The page you were looking for does not exist');
	}

	private async answerApi({ route, id }: FoundRoute, request: EmulatedRequest): Promise<EmulatedResponse> {
		const { state } = this;
		const version = apiVersionOf(state, request);
		const token = authenticate(state, request);
		const allowance = this.limiter.count(state, token.token);
		const headers = { 'x-request-id': randomUUID(), ...allowance?.headers };
		if (allowance?.exceeded) return errorBody(429, 'RateLimited', 'Too many requests.', headers);
		const answer = async (): Promise<EmulatedResponse> => {
			const call = callOf(state, this.webhooks, request, token, id);
			requirePermissions(token.grant.permissions, [...route.needs, ...(route.furtherNeeds?.(call) ?? [])]);
			requireNonce(call);
			return await route.answer(call);
		};
		const response = await answer().catch((error: unknown) => {
			if (error instanceof ClioRefusal) return error.response;
			throw error;
		});
		// Only successful responses tell the version.
		const told: Record<string, string> = response.status < 400 ? { 'x-api-version': version } : {};
		return { ...response, headers: { ...response.headers, ...headers, ...told } };
	}
}
