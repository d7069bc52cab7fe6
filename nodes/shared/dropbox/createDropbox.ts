import { createAccountReportsPort } from './account/createAccountReportsPort';
import type { Accounts, DropboxPort } from './port';
import type { Clock } from '../http/types';
import type { DownloadApi } from './client/Api';
import { createDeletionsPort } from './deletions/createDeletionsPort';
import { createFileRequestsPort } from './fileRequests/createFileRequestsPort';
import { createFoldersPort } from './files/createFoldersPort';
import { noWriteGuard } from './guard/createGuardedDropbox';
import { createListingsPort } from './files/createListingsPort';
import { createDownloadsPort } from './files/createDownloadsPort';
import { createLocksPort } from './locks/createLocksPort';
import { createLookupsPort } from './files/createLookupsPort';
import { createMarkersPort } from './markers/createMarkersPort';
import { createRelocationsPort } from './relocations/createRelocationsPort';
import type { CapabilityCache } from './uploads/CapabilityCache';
import { createLinksPort } from './sharing/createLinksPort';
import { createMembersPort } from './sharing/createMembersPort';
import { createSharedFoldersPort } from './sharing/createSharedFoldersPort';
import { createUploadSessionsPort } from './uploads/createUploadSessionsPort';
import { createUploadsPort } from './uploads/createUploadsPort';
import { createZipsPort } from './zips/createZipsPort';

/** The whole port on one Api. */
export function createDropbox(
	api: DownloadApi,
	clock: Clock,
	accounts: Accounts,
	routes?: CapabilityCache,
): DropboxPort {
	const lookups = createLookupsPort(api);
	const files = {
		...lookups,
		...createListingsPort(api, lookups),
		...createUploadsPort(api, clock, routes),
		...createUploadSessionsPort(api, clock),
		...createDownloadsPort(api, clock, lookups),
		...createDeletionsPort(api, clock),
	};
	return {
		...accounts,
		...createAccountReportsPort(api),
		...files,
		...createFoldersPort(api, clock),
		...createRelocationsPort(api, clock),
		...createLocksPort(api, clock, accounts),
		...createMarkersPort(api, files),
		...createLinksPort(api, lookups),
		...createSharedFoldersPort(api, clock, lookups),
		...createMembersPort(api, clock),
		...createFileRequestsPort(api),
		...createZipsPort(api, lookups),
		...noWriteGuard,
	};
}
