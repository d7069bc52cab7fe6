import type { Refusal, RefusalReason } from '../../../../shared/core/Refusal';

type Messages = Partial<Record<RefusalReason, readonly [message: string, advice: string]>>;

const CASE_FOLDER_MESSAGES: Messages = {
	deleted: [
		'The case folder was deleted in Dropbox',
		'Restore it under Deleted files in Dropbox; it then has its ID again.',
	],
	not_found: [
		'There is no case folder at this ID or path that the connected account can see',
		'Check the ID or path, and that the account the credential acts as is a member of the folder. It may also have been deleted.',
	],
	not_a_folder: ['What was given as the case folder is a file', 'Give the ID or path of the folder itself.'],
};

const DESTINATION_MESSAGES: Messages = {
	deleted: [
		'The new destination was deleted in Dropbox',
		'Restore it under Deleted files in Dropbox, or choose another one.',
	],
	not_found: [
		'There is no folder at the new destination that the connected account can see',
		'Check the ID or path, and that the account the credential acts as is a member of the folder.',
	],
	not_a_folder: ['What was given as the new destination is a file', 'Choose a folder.'],
};

const rewordWith =
	(messages: Messages) =>
	(refusal: Refusal): Refusal => {
		const row = messages[refusal.reason];
		return row === undefined ? refusal : refusal.reword(...row);
	};

/** Why the folder that is to be moved cannot be, said so that it is not taken for its destination. */
export const rewordCaseFolderRefusal = rewordWith(CASE_FOLDER_MESSAGES);

/** Why nothing can be moved to the destination. */
export const rewordDestinationRefusal = rewordWith(DESTINATION_MESSAGES);
