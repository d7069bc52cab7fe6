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
 * @param known its documents, where they were listed before: that takes one call less, or none
 * @throws Refusal `not_found` where there is no such matter
 */
export async function listMatter(
	matterId: RecordId,
	clio: ClioPort,
	known?: readonly Document[],
): Promise<ListedMatter> {
	const filter = { matterId, includeDeleted: true, includeIncomplete: true };
	const documents = known ?? (await collect(clio.listDocuments(filter)));
	const onlyFolder = known && folderOfAll(known);
	const folders = onlyFolder === undefined ? await collect(clio.listFolders({ matterId })) : [];
	const rootId = onlyFolder ?? (await rootOf(matterId, documents, folders, clio));
	const placed = new MatterFolders(folders, rootId);
	return {
		folders: placed,
		documents: documents.map((document) => ({
			document,
			folders: placed.pathOf(document.folder?.id),
			isWanted: document.deletedAt === undefined && document.latestVersion?.isFullyUploaded === true,
		})),
	};
}

/** The matter's own folder, where all of the documents lie in it: it is called like the matter. */
function folderOfAll(documents: readonly Document[]): RecordId | undefined {
	const [first] = documents;
	const isRoot = ({ folder, matter }: Document) =>
		folder !== undefined && folder.id === first?.folder?.id && folder.name === matter?.displayNumber;
	return documents.every(isRoot) ? first?.folder?.id : undefined;
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
