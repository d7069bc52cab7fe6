import type { Entry, FileEntry, FolderEntry } from '../../domain/entry';
import { Refusal } from '../../core/Refusal';
import type { ErrorText } from '../errors/connectionErrors';

/** What is relocated: files, or folders with all that is in them. */
export interface RelocationKind<E extends Entry> {
	/** The entry, where it is of this kind. */
	match(entry: Entry): E | undefined;
	/** Why one of the other kind is not relocated. */
	wrongKind: ErrorText;
	/** What the refusals of the routes mean to the person whose file or folder it was, by the tags that lead to each. */
	errors: RelocationErrors;
}

type RelocationErrors = ReadonlyArray<readonly [way: readonly string[], ErrorText]>;

/** @throws Refusal `not_a_file` or `not_a_folder` */
export function requireKind<E extends Entry>(kind: RelocationKind<E>, entry: Entry): E {
	const known = kind.match(entry);
	if (known !== undefined) return known;
	throw new Refusal(...kind.wrongKind);
}

const NAME_TAKEN: ErrorText = [
	'name_taken',
	'There is already a file or folder with this name',
	'Choose another name, or move the existing item.',
];

const NO_SPACE =
	'Free some space or upgrade the plan, then run the workflow again. Finished work is found and kept.';

/**
 * What the spec's RelocationError has beside the errors of lookups and writes, or means otherwise than those: for
 * whoever files a document, or moves a folder, whatever stands in its place is a name that is taken.
 */
const commonErrors: RelocationErrors = [
	[['to', 'conflict', 'file'], NAME_TAKEN],
	[['to', 'conflict', 'folder'], NAME_TAKEN],
	[['insufficient_quota'], ['no_space', 'There is not enough space left in Dropbox', NO_SPACE]],
	[
		['member_folder_insufficient_quota'],
		['no_space', 'The member’s folder has reached its storage limit', NO_SPACE],
	],
	[
		['team_folder_insufficient_quota'],
		['no_space', 'The team folder has reached its storage limit', NO_SPACE],
	],
	[
		['cant_move_into_vault'],
		['no_access', 'Dropbox does not let apps save files in the vault', 'Choose a folder outside it.'],
	],
	[
		['cant_move_into_family'],
		['no_access', 'Dropbox does not allow this file in the Family Room', 'Choose a folder outside it.'],
	],
];

/** The same, and what is said of files alone. */
const fileErrors: RelocationErrors = [
	...commonErrors,
	[
		['too_many_files'],
		[
			'not_a_file',
			'This folder has more files than Dropbox can copy or move at once',
			'Enter the ID or path of a file.',
		],
	],
	[
		['cant_transfer_ownership'],
		[
			'no_access',
			'This would change the owner of the file',
			'Use an archive folder in the same shared folder or team folder as the file.',
		],
	],
	[
		['duplicated_or_nested_paths'],
		['name_taken', 'The file is already there', 'Choose another folder or name.'],
	],
];

/** The same, and what is said of folders alone. */
const folderErrors: RelocationErrors = [
	...commonErrors,
	[
		['too_many_files'],
		[
			'too_large',
			'It contains more than 10,000 files and folders, the most that Dropbox moves at once',
			'Move some of its subfolders first, or move it by hand in Dropbox.',
		],
	],
	[
		['cant_move_folder_into_itself'],
		['invalid_input', 'The new location is inside the folder itself', 'Choose a folder outside it.'],
	],
	[
		['cant_nest_shared_folder'],
		[
			'no_access',
			'It contains a shared folder, which Dropbox does not allow inside another shared folder or team folder',
			'Choose a folder that is not shared. Or stop sharing the folder inside, move, and share it again.',
		],
	],
	[
		['cant_move_shared_folder'],
		[
			'no_access',
			'Dropbox does not let this shared folder be moved there',
			'Ask its owner to move it in Dropbox, or choose another folder.',
		],
	],
	[
		['cant_transfer_ownership'],
		[
			'no_access',
			'This would change the owner of the folder’s contents',
			'Choose a folder in the same shared folder or team folder, or ask the owner to move it in Dropbox.',
		],
	],
	[
		['duplicated_or_nested_paths'],
		[
			'name_taken',
			'The new location is taken, or is inside the folder itself',
			'Choose another folder or name.',
		],
	],
];

export const fileRelocations: RelocationKind<FileEntry> = {
	match: (entry) => (entry.kind === 'file' ? entry : undefined),
	wrongKind: ['not_a_file', 'This is a folder, not a file', 'Enter the ID or path of a file.'],
	errors: fileErrors,
};

export const folderRelocations: RelocationKind<FolderEntry> = {
	match: (entry) => (entry.kind === 'folder' ? entry : undefined),
	wrongKind: ['not_a_folder', 'This is a file, not a folder', 'Enter the ID or path of a folder.'],
	errors: folderErrors,
};
