import type { IDataObject } from 'n8n-workflow';
import { mapPartition } from '../../../shared/core/outcome';
import { stableAddress, type FolderEntry } from '../../../shared/domain/entry';
import type { FolderMember } from '../../../shared/domain/privilege/sharing';
import { webLink } from '../../../shared/domain/webLink';
import type { Operation } from '../../../shared/node/Operation';
import type { Dependencies } from '../shared/Dependencies';
import { createDryRunDropboxWithSharing } from '../shared/dryRun/createDryRunDropboxWithSharing';
import { isRealRun } from '../shared/dryRun/runWithDryRun';
import { readSetMembersRequest, setMembersFields } from './setMembers/fields';
import type { CaseMembers, SetMembersRequest } from './setMembers/SetMembersRequest';
import { setCaseMembers } from './setMembers/setCaseMembers';

/** Set Members: a case folder that only the people on the case can open, shown to be so or refused. */
export const setMembers: Operation<SetMembersRequest, CaseMembers, Dependencies> = {
	fields: setMembersFields,
	read: readSetMembersRequest,
	run: async (requests, { dropbox, progress, clock }) => {
		const outcomes = await mapPartition(
			requests,
			isRealRun,
			async (meant) => await setCaseMembers(meant, dropbox),
			async (reported) => await setCaseMembers(reported, createDryRunDropboxWithSharing(dropbox, clock)),
		);
		progress(requests.length, requests.length, 'case folders');
		return outcomes;
	},
	rows: (set) => [rowOf(set)],
};

/** The account that is acted as is in none of the lists: it always stays. */
function rowOf({ restricted, ...set }: CaseMembers): IDataObject {
	const { folder, members, added, removed, named } = restricted;
	const others = members.filter((member) => !named.isActing(member));
	const isAdded = createTest(added);
	return {
		status: set.status,
		folderId: stableAddress(folder),
		path: folder.path ?? null,
		url: webLink(folder) ?? null,
		added,
		removed: removed.map(({ who }) => who),
		kept: others.filter((member) => !isAdded(member)).map(({ who }) => who),
		invited: others.filter(({ kind }) => kind === 'invited').map(({ who }) => who),
		linksRemoved: restricted.linksRemoved + set.linksRemovedLater,
		foldersWithOwnMembers: set.nested.map(nestedRow),
		...(set.dryRun ? { dryRun: true } : {}),
	};
}

const nestedRow = (folder: FolderEntry): IDataObject => ({
	folderId: stableAddress(folder),
	path: folder.path ?? null,
});

function createTest(emails: readonly string[]): (member: FolderMember) => boolean {
	const keys = new Set(emails.map((email) => email.toLowerCase()));
	return ({ who }) => keys.has(who.toLowerCase());
}
