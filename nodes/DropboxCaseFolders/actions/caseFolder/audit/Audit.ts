import type { FolderEntry } from '../../../../shared/domain/entry';
import type { Exposure } from '../../../../shared/domain/privilege/exposures';
import type { FolderMember, SharedFolder, SharedLink } from '../../../../shared/domain/privilege/sharing';

/** Something in a case folder, by its place. */
export interface EntryReference {
	id: string;
	/** Undefined where the acting member's tree does not hold it. */
	path: string | undefined;
}

/** A shared folder in a case folder, or the one that the case folder lies in. */
export interface AuditedFolder extends EntryReference {
	/** Undefined where Dropbox does not tell of it, such as of the team space itself. */
	shared: SharedFolder | undefined;
	members: FolderMember[];
}

/** A document that people were given by itself. */
export interface AuditedDocument extends EntryReference {
	members: FolderMember[];
}

/** A folder that is named as one for privileged papers. */
export interface PrivilegedFolder extends EntryReference {
	/** By what others can open it. */
	exposures: Exposure[];
	/** Why nothing that was found does not show it to be closed: some of it was not looked at. */
	unchecked: UncheckedPart[];
}

/** What an audit did not look at: each document by itself, or whether the members are those who may open it. */
export type UncheckedPart = 'documents' | 'members';

/** Whether others can open a folder; null where none was found, and not all was looked at. */
export function isExposed({
	exposures,
	unchecked,
}: Pick<PrivilegedFolder, 'exposures' | 'unchecked'>): boolean | null {
	if (exposures.length > 0) return true;
	return unchecked.length > 0 ? null : false;
}

/** Who can open what is in a case folder. */
export interface Audit {
	caseFolder: FolderEntry;
	folders: AuditedFolder[];
	/** Those that lead to the case folder, into it, or to a folder above. */
	links: SharedLink[];
	/** Those that people were given by themselves; undefined where documents were not looked at. */
	documents: AuditedDocument[] | undefined;
	privileged: PrivilegedFolder[];
}
