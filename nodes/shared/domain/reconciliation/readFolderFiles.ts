import type { Given } from '../decision/given';
import { isPackageFile } from '../isPackageFile';
import { MOST_LEVELS } from '../limits';
import { isManifestName } from '../manifest/manifestName';
import { pathKey } from '../paths';
import type { FolderFile } from './Reconciliation';

const listOf = (given: unknown): Given[] =>
	Array.isArray(given)
		? given.filter((each): each is Given => typeof each === 'object' && each !== null)
		: [];

const wordOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * The files of a case folder, without this package's own.
 * @param tree output of *List* as one tree
 * @param archiveFolder the name of folders with prior versions; `''` for none
 */
export function readFolderFiles(tree: Given, archiveFolder: string): FolderFile[] {
	const files: FolderFile[] = [];
	collect(listOf(tree['children']), { subfolder: '', isArchived: false, depth: 0 }, archiveFolder, files);
	return files;
}

interface Place {
	subfolder: string;
	isArchived: boolean;
	depth: number;
}

function collect(
	entries: readonly Given[],
	{ subfolder, isArchived, depth }: Place,
	archiveFolder: string,
	files: FolderFile[],
): void {
	for (const entry of entries) {
		const name = wordOf(entry['name']);
		if (entry['type'] === 'folder') {
			const inner = {
				subfolder: subfolder === '' ? name : `${subfolder}/${name}`,
				isArchived: isArchived || (archiveFolder !== '' && pathKey(name) === pathKey(archiveFolder)),
				depth: depth + 1,
			};
			if (depth < MOST_LEVELS) collect(listOf(entry['children']), inner, archiveFolder, files);
			continue;
		}
		const size = typeof entry['size'] === 'number' ? entry['size'] : 0;
		if (isPackageFile({ name, size }) || isManifestName(name)) continue;
		files.push({
			...{ fileId: wordOf(entry['fileId']), name, subfolder, size, isArchived },
			contentHash: wordOf(entry['contentHash']),
		});
	}
}
