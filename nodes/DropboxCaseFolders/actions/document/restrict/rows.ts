import type { IDataObject } from 'n8n-workflow';
import { lastingAddress } from '../../../../shared/domain/entry';
import { isPretended } from '../../dryRun/Pretence';
import { webLink } from '../../../../shared/domain/webLink';
import { accessRows } from './accessRows';
import type { RestrictedDocument } from './restrictDocuments';

/** One row per document: where it is, and who can open it. */
export const restrictRows = ({ status, file, folder, closed, dryRun }: RestrictedDocument): IDataObject[] => [
	{
		status,
		fileId: file.id,
		name: file.name,
		path: file.path ?? null,
		url: webLink(file) ?? null,
		folderId: isPretended(folder.folder.id) ? null : lastingAddress(folder.folder),
		access: accessRows(folder.members, closed.members),
		linksRemoved: folder.linksRemoved + closed.linksRemoved,
		membersRemoved: folder.membersRemoved + closed.membersRemoved,
		...(dryRun ? { dryRun } : {}),
	},
];
