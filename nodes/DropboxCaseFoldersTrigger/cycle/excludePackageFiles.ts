import type { FolderChange } from '../../shared/domain/changes/FolderChange';
import type { TreeUpdate } from '../../shared/domain/changes/TreeUpdate';
import { isPackageFile } from '../../shared/domain/isPackageFile';
import { baseName } from '../../shared/domain/paths';

/**
 * The changes without those of this package's own files, such as case markers. A file that gets another name, as a
 * ZIP does when it is finished, is told of as added; a document that is given such a name, as moved.
 */
export function excludePackageFiles(
	changes: readonly FolderChange[],
	{ files }: Pick<TreeUpdate, 'files'>,
): FolderChange[] {
	const becameDocuments = new Set<string>();
	const told = changes.flatMap((change): FolderChange[] => {
		if (!change.isDocument) return [change];
		const { id, name, previousPlace } = change;
		const isNow = isPackageFile({ name, ...files.get(id) });
		const was = change.event === 'documentMoved' ? wasPackageFile(previousPlace) : isNow;
		if (was && isNow) return [];
		if (!was) return [change];
		becameDocuments.add(id);
		return [{ ...change, event: 'documentAdded', previousPlace: undefined }];
	});
	return told.filter(({ event, id }) => event !== 'documentChanged' || !becameDocuments.has(id));
}

const wasPackageFile = (place: string | undefined): boolean =>
	place !== undefined && isPackageFile({ name: baseName(place) });
