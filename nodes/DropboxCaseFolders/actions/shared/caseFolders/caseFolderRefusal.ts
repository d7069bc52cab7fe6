import type { Refusal, RefusalReason } from '../../../../shared/core/Refusal';

const MESSAGES: Partial<Record<RefusalReason, readonly [message: string, advice: string]>> = {
	deleted: [
		'The case folder was deleted in Dropbox',
		'Restore it under Deleted files in Dropbox; it then has its ID again. Nothing was created in its place.',
	],
	not_found: [
		'There is no case folder at this ID or path that the connected account can see',
		'Check the ID or path, and that the account the credential acts as is a member of the folder. It may also have been deleted. Nothing was created in its place.',
	],
	not_a_folder: ['What was given as the case folder is a file', 'Give the ID or path of the folder itself.'],
};

/** Why the folder that documents were to go into cannot be used, said so that it is not taken for the document. */
export function caseFolderRefusal(refusal: Refusal): Refusal {
	const row = MESSAGES[refusal.reason];
	return row === undefined ? refusal : refusal.reword(...row);
}
