import { lastingAddress, type Entry, type FolderEntry } from '../../../../shared/domain/entry';
import { CasesWithin } from '../../../../shared/domain/marker/CasesWithin';
import type { Outcome } from '../../../../shared/domain/outcome';
import { comparable } from '../../../../shared/domain/paths';
import type { DropboxPort } from '../../../../shared/ports';
import { readWithin, type Reader } from '../readWithin';
import { topIsNoCaseFolder } from '../whereOneCase';
import type { AuditRequest } from './request';
import type { Spot } from './Finding';

/** What an audit needs of all that is in a case folder; of its documents nothing, unless they are looked at. */
export interface Contents {
	sharedFolders: FolderEntry[];
	privilegedFolders: FolderEntry[];
	documents: Spot[];
	/** Of these IDs, those that are in the case folder. */
	present: Set<string>;
}

/**
 * @param lookedFor IDs of things whose place is not known otherwise
 * @throws Refusal `belongs_to_another_case` where other cases lie in the folder
 */
export async function contentsOf(
	caseFolder: FolderEntry,
	request: AuditRequest,
	lookedFor: ReadonlySet<string>,
	dropbox: DropboxPort,
): Promise<Contents> {
	if (lastingAddress(caseFolder) === '') throw topIsNoCaseFolder();
	const read = await readWithin([caseFolder], () => new Looker(caseFolder, request, lookedFor), dropbox);
	const looker = read.get(lastingAddress(caseFolder)) as Outcome<Looker>;
	if (!looker.ok) throw looker.refusal;
	looker.value.cases.assertOneCase();
	return looker.value.contents;
}

class Looker implements Reader {
	readonly cases = new CasesWithin();
	readonly contents: Contents = {
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

	see(entry: Entry, spot: string, property: string | undefined): void {
		this.cases.see(entry, spot, property);
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
		if (isNamed(folder, this.caseFolder, this.request.privileged)) {
			this.contents.privilegedFolders.push(folder);
		}
	}
}

/** By its own name on any level, or by its whole path below the case folder. */
function isNamed({ name, path }: FolderEntry, top: FolderEntry, names: readonly string[]): boolean {
	const relative =
		path === undefined || top.path === undefined ? name : path.slice(top.path.length).replace(/^\//, '');
	const keys = [comparable(name), comparable(relative)];
	return names.some((wanted) => keys.includes(comparable(wanted)));
}
