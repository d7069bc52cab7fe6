import type { Given } from './given';
import type { Settings } from '../settings/Settings';

/** What is known of a document when it is decided about. */
export interface DecisionRequest {
	/** Row of the queue. */
	event: Given;
	document: Given;
	matter: Given;
	settings: Settings;
	/** Rows of the storage that say as which file the document was filed before; none if it was not. */
	filedBefore?: readonly Given[];
}

/** Why a document is not filed: nothing is to be done, or somebody has to decide or to correct something. */
export const REASONS = {
	skip: {
		deleted: 'The document is in the trash',
		no_matter: 'The document belongs to no matter',
		not_uploaded: 'The document is not completely uploaded yet; an event follows when it is',
		too_small: 'The document is smaller than the Minimum Size',
		filtered: 'The matter is left out by the Filters of the client settings',
	},
	hold: {
		matter_hidden: 'The connected user cannot see the matter of the document',
		matter_unknown: 'It is not certain whether the document belongs to this matter',
		no_matter_number: 'The matter has no number, and case folders are named by it',
		infected: 'The virus scanner of the case system found something in the document',
		practice_area_unknown:
			'The practice area of the matter is not known, and it decides where or whether documents are filed',
		practice_area_unmapped: 'The practice area of the matter has no destination in the client settings',
		matter_type_unknown: 'The type of the matter is not known, and it decides whether documents are filed',
		attorney_unknown: 'The responsible attorney of the matter is not known, and the Filters need it',
		name_incomplete: 'The matter lacks something that the name of its folder needs',
		category_unknown: 'The category of the document is not known, so it may be privileged',
		category_unclear:
			'The category of the document contains the name of a privileged one; add it to Privileged Categories or give it a subfolder',
		no_category: 'The document has no category, so it may be privileged',
		privileged_excluded:
			'The document is privileged, and the client settings do not list the type of its matter under Privileged Matter Types',
		no_people: 'The document is privileged, and there is nobody who may open it',
		exclusions_unknown:
			'The document is privileged, and somebody whom the case system excludes from the case may be among those who could open it',
	},
} as const satisfies Record<'skip' | 'hold', Record<string, string>>;

export type SkipReason = keyof (typeof REASONS)['skip'];
export type HoldReason = keyof (typeof REASONS)['hold'];

/** What is done with a document. Of one that is not filed, nothing says where it would go. */
export interface Decision {
	/** `folder` where the event is about the matter as a whole: there is nothing to file. */
	action: 'file' | 'restrict' | 'folder' | 'hold' | 'skip';
	/** `''` where it is filed. */
	reason: SkipReason | HoldReason | '';
	/** The reason in a person's words. */
	message: string;
	/** Address of the folder that the case folder is in. */
	destination: string;
	caseId: string;
	firstName: string;
	lastName: string;
	clientName: string;
	practiceArea: string;
	matterType: string;
	responsibleAttorney: string;
	/** Email addresses of the responsible attorneys, whether they may open what is privileged or not. */
	attorneyEmails: string[];
	category: string;
	/** The matter or case as the queue keys it; `''` if it is not known, or the document belongs to none. */
	caseKey: string;
	/** Dropbox's ID of the file that it was filed as before; `''` if it was not. */
	existingFileId: string;
	/** Relative path of the subfolder that it was filed in then. */
	formerSubfolder: string;
	/** Key of another matter for which it was filed before; `''` if there is none, or where it belongs now is not certain. */
	movedFrom: string;
	/** When it was last filed, in milliseconds since 1970: 0 if it was not. */
	filedAt: number;
	/** As *If the Name Is Taken* of Upload has it: only a file that it may be the new version of is replaced. */
	ifNameTaken: 'archive' | 'keepBoth';
	/** Relative path below the case folder; `''` for the case folder itself. */
	subfolder: string;
	/** Whether it has a category, and none that the settings have a subfolder for. */
	isUnmapped: boolean;
	/** Null where it is not known, or was not asked. */
	isPrivileged: boolean | null;
	/** As *Restricted Folder In* of Restrict has it. */
	restrictedFolderIn: 'caseFolder' | 'dropbox';
	/** Relative path below the case folder, or an address; of a document that is filed openly, where it must not be already. */
	restrictedFolder: string;
	/** Email addresses of those who may open it. */
	people: string[];
	/** Address of the client's folder; `''` unless the client uploaded it. */
	clientFolder: string;
	warnings: string[];
}
