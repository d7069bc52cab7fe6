import type { Accounts, Clock, DropboxPort } from '../ports';
import type { Api } from './Api';
import { foldersOn } from './folders';
import { listingsOn } from './listings';
import { downloadsOn } from './downloads';
import { lookupsOn } from './lookups';
import { relocationsOn } from './relocations';
import { uploadsOn } from './uploads/uploads';

/** The whole port on one Api. */
export function dropboxOn(api: Api, clock: Clock, accounts: Accounts): DropboxPort {
	const lookups = lookupsOn(api);
	return {
		...accounts,
		...lookups,
		...listingsOn(api, lookups),
		...foldersOn(api, clock),
		...uploadsOn(api, clock),
		...relocationsOn(api, clock),
		...downloadsOn(api),
	};
}
