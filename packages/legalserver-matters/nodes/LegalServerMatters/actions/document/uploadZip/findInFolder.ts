import { groupBy } from '../../../../../../../nodes/shared/core/outcome';
import { pathKey } from '../../../../../../../nodes/shared/domain/paths';
import type { MeasuredFile } from '../upload/measureFile';
import {
	isAlike,
	soughtFor,
	type KnownDocument,
	type KnownDocuments,
	type SameDocument,
} from '../upload/KnownDocuments';

/** Each file with the document of the folder that is the same. */
export type FilesInFolder = Array<{ file: MeasuredFile; same: SameDocument | undefined }>;

/**
 * Which of these files lie in the subfolder already. Version 1 of the API does not say what folders are called: there it
 * is the folder that has most of them, wherever it is.
 */
export async function findInFolder(
	files: readonly MeasuredFile[],
	subfolder: string,
	known: KnownDocuments,
): Promise<FilesInFolder> {
	const among = fullest(files, known.all.filter(mayLieIn(subfolder)));
	const found: FilesInFolder = [];
	for (const file of files)
		found.push({ file, same: await known.findSame(among, soughtFor(file), file.contentHash) });
	return found;
}

/** The name of the folder as far as it is known, as it is compared. */
const folderNameOf = ({ document, subfolder }: KnownDocument): string | undefined => {
	const name = subfolder ?? document.more?.folder;
	return name === undefined ? undefined : pathKey(name.trim());
};

const mayLieIn =
	(subfolder: string) =>
	(known: KnownDocument): boolean =>
		[undefined, pathKey(subfolder)].includes(folderNameOf(known));

/** What lies in the folder with most documents that may be among the files. */
function fullest(
	files: readonly MeasuredFile[],
	documents: readonly KnownDocument[],
): readonly KnownDocument[] {
	const sought = files.map((file) => soughtFor(file));
	const folders = groupBy(documents, (known) => folderNameOf(known) ?? known.document.folderId);
	const counted = [...folders.values()].map((inside) => ({
		inside,
		count: sought.filter((each) => inside.some(({ document }) => isAlike(document, each))).length,
	}));
	return counted.reduce((best, each) => (each.count > best.count ? each : best), { inside: [], count: 0 })
		.inside;
}
