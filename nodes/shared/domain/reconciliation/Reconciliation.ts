import type { EventSource } from '../queue/EventRow';
import type { FiledDocument as KeptDocument } from '../queue/FiledDocument';

/** Case systems whose documents can be listed. */
export const RECONCILED_SOURCES = ['clio', 'legalserver'] as const satisfies readonly EventSource[];
export type ReconciledSource = (typeof RECONCILED_SOURCES)[number];

/** What one side has, if it was read to its end. Of half a list nobody can say what is not in it. */
export type Side<T> = { items: readonly T[] } | { unread: string };

/** A document of the case system, with what the client settings make of it. */
export interface ExpectedDocument {
	documentId: string;
	/** What its file may be called in Dropbox; it may have a number behind it there. */
	names: readonly string[];
	/** Bytes; undefined where the case system does not say it. */
	size: number | undefined;
	/** `''` where the case system does not say it. */
	versionId: string;
	/** When it last changed there, in milliseconds since 1970; 0 where that is not said. */
	updatedAt: number;
	/**
	 * - `open`: it belongs in its subfolder.
	 * - `restricted`: only a few people may open it.
	 * - `left out`: the settings leave it out, or hold it until somebody decides.
	 * - `not decided`: nobody can say where it belongs.
	 */
	standing: 'open' | 'restricted' | 'left out' | 'not decided';
	/** Why it is left out or not decided; `''` otherwise. */
	reason: string;
	/** Relative path below the case folder, `''` for the case folder itself. */
	subfolder: string;
	/** Where privileged documents are kept in the case folder; `''` where they are kept elsewhere or not apart. */
	restrictedFolder: string;
}

/** A file in the case folder, which is none of this package's own. */
export interface FolderFile {
	fileId: string;
	name: string;
	/** Relative path of its folder below the case folder, `''` for the case folder itself. */
	subfolder: string;
	size: number;
	/** `''` where Dropbox does not say it. */
	contentHash: string;
	/** Whether it is a prior version: no document by itself, but known by its ID. */
	isArchived: boolean;
}

/** What the register says of a document that was filed. */
export type FiledDocument = Omit<KeptDocument, 'source' | 'caseKey' | 'folderId'>;

/** Both sides of one case. */
export interface CaseToCompare {
	documents: Side<ExpectedDocument>;
	/** `{ unread: 'not_found' }` where the case has no folder. */
	files: Side<FolderFile>;
	register: Side<FiledDocument>;
	/** Whether it is known that the case had a folder, by something else than the register. */
	hadFolder: boolean;
	/** Files that are known to be in Dropbox, but not in the case folder. */
	elsewhere: ReadonlySet<string>;
}

/**
 * - `present`: it is where it belongs, as it was filed.
 * - `missing`: the case system has it, the case folder does not.
 * - `different`: what the case system has is not what was filed, or where it is filed.
 * - `edited`: somebody changed the file in Dropbox.
 * - `moved`: somebody moved the file in Dropbox.
 * - `extra`: a file that is no document of the case system.
 * - `leftOut`: the settings leave the document out, or hold it.
 * - `notCompared`: nothing can be said.
 */
export const FINDING_KINDS = [
	...(['present', 'missing', 'different', 'edited', 'moved', 'extra', 'leftOut', 'notCompared'] as const),
];
export type FindingKind = (typeof FINDING_KINDS)[number];

/**
 * What is done about it by itself: `file` the document; `update` it, with its subfolder, from the case system; `move` it to
 * its subfolder and leave its content. A document has one such finding at most.
 */
export type Mend = 'file' | 'update' | 'move';

/** What was found of one document. Several may be found of one. */
export interface ReconciliationFinding {
	kind: FindingKind;
	/** More precisely, such as `gone`; or a reason code. `''` where the kind says it all. */
	reason: string;
	/** `''` for a file that is no document. */
	documentId: string;
	versionId: string;
	/** `''` where there is none. */
	fileId: string;
	/** Where it lies, or where it was filed if it lies nowhere. */
	subfolder: string;
	/** Only the few people on it may know its name. */
	isPrivileged: boolean;
	mend: Mend | undefined;
	/** Bytes, of a document that is to be filed; 0 where the case system does not say it. */
	size?: number;
	/** Of a file that is there and of which the register knows nothing; `''` where Dropbox does not say it. */
	contentHash?: string;
}
