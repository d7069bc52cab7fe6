import type { IDataObject } from 'n8n-workflow';
import type { FolderEntry } from '../../../../../shared/domain/entry';
import type { RestrictedFolder } from '../../../shared/restriction/RestrictedFolder';
import type { Restriction } from '../../../shared/restriction/RestrictedPlace';
import type { UploadRequest, UploadResult } from '../UploadRequest';

/** The documents of one item, which may be privileged. */
export interface MaybePrivileged extends UploadRequest {
	/** Where they are kept apart; undefined where they are not. */
	restriction?: Restriction | undefined;
}

export interface MaybePrivilegedResult extends UploadResult {
	/** Who can open each document; undefined for documents that are not kept apart. */
	access?: IDataObject[][] | undefined;
}

/** A privileged item with its folders, which are in order. */
export interface PrivilegedItem {
	request: MaybePrivileged;
	caseFolder: FolderEntry;
	folder: RestrictedFolder;
	/** What is to be said of the case folder. */
	warnings: string[];
}
