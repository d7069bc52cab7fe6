import type { IDataObject } from 'n8n-workflow';
import { stableAddress } from '../../../../shared/domain/entry';
import { describeExposures } from '../../../../shared/domain/privilege/exposures';
import type { FolderMember, SharedLink } from '../../../../shared/domain/privilege/sharing';
import {
	isExposed,
	type Audit,
	type AuditedFolder,
	type EntryReference,
	type PrivilegedFolder,
	type UncheckedPart,
} from './Audit';

const EMPTY_FINDING: IDataObject = {
	...{ who: null, level: null, inherited: null, audience: null, exposed: null, url: null, details: null },
};

const finding = (
	what: string,
	path: string | undefined,
	ids: IDataObject,
	more: IDataObject,
): IDataObject => ({
	...{ finding: what, path: path ?? null, ...ids },
	...EMPTY_FINDING,
	...more,
});

const folderFinding = (what: string, { id, path }: EntryReference, more: IDataObject): IDataObject =>
	finding(what, path, { folderId: id }, more);

/** One row for each thing that was found; all have the same fields, but for the ID of a folder or a file. */
export const findingRows = ({ folders, links, documents, privileged }: Audit): IDataObject[] => [
	...privileged.map(privilegedRow),
	...folders.flatMap((folder) => [
		folderRow(folder),
		...folder.members.map((member) => folderFinding('member', folder, memberFields(member))),
	]),
	...links.map(linkRow),
	...(documents ?? []).flatMap((document) =>
		document.members.map((member) =>
			finding('documentMember', document.path, { fileId: document.id }, memberFields(member)),
		),
	),
];

const UNCHECKED_REASONS: Readonly<Record<UncheckedPart, string>> = {
	documents: 'its documents were not checked individually',
	members: 'People Who May Open Them is empty, so its members are only reported',
};

function privilegedRow(folder: PrivilegedFolder): IDataObject {
	const { exposures, unchecked } = folder;
	const exposed = isExposed(folder);
	const left = unchecked.map((what) => UNCHECKED_REASONS[what]).join('; ');
	return folderFinding('privilegedFolder', folder, {
		exposed,
		details:
			exposed === true
				? `Open by ${describeExposures(exposures)}`
				: left === ''
					? 'Closed'
					: `Not known: ${left}`,
	});
}

function folderRow(folder: AuditedFolder): IDataObject {
	const { shared } = folder;
	if (shared === undefined) {
		return folderFinding('sharedFolder', folder, {
			details: 'Open to everyone who has access to the parent folder',
		});
	}
	const { inherits, linkPolicy, memberPolicy, managedBy } = shared;
	return folderFinding('sharedFolder', folder, {
		audience: linkPolicy,
		inherited: inherits,
		details: `Members may be ${memberPolicy}, managed by ${managedBy}`,
	});
}

/** Of what a link leads to. */
function linkedId(kind: SharedLink['kind'], id: string | null): IDataObject {
	if (kind === undefined) return {};
	return kind === 'file' ? { fileId: id } : { folderId: id };
}

const memberFields = ({ who, level, kind, inherited }: FolderMember): IDataObject => ({
	...{ who, level, inherited, details: kind },
});

const linkRow = ({ url, id, kind, pathLower, audience, expires, mayRevoke }: SharedLink): IDataObject =>
	finding('link', pathLower, linkedId(kind, id ?? null), {
		...{ audience, url },
		details: [
			...(expires === undefined ? [] : [`Until ${expires}`]),
			mayRevoke ? 'Can be removed' : 'Cannot be removed by this account',
		].join(', '),
	});

const OPEN_AUDIENCES: ReadonlyArray<SharedLink['audience']> = ['anybody', 'withPassword', 'unknown'];

/** One row for the case folder. */
export function summaryRow({ caseFolder, folders, links, documents, privileged }: Audit): IDataObject {
	const members = folders.flatMap((folder) => folder.members);
	const distinct = (kind: FolderMember['kind']) =>
		new Set(members.filter((member) => member.kind === kind).map(({ id, who }) => id ?? who)).size;
	return {
		folderId: stableAddress(caseFolder),
		path: caseFolder.path ?? null,
		exposed: isAnyExposed(privileged),
		privilegedFolders: privileged.map((folder) => ({
			...{ path: folder.path ?? null, exposed: isExposed(folder), by: describeExposures(folder.exposures) },
		})),
		sharedFolders: folders.filter(({ shared }) => shared !== undefined).length,
		people: distinct('person') + distinct('invited'),
		groups: distinct('group'),
		links: links.length,
		openLinks: links.filter(({ audience }) => OPEN_AUDIENCES.includes(audience)).length,
		documentsWithOwnMembers: documents?.length ?? null,
	};
}

/** Where there is no such folder, or by another name, nothing was shown to be closed. */
function isAnyExposed(privileged: readonly PrivilegedFolder[]): boolean | null {
	const exposed = privileged.map(isExposed);
	if (exposed.includes(true)) return true;
	return privileged.length === 0 || exposed.includes(null) ? null : false;
}
