import type { ClioPort, Document, Folder, Page, RecordId } from '../../../../../../../nodes/shared/clio/port';
import { MatterFolders, rootAmong } from './MatterFolders';

/** A document of a matter, and where it lies in it. */
export interface ListedDocument {
	document: Document;
	/** Names of folders; undefined where Clio does not say it. */
	folders: string[] | undefined;
	/** Whether its bytes are there, and it is not in the trash. */
	isWanted: boolean;
}

export interface ListedMatter {
	/** Those in the trash are among them: a ZIP may hold them too. */
	documents: ListedDocument[];
	folders: MatterFolders;
}

/**
 * What lies in a matter, by two calls for up to 200 documents and folders.
 * @throws Refusal `not_found` where there is no such matter
 */
export async function listMatter(matterId: RecordId, clio: ClioPort): Promise<ListedMatter> {
	const filter = { matterId, includeDeleted: true, includeIncomplete: true };
	const documents = await collect(clio.listDocuments(filter));
	const folders = await collect(clio.listFolders({ matterId }));
	const placed = new MatterFolders(folders, await rootOf(matterId, documents, folders, clio));
	return {
		folders: placed,
		documents: documents.map((document) => ({
			document,
			folders: placed.pathOf(document.folder?.id),
			isWanted: document.deletedAt === undefined && document.latestVersion?.isFullyUploaded === true,
		})),
	};
}

async function rootOf(
	matterId: RecordId,
	documents: readonly Document[],
	folders: readonly Folder[],
	clio: ClioPort,
): Promise<RecordId | undefined> {
	const matterNumber = documents.find(({ matter }) => matter !== undefined)?.matter?.displayNumber;
	const root = matterNumber === undefined ? undefined : rootAmong(folders, matterNumber);
	// Where nothing was found, this also tells whether there is such a matter.
	return root ?? (await clio.readMatter(matterId)).folderId;
}

async function collect<T>(pages: AsyncIterable<Page<T>>): Promise<T[]> {
	const all: T[] = [];
	for await (const { records } of pages) all.push(...records);
	return all;
}
