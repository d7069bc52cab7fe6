import type { FolderEntry } from '../../../../shared/domain/entry';
import type { AccessRules } from '../../shared/restriction/accessRules';
import type { RestrictedFolder } from '../../shared/restriction/restrictFolder';

/** One item: who is to be a member of which case's folder. */
export interface SetMembersRequest {
	/** Address of the case folder. */
	folder: string;
	caseId: string;
	rules: AccessRules;
	dryRun: boolean;
}

/** A folder that is known to be the case's own. */
export interface SetMembersPlan {
	request: SetMembersRequest;
	folder: FolderEntry;
	/** Shared folders inside it: they have members of their own, and keep them. */
	nested: readonly FolderEntry[];
}

/** A case folder that only the people named can open. */
export interface CaseMembers {
	status: 'set' | 'alreadySet';
	restricted: RestrictedFolder;
	nested: readonly FolderEntry[];
	/** Links that were found by the last look at all of them. */
	linksRemovedLater: number;
	dryRun: boolean;
}
