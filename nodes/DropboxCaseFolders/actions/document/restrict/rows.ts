import type { IDataObject } from 'n8n-workflow';
import { stableAddress } from '../../../../shared/domain/entry';
import { isDryRunId } from '../../shared/dryRun/DryRunState';
import { webLink } from '../../../../shared/domain/webLink';
import { accessRows } from '../../shared/restriction/verifyRestricted';
import type { RestrictedDocument } from './restrictDocuments';

/** One row per document: where it is, and who can open it. */
export const restrictRows = ({ status, file, folder, access, dryRun }: RestrictedDocument): IDataObject[] => [
	{
		status,
		fileId: file.id,
		name: file.name,
		path: file.path ?? null,
		url: webLink(file) ?? null,
		folderId: isDryRunId(folder.folder.id) ? null : stableAddress(folder.folder),
		access: accessRows(folder.members, access.members),
		linksRemoved: folder.linksRemoved + access.linksRemoved,
		membersRemoved: folder.membersRemoved + access.membersRemoved,
		...(dryRun ? { dryRun } : {}),
	},
];
