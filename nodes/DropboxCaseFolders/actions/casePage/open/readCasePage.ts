import { contentHash } from '../../../../shared/domain/contentHash';
import type { PageLink } from '../../../../shared/domain/casePage/PageLink';
import { type Entry, type FolderEntry } from '../../../../shared/domain/entry';
import { buildTree, type Branch } from '../../../../shared/domain/listing/buildTree';
import { gather } from '../../../../shared/domain/listing/gather';
import { ListedFolder } from '../../../../shared/domain/listing/ListedFolder';
import { CasesWithin } from '../../../../shared/domain/marker/CasesWithin';
import type { PrivilegedFolders } from '../../../../shared/domain/privilege/PrivilegedFolders';
import { webLink } from '../../../../shared/domain/webLink';
import { inParallel, type Outcome } from '../../../../shared/core/outcome';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { AccessContext } from '../../shared/audience/AccessContext';
import { findClosings } from '../../shared/caseFolders/findClosings';
import { readCaseContents } from '../../shared/caseFolders/requireOneCase';
import { requireFolder } from '../../shared/locate/locateMany';
import { isRestrictedIn } from '../shared/locateDropTarget';
import { createPageTree, type PageEntry } from './createPageTree';

/** What a page shows of a case, as its script gets it. */
export interface CasePageContents {
	folder: { folderId: string; name: string; url: string | null };
	/** Whether the link allows it, and the case is open. */
	canAdd: boolean;
	isClosed: boolean;
	includesPrivileged: boolean;
	person: string | null;
	/** ISO 8601 in UTC. */
	expires: string;
	/** Changes with anything that is shown. */
	version: string;
	/** Whether there is more in the case than a page shows. */
	isCut: boolean;
	children: PageEntry[];
}

/**
 * What is in a case folder, for whoever has a link to it.
 * @throws Refusal `deleted`, `not_found`, `no_access`; `belongs_to_another_case` where another case lies in the folder,
 * whose documents are not this link's to show
 */
export async function readCasePage(
	link: PageLink,
	privileged: PrivilegedFolders,
	dropbox: DropboxPort,
): Promise<CasePageContents> {
	const caseFolder = requireFolder(await dropbox.find(link.folder), link.folder);
	const listed = new ListedFolder(caseFolder);
	listed.requirePaths();
	const contents = await readEntries(caseFolder, dropbox);
	const { hits } = await gather(onePage(contents.entries), listed, {
		...{ depth: Infinity, limit: Infinity, filter: { packageFiles: 'left out' } },
	});
	const hidden = link.includesPrivileged
		? new Set<string>()
		: await findRestricted(caseFolder, contents.entries, dropbox);
	const isShown = ({ folder }: Branch, path: string): boolean =>
		link.includesPrivileged ||
		// Of a folder that the listing did not show nothing is known.
		(folder !== undefined && !hidden.has(folder.id) && !privileged.includes(path));
	const { children, isCut } = createPageTree(buildTree(hits), caseFolder, isShown);
	const closed = await isClosedCase(caseFolder, contents, dropbox);
	const { id: folderId, name } = caseFolder;
	const page = {
		folder: { folderId, name, url: webLink(caseFolder) ?? null },
		canAdd: link.canAdd && !closed,
		isClosed: closed,
		includesPrivileged: link.includesPrivileged,
		person: link.person ?? null,
		expires: new Date(link.expires).toISOString(),
		isCut,
		children,
	};
	return { ...page, version: contentHash(Buffer.from(JSON.stringify(page))) };
}

/** All that is in a case folder, with what tells whose it is. */
class CaseEntries extends CasesWithin {
	readonly entries: Entry[] = [];

	override visit(entry: Entry, spot: string, property: string | undefined): void {
		super.visit(entry, spot, property);
		if (spot !== '') this.entries.push(entry);
	}
}

async function readEntries(caseFolder: FolderEntry, dropbox: DropboxPort): Promise<CaseEntries> {
	const [read] = await readCaseContents([caseFolder], () => new CaseEntries(), dropbox);
	const contents = read as Outcome<CaseEntries>;
	if (!contents.ok) throw contents.refusal;
	contents.value.assertOneCase();
	return contents.value;
}

async function* onePage(entries: Entry[]): AsyncGenerator<Entry[]> {
	yield await Promise.resolve(entries);
}

/** IDs of those folders that people who have the case folder may not have. */
async function findRestricted(
	caseFolder: FolderEntry,
	entries: readonly Entry[],
	dropbox: DropboxPort,
): Promise<Set<string>> {
	const context = new AccessContext(dropbox);
	const shared = entries.filter(
		(entry): entry is FolderEntry => entry.kind === 'folder' && entry.ownNamespaceId !== undefined,
	);
	const restricted = await inParallel(shared, async (folder) =>
		(await isRestrictedIn(caseFolder, folder, context)) ? [folder.id] : [],
	);
	return new Set(restricted.flat());
}

/** Only a folder with a closing record in it is worth a look. */
async function isClosedCase(
	caseFolder: FolderEntry,
	contents: CaseEntries,
	dropbox: DropboxPort,
): Promise<boolean> {
	if (!contents.hasRecord) return false;
	const [closing] = await findClosings([caseFolder], dropbox);
	if (closing?.ok === false) throw closing.refusal;
	return closing?.value !== undefined;
}
