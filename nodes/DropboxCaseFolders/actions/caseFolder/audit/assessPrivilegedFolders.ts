import type { FolderEntry } from '../../../../shared/domain/entry';
import { pathKey } from '../../../../shared/domain/paths';
import {
	type Exposure,
	exposuresOfFolder,
	exposuresOfLinks,
	exposuresOfMembers,
} from '../../../../shared/domain/privilege/exposures';
import type { AllowedPeople } from '../../../../shared/domain/privilege/AllowedPeople';
import type { FolderMember } from '../../../../shared/domain/privilege/sharing';
import type { Audit, AuditedFolder, PrivilegedFolder, EntryReference, UncheckedPart } from './Audit';

/** What was found out about a case folder. */
interface AuditFacts extends Pick<Audit, 'folders' | 'links' | 'documents'> {
	/** Undefined where it was not said who may open privileged papers: then people are reported, and not judged. */
	named: AllowedPeople | undefined;
	/** Of the account that looks, which may open them in any case. */
	accountId: string;
}

/** Of each of the folders for privileged papers, by what others can open it, and what was not looked at. */
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

/** A shared folder in one for privileged papers has policies of its own; what is around it is looked at by itself. */
const exposuresWithin = ({ shared }: AuditedFolder): Exposure[] =>
	exposuresOfFolder(shared).filter((exposure) => exposure !== 'folder around');

function mayLieIn({ path }: EntryReference, folder: FolderEntry): boolean {
	if (path === undefined || folder.path === undefined) return true;
	return pathKey(path).startsWith(`${pathKey(folder.path)}/`);
}
