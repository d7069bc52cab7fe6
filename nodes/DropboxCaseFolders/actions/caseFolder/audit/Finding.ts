import type { FolderEntry } from '../../../../shared/domain/entry';
import type { Exposure } from '../../../../shared/domain/privilege/Exposure';
import type { FolderMember, SharedFolder, SharedLink } from '../../../../shared/domain/privilege/sharing';

/** Something in a case folder, by its place. */
export interface Spot {
	id: string;
	/** Undefined where the acting member's tree does not hold it. */
	path: string | undefined;
}

/** A shared folder in a case folder, or the one that the case folder lies in. */
export interface AuditedFolder extends Spot {
	/** Undefined where Dropbox does not tell of it, such as of the team space itself. */
	shared: SharedFolder | undefined;
	members: FolderMember[];
}

/** A document that people were given by itself. */
export interface AuditedDocument extends Spot {
	members: FolderMember[];
}

/** A folder that is named as one for privileged papers. */
export interface PrivilegedFolder extends Spot {
	/** By what others can open it; nothing where it is closed. */
	exposures: Exposure[];
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
