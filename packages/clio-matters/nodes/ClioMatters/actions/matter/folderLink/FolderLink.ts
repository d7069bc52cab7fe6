import type { CustomField } from '../../../../../../../nodes/shared/clio/port';

export interface FolderLinkRequest {
	matterId: number;
	link: string;
	/** The custom field to put it in, or the subject of a note. */
	place: { customFieldId: number } | { noteSubject: string };
	dryRun: boolean;
}

export interface SetFolderLink {
	status: 'created' | 'updated' | 'unchanged';
	matterId: number;
	link: string;
	/** Undefined where it is in a note. */
	customField: CustomField | undefined;
	/** Undefined where it is in a custom field, or would be in a note that is yet to be made. */
	noteId: number | undefined;
	previousLink: string | undefined;
	dryRun: boolean;
}
