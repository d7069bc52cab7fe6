import type { FolderEntry } from '../../../../shared/domain/entry';
import type { Named } from '../../../../shared/domain/privilege/Named';
import type { FolderMember } from '../../../../shared/domain/privilege/sharing';
import type { Restriction } from './RestrictedPlace';

/** A folder that was shown to be open to the people named only, a moment ago. */
export interface ClosedFolder {
	folder: FolderEntry;
	namespaceId: string;
	restriction: Restriction;
	named: Named;
	members: readonly FolderMember[];
	linksRemoved: number;
	membersRemoved: number;
}
