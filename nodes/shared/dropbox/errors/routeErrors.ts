import type { ErrorText } from './connectionErrors';

/**
 * The tags of the spec's LookupError and WriteError, and what they mean to somebody who runs a workflow. The
 * innermost known tag decides: `path/conflict/file_ancestor` is read as `file_ancestor`.
 */
export const routeErrors: Readonly<Record<string, ErrorText>> = {
	not_found: [
		'not_found',
		'There is nothing at this place in Dropbox that the connected account can see',
		'Check the ID or path, and that the account the credential acts as has access to it. It may have been deleted, or moved into a folder that this account is no member of.',
	],
	not_folder: ['not_a_folder', 'This is a file, not a folder', 'Give the ID or path of the folder itself.'],
	not_file: ['not_a_file', 'This is a folder, not a file', 'Give the ID or path of a file.'],
	restricted_content: [
		'no_access',
		'Dropbox withholds this item because of a legal notice',
		'Ask the Dropbox administrator; its contents cannot be read through the API.',
	],
	locked: [
		'no_access',
		'The item is locked by somebody',
		'Wait until the person who locked it is done, or have it unlocked in Dropbox.',
	],
	unsupported_content_type: [
		'invalid_input',
		'Dropbox does not do this with this kind of item',
		'Use an ordinary file or folder; Paper documents and the like are to be exported first.',
	],
	malformed_path: [
		'invalid_input',
		'Dropbox cannot read this path',
		'Check it for empty parts, trailing spaces and characters such as a backslash.',
	],
	disallowed_name: [
		'name_not_allowed',
		'Dropbox does not allow this name',
		'Choose another name; names such as desktop.ini or .dropbox are reserved.',
	],
	conflict: ['name_taken', 'The name is taken', 'Choose another name, or remove what is there.'],
	folder: [
		'folder_exists',
		'A folder of this name is there already',
		'Choose another name, or use that folder.',
	],
	file: [
		'name_taken',
		'A file of this name is there already',
		'Choose another name, or move that file away.',
	],
	file_ancestor: [
		'not_a_folder',
		'A part of the path is a file, so nothing can lie below it',
		'Check the path, or move that file away.',
	],
	no_write_permission: [
		'no_access',
		'The connected account may read here but not write',
		'Give it edit rights on the folder in Dropbox, or act as a member who has them.',
	],
	access_restricted: [
		'no_access',
		'A policy of the Dropbox team keeps the connected account from writing here',
		'Ask the Dropbox administrator.',
	],
	team_folder: [
		'no_access',
		'This cannot be done with a team folder itself',
		'Use a folder inside it, or the admin console of Dropbox.',
	],
	operation_suppressed: [
		'no_access',
		'Dropbox holds back this kind of change here at the moment',
		'Try again later, or ask the Dropbox administrator.',
	],
	encryption_not_supported: [
		'no_access',
		'Documents in this folder must be encrypted, which Dropbox does not offer to apps',
		'Choose a folder without end-to-end encryption, or ask the Dropbox administrator.',
	],
	internal_error: [
		'unavailable',
		'Dropbox could not carry this out, for reasons of its own',
		'Run it again: what is done is found and kept.',
	],
	reset: [
		'unavailable',
		'Dropbox called the listing off again and again',
		'The folder may be changing a lot at the moment: run it again later.',
	],
	insufficient_space: [
		'no_space',
		'There is not enough space left in Dropbox',
		'Free some space or enlarge the plan, then run the workflow again: what is done is found and kept.',
	],
	too_many_write_operations: [
		'too_busy',
		'Others kept writing in the same folder for so long that there was no turn for this item',
		'Run it again later: what is done is found and kept.',
	],
	too_many_requests: [
		'too_busy',
		'Dropbox kept answering that there are too many requests',
		'Run it again later, or spread the workflow over a longer time: what is done is found and kept.',
	],
};
