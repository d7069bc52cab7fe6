import { Dropbox } from 'dropbox';

export type Style = 'rpc' | 'upload' | 'download';
export type AuthKind = 'user' | 'team' | 'app' | 'noauth';

/** What the SDK knows about a route, and the service therefore demands. */
export interface SdkRoute {
	name: string;
	host: string;
	style: Style;
	auth: ReadonlySet<AuthKind>;
	/** Null for the few routes that every token may call. */
	scope: string | null;
	/** The SDK's method passes null: the route takes no argument. */
	hasArgument: boolean;
}

type RecordedRequest = [
	path: string,
	argument: unknown,
	auth: string,
	host: string,
	style: Style,
	scope: string | null,
];

/**
 * Every route of the SDK by name. Its generated methods hand all they know to `request`, so calling each
 * of them on an object that only takes notes reads the table out.
 */
export const sdkRoutes = (): ReadonlyMap<string, SdkRoute> => (known ??= readRoutes());

let known: ReadonlyMap<string, SdkRoute> | undefined;

function readRoutes(): ReadonlyMap<string, SdkRoute> {
	const routes = new Map<string, SdkRoute>();
	const recorder = {
		request(...[name, argument, auth, host, style, scope]: RecordedRequest): void {
			const kinds = auth.split(',').map((kind) => kind.trim() as AuthKind);
			const subdomain = `${host}.dropboxapi.com`;
			routes.set(name, {
				...{ name, style, scope, host: subdomain },
				...{ auth: new Set(kinds), hasArgument: argument !== null },
			});
		},
	};
	for (const [method, call] of Object.entries(new Dropbox({ fetch }))) {
		if (typeof call === 'function' && method !== 'fetch') {
			(call as (this: typeof recorder, argument: object) => void).call(recorder, {});
		}
	}
	return routes;
}
