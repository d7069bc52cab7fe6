import type { FolderEntry } from '../../../../shared/domain/entry';
import { comparable } from '../../../../shared/domain/paths';
import type { Exposure } from '../../../../shared/domain/privilege/Exposure';
import {
	exposedByFolder,
	exposedByLinks,
	exposedByMembers,
} from '../../../../shared/domain/privilege/exposedBy';
import type { Named } from '../../../../shared/domain/privilege/Named';
import type { FolderMember } from '../../../../shared/domain/privilege/sharing';
import type { Audit, AuditedFolder, PrivilegedFolder, Spot, Unseen } from './Finding';

/** What was found out about a case folder. */
interface Known extends Pick<Audit, 'folders' | 'links' | 'documents'> {
	/** Undefined where it was not said who may open privileged papers: then people are reported, and not judged. */
	named: Named | undefined;
	/** Of the account that looks, which may open them in any case. */
	accountId: string;
}

/** Of each of the folders for privileged papers, by what others can open it, and what was not looked at. */
export const privilegedFolders = (folders: readonly FolderEntry[], known: Known): PrivilegedFolder[] =>
	folders.map((folder) => {
		const audited = known.folders.find(({ id, shared }) => id === folder.id && shared !== undefined);
		const links = known.links.filter((link) => {
			const [to, at] = [link.pathLower, folder.path].map((path) => path && `${comparable(path)}/`);
			// Of what is not known to lead elsewhere it is assumed that it leads here.
			return !to || !at || to.startsWith(at) || at.startsWith(to);
		});
		const inside = links.flatMap(({ id, pathLower }) => {
			const isInside =
				pathLower !== undefined &&
				folder.path !== undefined &&
				`${comparable(pathLower)}/`.startsWith(`${comparable(folder.path)}/`);
			return isInside && id !== undefined ? [id] : [];
		});
		const { named } = known;
		const own = (known.documents ?? []).filter((document) => isIn(document, folder));
		const within = known.folders.filter((each) => each.id !== folder.id && isIn(each, folder));
		const members = [audited ?? [], own, within].flat().flatMap((each) => each.members);
		return {
			id: folder.id,
			path: folder.path,
			exposures: [
				...exposedByFolder(audited?.shared),
				...within.flatMap(exposedByWithin),
				...exposedByLinks(links, new Set([folder.id, ...inside])),
				...judged(members, named),
			],
			unseen: unseenOf(members, known),
		};
	});

/** Groups let in whoever is put into them, whomever somebody named. */
const judged = (members: readonly FolderMember[], named: Named | undefined): Exposure[] =>
	named === undefined
		? members.flatMap(({ kind }) => (kind === 'group' ? ['group' as const] : []))
		: exposedByMembers(members, named);

function unseenOf(members: readonly FolderMember[], { documents, named, accountId }: Known): Unseen[] {
	const isOpenQuestion = named === undefined && members.some(({ id }) => id !== accountId);
	return [
		...(documents === undefined ? (['documents'] as const) : []),
		...(isOpenQuestion ? (['members'] as const) : []),
	];
}

/** A shared folder in one for privileged papers has policies of its own; what is around it is looked at by itself. */
const exposedByWithin = ({ shared }: AuditedFolder): Exposure[] =>
	exposedByFolder(shared).filter((exposure) => exposure !== 'folder around');

function isIn({ path }: Spot, folder: FolderEntry): boolean {
	if (path === undefined || folder.path === undefined) return true;
	return comparable(path).startsWith(`${comparable(folder.path)}/`);
}
