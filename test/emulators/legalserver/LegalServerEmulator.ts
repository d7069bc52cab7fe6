/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import type { CallLabels, CallLog } from '../core/CallLog';
import type { Clock } from '../core/Clock';
import type { EmulatedRequest, EmulatedResponse } from '../core/contract';
import { ServiceEmulator } from '../core/ServiceEmulator';
import { afterFault, faultResponse } from './faults/faultResponse';
import { LEGALSERVER_FAULT_RULES, type LegalServerFault } from './faults/LegalServerFault';
import { authenticate } from './gateway/authenticate';
import { countRequest } from './gateway/countRequest';
import { htmlPage } from './gateway/htmlPage';
import { notAuthorizedRefusal, notForThisSiteRefusal, Refusal } from './gateway/Refusal';
import { RouteTable, type FoundRoute } from './gateway/RouteTable';
import { overloaded, siteDown, tooManyRequests } from './gateway/unavailable';
import { allRoutes } from './routes';
import type { LegalServerState } from './state/LegalServerState';
import type { Site } from './state/Site';

/** Sites of LegalServer as their clients see them: each at a host of its own. */
export class LegalServerEmulator extends ServiceEmulator<LegalServerFault> {
	readonly hosts = ['*.legalserver.org'];
	readonly largestBody = 600 * 1024 * 1024;
	private readonly table = new RouteTable(allRoutes);

	constructor(
		/** Replaced as a whole when the emulator is reset. */
		public state: LegalServerState,
		log?: CallLog,
	) {
		super(LEGALSERVER_FAULT_RULES, log);
	}

	get routes(): string[] {
		return this.table.names.sort();
	}

	protected override get clock(): Clock {
		return this.state.clock;
	}

	/** At which site, and whose call it was. */
	protected override labelsOf({ host, headers }: EmulatedRequest): CallLabels {
		const site = this.state.siteOf(host);
		const token = site?.tokens.get((headers.authorization ?? '').replace(/^Bearer /i, ''));
		return { site: site?.name, user: token && site?.users.get(token.userId)?.login };
	}

	protected override routeOf(request: EmulatedRequest): string {
		return this.table.find(request)?.route.name ?? `${request.method} ${request.path}`;
	}

	protected override async respond(
		_route: string,
		request: EmulatedRequest,
		fault: LegalServerFault | undefined,
	): Promise<EmulatedResponse> {
		const instead = fault && faultResponse(fault);
		return afterFault(fault, instead ?? (await this.dispatch(request)));
	}

	private async dispatch(request: EmulatedRequest): Promise<EmulatedResponse> {
		const site = this.state.siteOf(request.host);
		if (!site) return htmlPage(404, 'The requested site could not be found');
		const { maintenance } = site.switches;
		if (maintenance !== 'off') return maintenance === 'html' ? siteDown() : overloaded();
		const allowance = countRequest(site);
		if (allowance?.exceeded) return tooManyRequests(allowance.headers);
		const found = this.table.find(request);
		if (!found) return htmlPage(404, 'Page not found');
		const response = await this.answer(site, found, request).catch((error: unknown) => {
			if (error instanceof Refusal) return error.response;
			throw error;
		});
		// Not documented with 401 and 403.
		const isCounted = ![401, 403].includes(response.status);
		return { ...response, headers: { ...response.headers, ...(isCounted ? allowance?.headers : {}) } };
	}

	private async answer(
		site: Site,
		{ route, params }: FoundRoute,
		request: EmulatedRequest,
	): Promise<EmulatedResponse> {
		const isDownload = route.name.includes('download.php');
		try {
			const caller = authenticate(site, request);
			if (route.name.includes(' api/v2/') && !site.switches.v2) throw notForThisSiteRefusal();
			if (route.premium && !site.switches.premium) throw notForThisSiteRefusal();
			if (!route.needs.every((need) => caller.permissions.has(need)))
				throw notAuthorizedRefusal(site.switches.permissionStatus);
			return await route.answer({ state: this.state, site, request, query: request.query, params, caller });
		} catch (error) {
			const isRefused = error instanceof Refusal && error.status === 401;
			if (isDownload && isRefused && site.switches.loginPageOnDownload) return htmlPage(200, 'Log in');
			throw error;
		}
	}
}
