import { mapOk, outcomeOfSync, type Outcome } from '../../../../shared/core/outcome';
import { isRecordName } from '../../../../shared/domain/closing/ClosingRecord';
import type { FolderEntry } from '../../../../shared/domain/entry';
import type { Branch } from '../../../../shared/domain/listing/buildTree';
import type { ManifestDocument } from '../../../../shared/domain/manifest/CaseManifest';
import { isMarkerFile } from '../../../../shared/domain/marker/markerFile';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { listFolders } from '../../caseFolder/list/listFolders';

/** A case folder, and all documents in it. */
export interface DocumentsOfFolder {
	folder: FolderEntry;
	documents: ManifestDocument[];
}

const EVERYTHING = { depth: Infinity, limit: Infinity, filter: {} };

/** @returns in the order of the addresses */
export async function listDocuments(
	addresses: readonly string[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<DocumentsOfFolder>>> {
	const listed = await listFolders(
		addresses.map((address) => ({ address, wanted: EVERYTHING })),
		dropbox,
	);
	return await mapOk(
		listed,
		async (all) =>
			await Promise.resolve(
				all.map(({ folder, contents }) =>
					outcomeOfSync(() => ({
						folder,
						documents: documentsIn(contents, folder.ownNamespaceId !== undefined),
					})),
				),
			),
	);
}

/**
 * What is there for the workflows alone is no document of the case.
 * @param isApart whether the case folder itself has members of its own
 */
function documentsIn(top: Branch, isApart: boolean): ManifestDocument[] {
	const own = ({ name, size }: { name: string; size: number }) =>
		!isRecordName(name) && !isMarkerFile(name, size);
	return [...below({ ...top, files: top.files.filter(own) }, '', isApart)];
}

/**
 * @param isApart whether it is in a folder with members of its own: whoever can open the manifest may not be one of them,
 * so the names of these documents stay out of it
 */
function* below(branch: Branch, path: string, isApart: boolean): Generator<ManifestDocument> {
	for (const { id, rev, contentHash, name, size, serverModified } of branch.files) {
		yield {
			...{ id, rev, contentHash: contentHash ?? null, size, modified: serverModified },
			path: `${path}${isApart ? id : name}`,
		};
	}
	for (const inner of branch.branches) {
		// Of a folder that was not shown itself, nobody knows who its members are.
		const isOwn = inner.folder === undefined || inner.folder.ownNamespaceId !== undefined;
		yield* below(inner, isApart ? path : `${path}${inner.name}/`, isApart || isOwn);
	}
}
