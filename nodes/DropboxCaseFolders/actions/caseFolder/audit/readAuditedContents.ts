import { stableAddress, type Entry, type FolderEntry } from '../../../../shared/domain/entry';
import { CasesWithin } from '../../../../shared/domain/marker/CasesWithin';
import type { Outcome } from '../../../../shared/core/outcome';
import { entryPathKey } from '../../../../shared/domain/paths';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { readFolderContents, type ContentsVisitor } from '../../shared/caseFolders/readFolderContents';
import { topIsNoCaseFolderRefusal } from '../../shared/caseFolders/requireOneCase';
import type { AuditRequest, EntryReference } from './Audit';
import type { SharedLink } from '../../../../shared/domain/privilege/sharing';

/** What an audit needs of all that is in a case folder; of its documents nothing, unless they are looked at. */
interface AuditedContents {
	sharedFolders: FolderEntry[];
	privilegedFolders: FolderEntry[];
	documents: EntryReference[];
	/** Of these IDs, those that are in the case folder. */
	present: Set<string>;
}

/**
 * @param lookedFor IDs of things whose place is not known otherwise
 * @throws Refusal `belongs_to_another_case` where other cases lie in the folder
 */
export async function readAuditedContents(
	caseFolder: FolderEntry,
	request: AuditRequest,
	lookedFor: ReadonlySet<string>,
	dropbox: DropboxPort,
): Promise<AuditedContents> {
	if (stableAddress(caseFolder) === '') throw topIsNoCaseFolderRefusal();
	const read = await readFolderContents(
		[caseFolder],
		() => new ContentsCollector(caseFolder, request, lookedFor),
		dropbox,
	);
	const collected = read.get(stableAddress(caseFolder)) as Outcome<ContentsCollector>;
	if (!collected.ok) throw collected.refusal;
	collected.value.cases.assertOneCase();
	const { contents } = collected.value;
	// One that lies apart from the case folder is audited by itself.
	return request.privileged.includes(caseFolder.name)
		? { ...contents, privilegedFolders: [caseFolder, ...contents.privilegedFolders] }
		: contents;
}

class ContentsCollector implements ContentsVisitor {
	readonly cases = new CasesWithin();
	readonly contents: AuditedContents = {
		...{ sharedFolders: [], privilegedFolders: [], documents: [] },
		present: new Set(),
	};
	/** After a cursor was called off entries come twice. */
	private readonly seen = new Set<string>();

	constructor(
		private readonly caseFolder: FolderEntry,
		private readonly request: AuditRequest,
		private readonly lookedFor: ReadonlySet<string>,
	) {}

	visit(entry: Entry, spot: string, property: string | undefined): void {
		this.cases.visit(entry, spot, property);
		if (spot === '') return;
		if (this.lookedFor.has(entry.id)) this.contents.present.add(entry.id);
		const isOfInterest = entry.kind === 'folder' || this.request.documents === 'each';
		if (!isOfInterest || this.seen.has(entry.id)) return;
		this.seen.add(entry.id);
		if (entry.kind === 'file') this.contents.documents.push({ id: entry.id, path: entry.path });
		else this.add(entry);
	}

	private add(folder: FolderEntry): void {
		if (folder.ownNamespaceId !== undefined) this.contents.sharedFolders.push(folder);
		if (this.request.privileged.includes(relativePathOf(folder, this.caseFolder))) {
			this.contents.privilegedFolders.push(folder);
		}
	}
}

/** Where it lies below the case folder, as far as Dropbox tells. */
const relativePathOf = ({ name, path }: FolderEntry, top: FolderEntry): string =>
	path === undefined || top.path === undefined ? name : path.slice(top.path.length).replace(/^\//, '');

/**
 * Those links of the account that lead into a case folder, and those that reach it as a whole. A link without a path
 * leads into it if what it is of was seen there.
 * @param reaching links of the case folder and of the folders above it
 * @param present IDs of things in the case folder that links without paths are of
 */
export function linksToCaseFolder(
	folder: FolderEntry,
	ofAccount: readonly SharedLink[],
	reaching: readonly SharedLink[],
	present: ReadonlySet<string>,
): SharedLink[] {
	const top = folder.path === undefined ? undefined : `${entryPathKey(folder)}/`;
	const inside = ofAccount.filter(({ id, pathLower }) => {
		if (pathLower !== undefined && top !== undefined) return pathLower.startsWith(top);
		// Where Dropbox does not say at all where it leads, it may be here.
		return id === undefined ? pathLower === undefined : present.has(id);
	});
	return [...new Map([...reaching, ...inside].map((link) => [link.url, link])).values()];
}
