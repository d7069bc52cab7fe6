import type { FolderEntry } from '../../../../../shared/domain/entry';
import type { FolderMember } from '../../../../../shared/domain/privilege/sharing';
import type { TemplatePart } from '../../../../../shared/domain/naming/parseTemplate';
import type { CaseMarker, MarkerKind, Marking } from '../../../../../shared/dropbox/port';

/** What one item asks for. */
export interface CreateRequest {
	caseId: string;
	/** Address of the folder that case folders are created in; beside a folder that is given, what that cannot be. */
	destination: string;
	template: readonly TemplatePart[];
	fields: Readonly<Record<string, string>>;
	/** As a person wrote them, e.g. `Discovery/Incoming`. */
	subfolders: readonly string[];
	/** Address of a folder that is the case's already; it is verified and used instead of a new one. */
	existingFolder: string | undefined;
	/** How the folder is marked with its case ID; undefined: not at all, and no marker is read. */
	marker?: Marking['kind'] | undefined;
	/** Whether the destination is searched for a folder marked for the case before one is created. */
	reuseExistingFolder?: boolean | undefined;
	/** E-mail addresses of those who may open a folder that is created; undefined: whoever can open the destination. */
	members?: readonly string[] | undefined;
	/** What is to be said of how its fields were filled. */
	warnings?: readonly string[] | undefined;
}

/** A request whose name and place are settled. */
export interface CreatePlan {
	request: CreateRequest;
	name: string;
	warnings: string[];
	/** Where the folder is to be, as `/…` or `ns:…`; or the folder itself, where one was given or found by its marker. */
	place: { path: string; destinationPath: string } | { folder: FolderEntry; marker?: CaseMarker };
	/** Relative paths, parents first. */
	subfolders: string[];
}

/** A plan whose folder exists. */
export interface CaseFolderPlacement {
	plan: CreatePlan;
	folder: FolderEntry;
	created: boolean;
	/** What marks the folder for its case; undefined where nothing does, or not yet. */
	marker?: CaseMarker | undefined;
	/** Who can open it, where members were asked for; null where it is not known to be them. */
	members?: readonly FolderMember[] | null | undefined;
}

/** What comes out of Create Case Folder. */
export interface CaseFolder {
	folderId: string;
	name: string;
	path: string | undefined;
	url: string | undefined;
	namespaceId: string;
	caseId: string;
	created: boolean;
	/** How the folder carries its case ID; null where no marker was asked for. */
	marker: MarkerKind | null;
	/** Only where members were asked for; null where the folder was there already and was not changed. */
	members?: readonly FolderMember[] | null;
	subfolders: Array<{ relativePath: string; path: string; created: boolean }>;
	warnings: string[];
}
