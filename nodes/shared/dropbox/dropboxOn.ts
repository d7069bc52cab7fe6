import type { Accounts, Clock, DropboxPort } from '../ports';
import type { OpeningApi } from './Api';
import { foldersOn } from './folders';
import { listingsOn } from './listings';
import { downloadsOn } from './downloads';
import { lookupsOn } from './lookups';
import { relocationsOn } from './relocations';
import type { RouteMemory } from './RouteMemory';
import { uploadsOn } from './uploads/uploads';

/** The whole port on one Api. */
export function dropboxOn(
	api: OpeningApi,
	clock: Clock,
	accounts: Accounts,
	routes?: RouteMemory,
): DropboxPort {
	const lookups = lookupsOn(api);
	return {
		...accounts,
		...lookups,
		...listingsOn(api, lookups),
		...foldersOn(api, clock),
		...uploadsOn(api, clock, routes),
		...relocationsOn(api, clock),
		...downloadsOn(api, clock, lookups),
	};
}
