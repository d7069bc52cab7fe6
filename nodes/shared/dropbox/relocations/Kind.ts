import type { Entry, FileEntry, FolderEntry } from '../../domain/entry';
import { Refusal } from '../../domain/Refusal';
import type { Row } from '../connectionMeanings';
import { FILE_MEANINGS, FOLDER_MEANINGS, type Meanings } from './relocationMeanings';

/** What is relocated: files, or folders with all that is in them. */
export interface Kind<E extends Entry> {
	/** The entry, where it is of this kind. */
	of(entry: Entry): E | undefined;
	/** Why one of the other kind is not relocated. */
	otherwise: Row;
	/** What the refusals of the routes mean to the person whose file or folder it was. */
	meanings: Meanings;
}

export const FILES: Kind<FileEntry> = {
	of: (entry) => (entry.kind === 'file' ? entry : undefined),
	otherwise: ['not_a_file', 'This is a folder, not a file', 'Give the ID or path of a file.'],
	meanings: FILE_MEANINGS,
};

export const FOLDERS: Kind<FolderEntry> = {
	of: (entry) => (entry.kind === 'folder' ? entry : undefined),
	otherwise: ['not_a_folder', 'This is a file, not a folder', 'Give the ID or path of the folder itself.'],
	meanings: FOLDER_MEANINGS,
};

/** @throws Refusal `not_a_file` or `not_a_folder` */
export function ofKind<E extends Entry>(kind: Kind<E>, entry: Entry): E {
	const known = kind.of(entry);
	if (known !== undefined) return known;
	throw new Refusal(...kind.otherwise);
}
