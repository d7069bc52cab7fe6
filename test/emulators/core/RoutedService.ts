import type { CallLog } from './CallLog';
import { json, type EmulatedRequest, type EmulatedResponse } from './contract';
import type { EmulatedWorld } from './EmulatedWorld';
import { COMMON_FAULT, commonFaultResponse, faultRules, type CommonFault } from './faults/Fault';
import { ServiceEmulator } from './ServiceEmulator';

/** What a route is told of a call. */
export interface RoutedCall<State> {
	state: State;
	request: EmulatedRequest;
	query: URLSearchParams;
	/** The parts of the path that the route names: `id` of `/tasks/:id`. */
	params: Readonly<Record<string, string>>;
	/** The fields of a JSON object or of a form; none for any other body. */
	fields: Readonly<Record<string, unknown>>;
}

export type RouteHandler<State> = (call: RoutedCall<State>) => EmulatedResponse | Promise<EmulatedResponse>;

/** A service as a table of routes over a state. */
export interface ServiceTable<State> {
	hosts: readonly string[];
	/** What the service may start from, by name; the first one unless another is named. */
	fixtures: Readonly<Record<string, () => State>>;
	/** By method and path, `GET /tasks/:id`; the log and fault rules call a call by that name, too. */
	routes: Readonly<Record<string, RouteHandler<State>>>;
	/** Routes that need no credentials: those that hand out tokens. */
	openRoutes?: Readonly<Record<string, RouteHandler<State>>>;
	/** Whether the credentials of a call are good; if not, it gets a 401. */
	isAuthorized(state: State, request: EmulatedRequest): boolean;
	/** The body of an error in the service's own form: of a 400, 401, 404, 429. */
	errorBody(status: number, message: string): unknown;
}

const FAULT_RULES = faultRules<CommonFault>(COMMON_FAULT);

/** Answers by a table: finds the route, checks the credentials, says what is wrong in the service's form. */
export class RoutedService<State> extends ServiceEmulator implements EmulatedWorld {
	readonly hosts: readonly string[];
	readonly fixtureNames: readonly string[];
	readonly routes: readonly string[];
	fixtureName: string;
	state: State;

	constructor(
		private readonly table: ServiceTable<State>,
		options: { fixture?: string; log?: CallLog } = {},
	) {
		super(FAULT_RULES, options.log);
		this.hosts = table.hosts;
		this.fixtureNames = Object.keys(table.fixtures);
		this.routes = Object.keys({ ...table.openRoutes, ...table.routes });
		this.fixtureName = options.fixture ?? this.fixtureNames[0] ?? '';
		this.state = this.freshState();
	}

	get service(): this {
		return this;
	}

	reset(fixtureName = this.fixtureName): void {
		this.fixtureName = fixtureName;
		this.state = this.freshState();
		this.forget();
	}

	close(): void {}

	protected override routeOf({ method, path }: EmulatedRequest): string {
		const name = `${method} ${path}`;
		return this.routes.find((route) => paramsOf(route, name) !== undefined) ?? name;
	}

	protected override async respond(
		route: string,
		request: EmulatedRequest,
		fault: CommonFault | undefined,
	): Promise<EmulatedResponse> {
		const instead =
			fault &&
			commonFaultResponse(fault, {
				tooManyRequests: (_retryAfter, headers) => this.error(429, 'too many requests', headers),
				expiredToken: () => this.error(401, 'the token has lapsed'),
			});
		if (instead) return instead;
		const { openRoutes = {}, routes, isAuthorized } = this.table;
		if (!Object.hasOwn(openRoutes, route) && !isAuthorized(this.state, request))
			return this.error(401, 'the token is missing, wrong or has lapsed');
		const handler = openRoutes[route] ?? routes[route];
		const params = paramsOf(route, `${request.method} ${request.path}`);
		if (!handler || !params) return this.error(404, 'there is no such route');
		const fields = fieldsOf(request);
		if (!fields) return this.error(400, 'the body is no JSON object');
		return handler({ state: this.state, request, query: request.query, params, fields });
	}

	private error(status: number, message: string, headers?: Record<string, string>): EmulatedResponse {
		return json(status, this.table.errorBody(status, message), headers);
	}

	private freshState(): State {
		const make = this.table.fixtures[this.fixtureName];
		if (!make) throw new Error(`no fixture ${this.fixtureName}; there are ${this.fixtureNames.join(', ')}`);
		return make();
	}
}

/** What a call's method and path give for the parts that a route names; undefined if they are not the route's. */
function paramsOf(route: string, call: string): Record<string, string> | undefined {
	const [pattern, parts] = [route.split('/'), call.split('/')];
	const params: Record<string, string> = {};
	const fits = pattern.every((part, index) => {
		const given = parts[index];
		if (!part.startsWith(':')) return part === given;
		if (given) params[part.slice(1)] = decodeURIComponent(given);
		return Boolean(given);
	});
	return fits && pattern.length === parts.length ? params : undefined;
}

function fieldsOf({ headers, body }: EmulatedRequest): Record<string, unknown> | undefined {
	const type = headers['content-type'] ?? '';
	const sent = body.toString('utf8');
	if (type.startsWith('application/x-www-form-urlencoded'))
		return Object.fromEntries(new URLSearchParams(sent));
	if (!type.startsWith('application/json') || sent === '') return {};
	try {
		const value: unknown = JSON.parse(sent);
		const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
		return isObject ? (value as Record<string, unknown>) : undefined;
	} catch {
		return undefined;
	}
}
