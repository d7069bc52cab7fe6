import type { EmulatedRequest } from '../../core/contract';
import type { Route } from '../route';

export interface FoundRoute {
	route: Route;
	/** 0 where the route names none. */
	id: number;
}

const API = '/api/v4/';

/** Finds the route of an address, which may end in `.json`; PUT stands for PATCH where nothing else is said. */
export class RouteTable {
	private readonly patterns: Array<{ route: Route; pattern: RegExp }>;

	constructor(routes: readonly Route[]) {
		this.patterns = routes.map((route) => ({ route, pattern: patternOf(route.name) }));
	}

	get names(): string[] {
		return this.patterns.map(({ route }) => route.name);
	}

	find({ method, path }: Pick<EmulatedRequest, 'method' | 'path'>): FoundRoute | undefined {
		if (!path.startsWith(API)) return undefined;
		const address = path.slice(API.length).replace(/\.json$/, '');
		const methods = method === 'PUT' ? ['PUT', 'PATCH'] : [method];
		for (const name of methods) {
			for (const { route, pattern } of this.patterns) {
				const match = pattern.exec(`${name} ${address}`);
				if (match) return { route, id: Number(match.groups?.id ?? 0) };
			}
		}
		return undefined;
	}
}

function patternOf(name: string): RegExp {
	return new RegExp(`^${name.replace(':id', '(?<id>\\d{1,15})')}$`);
}
