import { comparable, parentPath } from '../../domain/paths';

/** These folders, or those further up that they have in common, until there are no more than `most`. */
export function foldersAround(paths: readonly string[], most: number): string[] {
	for (let folders = distinct(paths); ; folders = distinct(folders.map(parentPath))) {
		if (folders.length <= most) return folders;
	}
}

const distinct = (paths: readonly string[]): string[] => [
	...new Map(paths.map((path) => [comparable(path), path])).values(),
];
