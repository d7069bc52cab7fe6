import type { Row } from '../connectionMeanings';

const NAME_TAKEN: Row = [
	'name_taken',
	'Something of this name is there already',
	'Choose another name, or move away what is there.',
];

const NO_SPACE =
	'Free some space or enlarge the plan, then run the workflow again: what is done is found and kept.';

/**
 * What the spec's RelocationError has beside the errors of lookups and writes, or means otherwise than those: for
 * whoever files a document a folder in its place is a name that is taken.
 */
export const RELOCATION_MEANINGS: ReadonlyArray<readonly [way: readonly string[], Row]> = [
	[['to', 'conflict', 'file'], NAME_TAKEN],
	[['to', 'conflict', 'folder'], NAME_TAKEN],
	[['insufficient_quota'], ['no_space', 'There is not enough space left in Dropbox', NO_SPACE]],
	[
		['member_folder_insufficient_quota'],
		['no_space', 'The folder of the member has reached the space it may use', NO_SPACE],
	],
	[
		['team_folder_insufficient_quota'],
		['no_space', 'The team folder has reached the space it may use', NO_SPACE],
	],
	[
		['too_many_files'],
		[
			'not_a_file',
			'This is a folder with more in it than Dropbox copies or moves at once',
			'Give the ID or path of a file.',
		],
	],
	[
		['cant_transfer_ownership'],
		[
			'no_access',
			'The file would get another owner by this',
			'Use an archive folder in the same shared folder or team folder as the file.',
		],
	],
	[
		['cant_move_into_vault'],
		['no_access', 'Dropbox does not let apps file anything in the vault', 'Choose a folder outside it.'],
	],
	[
		['cant_move_into_family'],
		['no_access', 'Dropbox does not let this file into the family room', 'Choose a folder outside it.'],
	],
	[
		['duplicated_or_nested_paths'],
		['name_taken', 'The file is at this place already', 'Choose another folder or name.'],
	],
];
