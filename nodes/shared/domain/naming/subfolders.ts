import { assertNotLonger, LONGEST_PATH, MOST_IN_LIST } from '../limits';
import { pathKey } from '../paths';
import { safeName } from './safeName';

/** Folders below a case folder, and what had to be changed in their names. */
export interface Subfolders {
	/** Relative paths, each parent before what lies in it, none twice. */
	paths: string[];
	warnings: string[];
}

/**
 * The path below a case folder that a person wrote, e.g. `Discovery/Incoming`, made safe part by part.
 * Empty parts are left out; `''` means the case folder itself.
 */
export function safeRelativePath(raw: string): { path: string; warnings: string[] } {
	assertNotLonger('The path of a subfolder', raw.length, LONGEST_PATH);
	const parts = raw
		.split('/')
		.filter((part) => part.trim() !== '')
		.map((part) => safeName(part.trim()));
	return {
		path: parts.map((part) => part.name).join('/'),
		warnings: parts.flatMap((part) => part.warnings.map((warning) => `In “${part.name}”: ${warning}`)),
	};
}

/** The subfolders named by these lines, with the folders in between. */
export function subfoldersFrom(lines: readonly string[]): Subfolders {
	assertNotLonger('The list of subfolders', lines.length, MOST_IN_LIST, 'lines');
	const safe = lines.map(safeRelativePath);
	const paths = new Map<string, string>();
	for (const path of safe.flatMap((line) => ancestry(line.path))) {
		if (!paths.has(pathKey(path))) paths.set(pathKey(path), path);
	}
	return {
		paths: [...paths.values()],
		warnings: [...new Set(safe.flatMap(({ warnings }) => warnings))],
	};
}

/** `a/b/c` → `a`, `a/b`, `a/b/c`. */
function ancestry(path: string): string[] {
	const parts = path.split('/').filter((part) => part !== '');
	return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
