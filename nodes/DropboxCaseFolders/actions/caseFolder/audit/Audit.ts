import type { FolderEntry } from '../../../../shared/domain/entry';
import {
	exposuresOfFolder,
	exposuresOfLinks,
	exposuresOfMembers,
	type Exposure,
} from '../../../../shared/domain/privilege/exposures';
import type { FolderMember, SharedFolder, SharedLink } from '../../../../shared/domain/privilege/sharing';
import { pathKey } from '../../../../shared/domain/paths';
import type { PrivilegedFolders } from '../../../../shared/domain/privilege/PrivilegedFolders';
import type { AllowedPeople } from '../../../../shared/domain/privilege/AllowedPeople';

/** What one item asks for. */
export interface AuditRequest {
	/** Address of the case folder. */
	caseFolder: string;
	privileged: PrivilegedFolders;
	/** E-mail addresses of who may open privileged documents; undefined where it is not said. */
	people: string[] | undefined;
	/** Whether documents are asked about one by one. */
	documents: 'each' | 'none';
	output: 'findings' | 'summary';
}

/** Something in a case folder, by its place. */
export interface EntryReference {
	id: string;
	/** Undefined where the acting member's tree does not hold it. */
	path: string | undefined;
}

/** A shared folder in a case folder, or the one that the case folder lies in. */
export interface AuditedFolder extends EntryReference {
	/** Undefined where Dropbox does not tell of it, such as of the team space itself. */
	shared: SharedFolder | undefined;
	members: FolderMember[];
}

/** A document that people were given by itself. */
export interface AuditedDocument extends EntryReference {
	members: FolderMember[];
}

/** A folder that is named as one for privileged documents. */
export interface PrivilegedFolder extends EntryReference {
	/** By what others can open it. */
	exposures: Exposure[];
	/** Why nothing that was found does not show it to be closed: some of it was not looked at. */
	unchecked: UncheckedPart[];
}

/** What an audit did not look at: each document by itself, or whether the members are those who may open it. */
export type UncheckedPart = 'documents' | 'members';

/** Whether others can open a folder; null where none was found, and not all was looked at. */
export function isExposed({
	exposures,
	unchecked,
}: Pick<PrivilegedFolder, 'exposures' | 'unchecked'>): boolean | null {
	if (exposures.length > 0) return true;
	return unchecked.length > 0 ? null : false;
}

/** Who can open what is in a case folder. */
export interface Audit {
	caseFolder: FolderEntry;
	folders: AuditedFolder[];
	/** Those that lead to the case folder, into it, or to a folder above. */
	links: SharedLink[];
	/** Those that people were given by themselves; undefined where documents were not looked at. */
	documents: AuditedDocument[] | undefined;
	privileged: PrivilegedFolder[];
}

/** What was found out about a case folder. */
interface AuditFacts extends Pick<Audit, 'folders' | 'links' | 'documents'> {
	/** Undefined where it was not said who may open privileged documents: then people are reported, and not judged. */
	named: AllowedPeople | undefined;
	/** Of the account that looks, which may open them in any case. */
	accountId: string;
}

/** Of each of the folders for privileged documents, by what others can open it, and what was not looked at. */
export const assessPrivilegedFolders = (
	folders: readonly FolderEntry[],
	known: AuditFacts,
): PrivilegedFolder[] =>
	folders.map((folder) => {
		const audited = known.folders.find(({ id, shared }) => id === folder.id && shared !== undefined);
		const links = known.links.filter((link) => {
			const [to, at] = [link.pathLower, folder.path].map((path) => path && `${pathKey(path)}/`);
			// Of what is not known to lead elsewhere it is assumed that it leads here.
			return !to || !at || to.startsWith(at) || at.startsWith(to);
		});
		const inside = links.flatMap(({ id, pathLower }) => {
			const isInside =
				pathLower !== undefined &&
				folder.path !== undefined &&
				`${pathKey(pathLower)}/`.startsWith(`${pathKey(folder.path)}/`);
			return isInside && id !== undefined ? [id] : [];
		});
		const { named } = known;
		const own = (known.documents ?? []).filter((document) => mayLieIn(document, folder));
		const within = known.folders.filter((each) => each.id !== folder.id && mayLieIn(each, folder));
		const members = [audited ?? [], own, within].flat().flatMap((each) => each.members);
		return {
			id: folder.id,
			path: folder.path,
			exposures: [
				...exposuresOfFolder(audited?.shared),
				...within.flatMap(exposuresWithin),
				...exposuresOfLinks(links, new Set([folder.id, ...inside])),
				...memberExposures(members, named),
			],
			unchecked: uncheckedParts(members, known),
		};
	});

/** Groups let in whoever is put into them, whomever somebody named. */
const memberExposures = (members: readonly FolderMember[], named: AllowedPeople | undefined): Exposure[] =>
	named === undefined
		? members.flatMap(({ kind }) => (kind === 'group' ? ['group' as const] : []))
		: exposuresOfMembers(members, named);

function uncheckedParts(
	members: readonly FolderMember[],
	{ documents, named, accountId }: AuditFacts,
): UncheckedPart[] {
	const isOpenQuestion = named === undefined && members.some(({ id }) => id !== accountId);
	return [
		...(documents === undefined ? (['documents'] as const) : []),
		...(isOpenQuestion ? (['members'] as const) : []),
	];
}

/** A shared folder in one for privileged documents has policies of its own; what is around it is looked at by itself. */
const exposuresWithin = ({ shared }: AuditedFolder): Exposure[] =>
	exposuresOfFolder(shared).filter((exposure) => exposure !== 'folder around');

function mayLieIn({ path }: EntryReference, folder: FolderEntry): boolean {
	if (path === undefined || folder.path === undefined) return true;
	return pathKey(path).startsWith(`${pathKey(folder.path)}/`);
}
