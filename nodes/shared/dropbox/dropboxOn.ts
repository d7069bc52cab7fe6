import type { Accounts, Clock, DropboxPort } from '../ports';
import type { OpeningApi } from './Api';
import { deletionsOn } from './deletions/deletions';
import { fileRequestsOn } from './fileRequests/fileRequests';
import { foldersOn } from './folders';
import { unguarded } from './guard/unguarded';
import { listingsOn } from './listings';
import { downloadsOn } from './downloads';
import { lookupsOn } from './lookups';
import { markersOn } from './markers/markers';
import { relocationsOn } from './relocations';
import type { RouteMemory } from './RouteMemory';
import { sharingOn } from './sharing/sharing';
import { uploadsOn } from './uploads/uploads';
import { zipsOn } from './zips/zips';

/** The whole port on one Api. */
export function dropboxOn(
	api: OpeningApi,
	clock: Clock,
	accounts: Accounts,
	routes?: RouteMemory,
): DropboxPort {
	const lookups = lookupsOn(api);
	const files = {
		...lookups,
		...listingsOn(api, lookups),
		...uploadsOn(api, clock, routes),
		...downloadsOn(api, clock, lookups),
		...deletionsOn(api, clock),
	};
	return {
		...accounts,
		...files,
		...foldersOn(api, clock),
		...relocationsOn(api, clock),
		...markersOn(api, clock, files),
		...sharingOn(api, clock, lookups),
		...fileRequestsOn(api, clock),
		...zipsOn(api, lookups),
		...unguarded,
	};
}
