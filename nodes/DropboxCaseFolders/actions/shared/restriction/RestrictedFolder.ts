import type { FolderEntry } from '../../../../shared/domain/entry';
import type { AllowedPeople } from '../../../../shared/domain/privilege/AllowedPeople';
import type { FolderMember } from '../../../../shared/domain/privilege/sharing';
import type { Restriction } from './RestrictedPlace';

/** A folder that was shown to be open to the people named only, a moment ago. */
export interface RestrictedFolder {
	folder: FolderEntry;
	namespaceId: string;
	restriction: Restriction;
	named: AllowedPeople;
	members: readonly FolderMember[];
	linksRemoved: number;
	membersRemoved: number;
}
