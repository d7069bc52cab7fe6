import type { Dropbox } from 'dropbox';
import { numberOfId } from '../emulators/dropbox/state/ids';
import { parentPath } from '../../nodes/shared/domain/paths';

/** What stood in an emulated Dropbox, as it was written down: a file has its text or its bytes, a folder neither. */
export interface PlacedEntry {
	path: string;
	id: string;
	text?: string;
	base64?: string;
}

/** Properties that lay on folders, and the templates that they are of: arguments of Dropbox's routes. */
export interface PlacedProperties {
	templates: Array<{ id: string; name: string; description: string; fields: object[] }>;
	properties: Array<Parameters<Dropbox['filePropertiesPropertiesAdd']>[0]>;
}

/**
 * Puts what was written down of one emulated Dropbox into another, with the IDs that everything had: those stand in
 * markers, closing records and what triggers keep, and in the hashes of these. IDs count, so entries are made in
 * that order, those that are not there any more are made and deleted, and each is moved where it was in the end.
 */
export async function placeEntries(
	person: Dropbox,
	entries: readonly PlacedEntry[],
	{ templates, properties }: PlacedProperties = { templates: [], properties: [] },
): Promise<void> {
	const isListed = new Set(entries.map(({ path }) => path));
	const isInPlace = new Set<string>();
	const waiting: PlacedEntry[] = [];
	for (const entry of [...entries].sort((a, b) => orderOf(a) - orderOf(b))) {
		const parent = parentPath(entry.path) ?? '';
		const canBePlaced = !isListed.has(parent) || isInPlace.has(parent);
		await make(person, entry, canBePlaced ? entry.path : `/${entry.id.slice(3)}`);
		if (canBePlaced) isInPlace.add(entry.path);
		else waiting.push(entry);
	}
	for (const { id, path } of waiting.sort((a, b) => a.path.length - b.path.length)) {
		await person.filesMoveV2({ from_path: id, to_path: path });
	}
	for (const { id, ...template } of templates) {
		const { result } = await person.filePropertiesTemplatesAddForUser(template as Template);
		if (result.template_id !== id) throw new Error(`a template cannot have the ID ${id} here`);
	}
	for (const argument of properties) await person.filePropertiesPropertiesAdd(argument);
}

type Template = Parameters<Dropbox['filePropertiesTemplatesAddForUser']>[0];

/** IDs between which nothing is known to have been made. */
const LARGEST_GAP = 20;

async function make(person: Dropbox, entry: PlacedEntry, path: string): Promise<void> {
	const contents = bytesOf(entry);
	for (let gap = 0; gap < LARGEST_GAP; gap++) {
		const made =
			contents === undefined
				? (await person.filesCreateFolderV2({ path })).result.metadata
				: (await person.filesUpload({ path, contents })).result;
		if (made.id === entry.id) return;
		await person.filesDeleteV2({ path });
	}
	throw new Error(`nothing can have the ID ${entry.id} here`);
}

const orderOf = ({ id }: PlacedEntry): number => numberOfId(id) ?? 0;

function bytesOf({ text, base64 }: PlacedEntry): Buffer | undefined {
	if (text !== undefined) return Buffer.from(text);
	return base64 === undefined ? undefined : Buffer.from(base64, 'base64');
}
