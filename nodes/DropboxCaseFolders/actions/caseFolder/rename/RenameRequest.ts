import type { CaseFolderWithParent } from '../../shared/caseFolders/locateCaseFoldersWithParent';
import type { CreateRequest } from '../../shared/caseFolders/create/CaseFolder';

/** One item: which folder is to be called after its case. */
export interface RenameRequest extends Pick<CreateRequest, 'caseId' | 'template' | 'fields'> {
	/** Address of the case folder. */
	folder: string;
	/** The ID that the folder is marked for by now; that of the case where it stays the same. */
	formerCaseId: string;
	/** What is to be said of how its fields were filled. */
	warnings: readonly string[];
	dryRun: boolean;
}

/** A folder whose new name is known. */
export interface RenamePlan extends CaseFolderWithParent<RenameRequest> {
	name: string;
	/** The path that it is to have, as people see it. */
	place: string;
	/** Leads there by the ID of the folder around it, so that nothing is created where that stood, if it is moved meanwhile. */
	to: string;
	isNamed: boolean;
	/** Whether it is marked for the case ID already. */
	isMarkedForCase: boolean;
	/** Whether it is marked for the former case ID, and gets the new one. */
	isToRemark: boolean;
	warnings: string[];
}

/** What became of one case folder. */
export interface RenamedFolder {
	folderId: string;
	name: string;
	path: string;
	previousName: string;
	previousPath: string;
	url: string | undefined;
	caseId: string;
	/** Only where the folder was marked for it. */
	previousCaseId?: string;
	status: 'renamed' | 'alreadyNamed';
	warnings: string[];
}
