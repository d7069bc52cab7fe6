import { safeName, shortenName } from '../naming/safeName';
import { joinPath, pathKey } from '../paths';
import { Refusal } from '../../core/Refusal';

/** Between a prefix and the name that it is put before. */
const JOINT = ' - ';

/** Where everything that was closed in a year is put. */
export const yearFolder = (closedFolder: string, year: string): string => joinPath(closedFolder, year);

/** Where the ZIP of a case is put, and the case folder itself where it is to lie beside it. */
export function matterFolder(closedFolder: string, year: string, matterNumber: string): string {
	return joinPath(yearFolder(closedFolder, year), safeName(matterNumber).name);
}

/** `22-0000107` → `Closed - 22-0000107`; cut at its end where it would be longer than names may be. */
export const withPrefix = (prefix: string, name: string): string =>
	shortenName(`${prefix}${JOINT}${name}`, 'folder');

/** Whether a name has the prefix already, whoever gave it. */
export const hasPrefix = (prefix: string, name: string): boolean =>
	pathKey(name).startsWith(pathKey(`${prefix}${JOINT}`));

/**
 * The prefix as it can stand in a name.
 * @throws Refusal `name_not_allowed`
 */
export const safePrefix = (raw: string): string => safeName(raw).name;

const INSIDE: Record<'closed' | 'restored', readonly [string, string]> = {
	closed: [
		'The Closed Folder is inside the case folder',
		'Choose a Closed Folder outside the case folder, and check that Case Folder leads to the folder of one case.',
	],
	restored: [
		'The folder under Restore To is inside the case folder',
		'Choose a folder outside it under Restore To.',
	],
};

/** @throws Refusal `invalid_input` where the new place lies in the case folder itself */
export function assertOutside(folderPath: string, place: string, to: keyof typeof INSIDE = 'closed'): void {
	if (!`${pathKey(place)}/`.startsWith(`${pathKey(folderPath)}/`)) return;
	throw new Refusal('invalid_input', ...INSIDE[to]);
}
