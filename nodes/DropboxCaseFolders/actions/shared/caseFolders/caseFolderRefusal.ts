import type { Refusal, RefusalReason } from '../../../../shared/core/Refusal';

const MESSAGES: Partial<Record<RefusalReason, readonly [message: string, advice: string]>> = {
	deleted: [
		'The case folder was deleted in Dropbox',
		'Restore it under Deleted files in Dropbox. It then has the same ID again. Nothing was created in its place.',
	],
	not_found: [
		'The connected account cannot see a case folder with this ID or path',
		'Check the ID or path, and check that the account is a member of the folder. It may also have been deleted. Nothing was created in its place.',
	],
	not_a_folder: ['The case folder is a file, not a folder', 'Enter the ID or path of a folder.'],
};

/** Why the folder that documents were to go into cannot be used, said so that it is not taken for the document. */
export function caseFolderRefusal(refusal: Refusal): Refusal {
	const row = MESSAGES[refusal.reason];
	return row === undefined ? refusal : refusal.reword(...row);
}
