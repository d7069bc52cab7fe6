import { outcomeOfSync, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import { stableAddress, type Entry, type FolderEntry } from '../../../../shared/domain/entry';
import { parentPath, pathKey } from '../../../../shared/domain/paths';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { findExisting } from '../locate/locateMany';

/** A folder that case folders are to lie in, or the path at which there is none yet. */
export type FolderOrPath = FolderEntry | string;

/** The fields that lead to such a folder, as people see them. */
type LabelOfPlace = 'Closed Folder' | 'Destination Folder' | 'New Destination' | 'Restore To';
/** Those that lead to a case folder in one. */
type LabelOfCase = 'Case Folder' | 'Existing Folder ID';
type Label = LabelOfPlace | LabelOfCase;

/**
 * Refuses those whose place is the folder of a case, or lies in one: who may open that case would see the other. Each
 * place and each folder around it is looked at once, however many items want it.
 */
export async function requireOutsideCases<T>(
	all: readonly T[],
	placeOf: (each: T) => FolderOrPath | undefined,
	label: Label,
	dropbox: DropboxPort,
): Promise<Array<Outcome<T>>> {
	const places = all.map(placeOf);
	const wanted = new Map(places.flatMap((place) => (place === undefined ? [] : [[placeKey(place), place]])));
	const ways = new Map([...wanted].map(([key, place]) => [key, enclosingPaths(place)]));
	const paths = [...new Set([...ways.values()].flat())];
	const existing = await findExisting(paths, dropbox);
	const known = [...wanted.values()].filter((place) => typeof place !== 'string');
	const around = [...existing.values()].flatMap((found) => (found.ok ? (found.value ?? []) : []));
	const there = [...known, ...around.filter((entry) => entry.kind === 'folder')].filter(
		(folder) => stableAddress(folder) !== '',
	);
	const verdicts = await dropbox.areCaseFolders(there);
	const ofCases = new Map(there.map((folder, index) => [folder, verdicts[index] as Outcome<boolean>]));
	const demandOutside = (folder: FolderEntry): void => {
		const verdict = ofCases.get(folder);
		if (verdict?.ok === false) throw verdict.refusal;
		if (verdict?.value === true) throw insideCase(label);
	};
	return all.map((each, index) =>
		outcomeOfSync(() => {
			const place = places[index];
			if (place === undefined) return each;
			const looked = wanted.get(placeKey(place)) as FolderOrPath;
			if (typeof looked !== 'string') demandOutside(looked);
			for (const path of ways.get(placeKey(place)) ?? []) {
				const found = existing.get(path) as Outcome<Entry | undefined>;
				if (!found.ok) throw found.refusal;
				if (found.value?.kind === 'folder') demandOutside(found.value);
			}
			return each;
		}),
	);
}

const placeKey = (place: FolderOrPath): string =>
	typeof place === 'string' ? pathKey(place) : stableAddress(place);

/** Paths of what is to be looked up: the folders around the place, and the place where only its path is known. */
function enclosingPaths(place: FolderOrPath): string[] {
	const path = typeof place === 'string' ? place : parentPath(place.path ?? '');
	if (!path.startsWith('/')) return [];
	const way: string[] = [];
	for (let above = path; above !== ''; above = parentPath(above)) way.push(above);
	return way;
}

const insideCase = (label: Label): Refusal =>
	label === 'Case Folder' || label === 'Existing Folder ID' ? isSubfolder(label) : holdsPlace(label);

const ADVICE = {
	'Case Folder': 'Under Case Folder, choose the case’s own folder',
	'Existing Folder ID': 'Enter the ID of the case’s own folder under Existing Folder ID',
} as const;

const isSubfolder = (label: LabelOfCase): Refusal =>
	new Refusal(
		'belongs_to_another_case',
		'This folder is inside a case folder, so it is not itself a case folder',
		`${ADVICE[label]}. If none of the folders that contain it belongs to a case, someone put a marker file (“casemarker …”) or a closing record directly into one of them: delete that file.`,
	);

const holdsPlace = (label: LabelOfPlace): Refusal =>
	new Refusal(
		'belongs_to_another_case',
		'The folder chosen to hold the case folder is another case’s folder or is inside one',
		`Under ${label}, choose a folder outside all case folders. Whoever can open the outer case could also open the one inside it. If none of these folders belongs to a case, someone put a marker file (“casemarker …”) or a closing record directly into one of them: delete that file.`,
	);
