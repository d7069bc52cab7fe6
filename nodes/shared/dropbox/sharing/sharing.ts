import type { Clock, Lookups, Sharing } from '../../ports';
import type { Api } from '../Api';
import { fileMembersOn } from './fileMembers';
import { linksOn } from './links';
import { folderMembersOn } from './members';
import { sharedFoldersOn } from './sharedFolders';

/**
 * Who can open what: links, shared folders and members. What comes back was read from Dropbox, never inferred from
 * a call that succeeded.
 */
export const sharingOn = (api: Api, clock: Clock, lookups: Lookups): Sharing => ({
	...linksOn(api, lookups),
	...sharedFoldersOn(api, clock, lookups),
	...folderMembersOn(api, clock),
	...fileMembersOn(api),
});
