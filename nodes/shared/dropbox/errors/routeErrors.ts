import type { ErrorText } from './connectionErrors';

/**
 * The tags of the spec's LookupError and WriteError, and what they mean to somebody who runs a workflow. The
 * innermost known tag decides: `path/conflict/file_ancestor` is read as `file_ancestor`.
 */
export const routeErrors: Readonly<Record<string, ErrorText>> = {
	not_found: [
		'not_found',
		'The connected account cannot see a file or folder with this ID or path',
		'Check the ID or path, and check that the account has access to it. It may have been deleted, or moved to a folder that the account is not a member of.',
	],
	not_folder: ['not_a_folder', 'This is a file, not a folder', 'Enter the ID or path of a folder.'],
	not_file: ['not_a_file', 'This is a folder, not a file', 'Enter the ID or path of a file.'],
	restricted_content: [
		'no_access',
		'Dropbox blocks this item because of a legal notice',
		'Ask your Dropbox admin. Its contents cannot be read through the API.',
	],
	locked: [
		'no_access',
		'Someone has locked this item',
		'Wait until that person is done, or have it unlocked in Dropbox.',
	],
	unsupported_content_type: [
		'invalid_input',
		'Dropbox does not support this for this kind of item',
		'Use an ordinary file or folder. Export Dropbox Paper documents and similar items first.',
	],
	malformed_path: [
		'invalid_input',
		'Dropbox cannot read this path',
		'Check it for empty parts, trailing spaces and characters such as a backslash.',
	],
	disallowed_name: [
		'name_not_allowed',
		'Dropbox does not allow this name',
		'Choose another name. Names such as desktop.ini or .dropbox are reserved.',
	],
	conflict: ['name_taken', 'The name is taken', 'Choose another name, or remove the existing item.'],
	folder: [
		'folder_exists',
		'There is already a folder with this name',
		'Choose another name, or use that folder.',
	],
	file: ['name_taken', 'There is already a file with this name', 'Choose another name, or move that file.'],
	file_ancestor: [
		'not_a_folder',
		'Part of the path is a file, so there cannot be anything below it',
		'Check the path, or move that file.',
	],
	no_write_permission: [
		'no_access',
		'The connected account has view access here, but cannot edit',
		'Give it edit access to the folder in Dropbox, or act as a member who has it.',
	],
	access_restricted: [
		'no_access',
		'A policy of the Dropbox team does not let the connected account write here',
		'Ask your Dropbox admin.',
	],
	team_folder: [
		'no_access',
		'This cannot be done with a team folder itself',
		'Use a folder inside it, or the Dropbox Admin Console.',
	],
	operation_suppressed: [
		'no_access',
		'Dropbox does not currently allow this kind of change here',
		'Try again later, or ask your Dropbox admin.',
	],
	encryption_not_supported: [
		'no_access',
		'This folder has end-to-end encryption, which Dropbox does not support for apps',
		'Choose a folder without end-to-end encryption, or ask your Dropbox admin.',
	],
	internal_error: [
		'unavailable',
		'Dropbox could not do this because of an internal error',
		'Run it again. Finished work is found and kept.',
	],
	reset: [
		'unavailable',
		'Dropbox interrupted the listing again and again',
		'The folder may be changing a lot right now. Run it again later.',
	],
	insufficient_space: [
		'no_space',
		'There is not enough space left in Dropbox',
		'Free some space or upgrade the plan, then run the workflow again. Finished work is found and kept.',
	],
	too_many_write_operations: [
		'too_busy',
		'Other writes in the same folder went on for so long that this item never got its turn',
		'Run it again later. Finished work is found and kept.',
	],
	too_many_requests: [
		'too_busy',
		'Dropbox kept rejecting calls because there were too many requests',
		'Run it again later, or spread the workflow over a longer time. Finished work is found and kept.',
	],
};
