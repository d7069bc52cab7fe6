import type { EmulatedRequest } from '../../core/contract';
import type { Route } from '../route';

export interface FoundRoute {
	route: Route;
	params: Readonly<Record<string, string>>;
}

/** Finds the route of an address. */
export class RouteTable {
	private readonly patterns: Array<{ route: Route; pattern: RegExp }>;

	constructor(routes: readonly Route[]) {
		this.patterns = routes.map((route) => ({ route, pattern: patternOf(route.name) }));
	}

	get names(): string[] {
		return this.patterns.map(({ route }) => route.name);
	}

	find({ method, path }: Pick<EmulatedRequest, 'method' | 'path'>): FoundRoute | undefined {
		// A slash at the end is the service's own client's way.
		const address = path.slice(1).replace(/\/$/, '');
		for (const { route, pattern } of this.patterns) {
			const match = pattern.exec(`${method} ${address}`);
			if (match) return { route, params: { ...match.groups } };
		}
		return undefined;
	}
}

function patternOf(name: string): RegExp {
	return new RegExp(`^${name.replaceAll('.', '\\.').replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
}
