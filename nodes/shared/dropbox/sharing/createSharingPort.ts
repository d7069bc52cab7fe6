import type { Lookups, Sharing } from '../port';
import type { Clock } from '../../http/types';
import type { Api } from '../client/Api';
import { createFileMembersPort } from './createFileMembersPort';
import { createLinksPort } from './createLinksPort';
import { createFolderMembersPort } from './createFolderMembersPort';
import { createSharedFoldersPort } from './createSharedFoldersPort';

/**
 * Who can open what: links, shared folders and members. What comes back was read from Dropbox, never inferred from
 * a call that succeeded.
 */
export const createSharingPort = (api: Api, clock: Clock, lookups: Lookups): Sharing => ({
	...createLinksPort(api, lookups),
	...createSharedFoldersPort(api, clock, lookups),
	...createFolderMembersPort(api, clock),
	...createFileMembersPort(api),
});
