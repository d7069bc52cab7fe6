import { z } from '../../vendor/zod';
import type { FolderEntry } from '../entry';
import { pathKey } from '../paths';
import { Refusal } from '../../core/Refusal';

/**
 * The name of the file by which a closed case folder remembers where it was. It lies in the folder itself, so it is
 * there wherever people move the folder afterwards, for every kind of token.
 */
export const RECORD_NAME = '_Closed (needed to reopen).json';

export const isRecordName = (name: string): boolean => pathKey(name) === pathKey(RECORD_NAME);

const ABOUT =
	'This case folder was closed by a workflow. Reopen Case Folder puts it back where it was with the help of this file, and then deletes it.';

const record = z.object({
	/** `id:…` of the folder that was closed. In a copy of that folder it is another one's. */
	folderId: z.string().min(1),
	way: z.enum(['moved', 'zipped', 'renamed']),
	/** ISO 8601 in UTC. */
	closedAt: z.string().min(1),
	closedFrom: z.object({
		/** As people saw it. */
		path: z.string(),
		/** One name: with a slash in it, the folder would be put back somewhere else. */
		name: z.string().regex(/^[^/]+$/),
		/** Address of the folder that it lay in, which leads there wherever that is moved; `''` is the root. */
		parent: z.string(),
	}),
	/** The path that the folder was given; the same as before where only a ZIP was made of it. */
	closedTo: z.string(),
	/** The ZIP; null where none was made. `contents` stands for what is in it. */
	archive: z.object({ id: z.string(), path: z.string(), hash: z.string(), contents: z.string() }).nullable(),
	documentCount: z.number().int().nonnegative(),
	bytes: z.number().nonnegative(),
	/** Shared links that were there and could be revoked; null where none was to be. */
	linksRevoked: z.number().int().nonnegative().nullable(),
});

/** What Reopen needs to undo a close, and Close to say again what it did. */
export type ClosingRecord = z.infer<typeof record>;

/** The same record gives the same text, so that it counts as done when it is written again. */
export const recordText = (closing: ClosingRecord): string =>
	`${JSON.stringify({ about: ABOUT, ...closing }, null, '\t')}\n`;

/** @throws Refusal `content_mismatch` where it is none, or was changed so that it cannot be read */
export function recordFrom(text: string): ClosingRecord {
	const parsed = record.safeParse(parseJson(text));
	if (parsed.success) return parsed.data;
	throw new Refusal(
		'content_mismatch',
		`The file “${RECORD_NAME}” in the case folder cannot be read: it was changed or is a different file`,
		'Restore its first version in Dropbox, under Version history. If the file has nothing to do with closing, rename it.',
	);
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** Where a case folder is now. */
interface FolderPosition {
	folderId: string;
	name: string;
	/** Address of the folder that it lies in. */
	parent: string;
}

/** Of a folder, by the address of the one around it. */
export const positionOf = ({
	folder,
	parent,
}: {
	folder: Pick<FolderEntry, 'id' | 'name'>;
	parent: FolderPosition['parent'];
}): FolderPosition => ({ folderId: folder.id, name: folder.name, parent });

export type ClosingState =
	/** No record, or that of the folder which this one is a copy of. */
	| 'open'
	/** The record was written, and then the run died; or people put the folder back themselves. */
	| 'half closed'
	/** Closed, wherever people moved it since. */
	| 'closed';

/** Whether a case folder is closed, as its record and its place say. */
export function closingState(position: FolderPosition, record: ClosingRecord | undefined): ClosingState {
	if (record?.folderId !== position.folderId) return 'open';
	const stayed = pathKey(record.closedTo) === pathKey(record.closedFrom.path);
	return isWhereItWas(position, record) && !stayed ? 'half closed' : 'closed';
}

/** By the ID of the folder around it, so that moving or renaming that does not count. */
export const isWhereItWas = ({ name, parent }: FolderPosition, { closedFrom }: ClosingRecord): boolean =>
	parent === closedFrom.parent && pathKey(name) === pathKey(closedFrom.name);
