import type { Entry, FileEntry, FolderEntry } from '../../domain/entry';
import { Refusal } from '../../core/Refusal';
import type { ErrorText } from '../errors/connectionErrors';
import { fileErrors, folderErrors, type RelocationErrors } from './relocationErrors';

/** What is relocated: files, or folders with all that is in them. */
export interface RelocationKind<E extends Entry> {
	/** The entry, where it is of this kind. */
	match(entry: Entry): E | undefined;
	/** Why one of the other kind is not relocated. */
	wrongKind: ErrorText;
	/** What the refusals of the routes mean to the person whose file or folder it was. */
	errors: RelocationErrors;
}

export const fileRelocations: RelocationKind<FileEntry> = {
	match: (entry) => (entry.kind === 'file' ? entry : undefined),
	wrongKind: ['not_a_file', 'This is a folder, not a file', 'Give the ID or path of a file.'],
	errors: fileErrors,
};

export const folderRelocations: RelocationKind<FolderEntry> = {
	match: (entry) => (entry.kind === 'folder' ? entry : undefined),
	wrongKind: ['not_a_folder', 'This is a file, not a folder', 'Give the ID or path of the folder itself.'],
	errors: folderErrors,
};

/** @throws Refusal `not_a_file` or `not_a_folder` */
export function requireKind<E extends Entry>(kind: RelocationKind<E>, entry: Entry): E {
	const known = kind.match(entry);
	if (known !== undefined) return known;
	throw new Refusal(...kind.wrongKind);
}
