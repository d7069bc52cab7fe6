import type { IDataObject } from 'n8n-workflow';
import { lastingAddress, type FileEntry } from '../../../../shared/domain/entry';
import { webLink } from '../../../../shared/domain/webLink';
import type { ArchivedVersion } from '../archiveVersion/archiveVersions';
import { isPretended } from '../../dryRun/Pretence';
import type { FiledDocument, UploadResult } from './UploadRequest';

/** One output item per document, without its bytes; one of a dry run says so. */
export const uploadRows = ({ documents, dryRun, simplify }: UploadResult): IDataObject[] =>
	documents.map((filed) => ({
		...(simplify ? simplified(filed) : whole(filed)),
		...(dryRun ? { dryRun } : {}),
	}));

/** What most workflows go on with. */
function simplified(filed: FiledDocument): IDataObject {
	const { status, fileId, name, path, url, size, previousVersion, reason, warnings } = whole(filed);
	return { status, fileId, name, path, url, size, previousVersion, reason, warnings };
}

function whole(filed: FiledDocument) {
	const { status, file, formerVersion, caseFolder, subfolder, size, calls, reason, warnings } = filed;
	return {
		status,
		...standing(file),
		folder: subfolder,
		size,
		contentHash: file?.contentHash ?? null,
		calls,
		caseFolderId: lastingAddress(caseFolder),
		previousVersion: formerVersion === undefined ? null : versionRow(formerVersion),
		reason: reason ?? null,
		warnings,
	};
}

const versionRow = ({ file, version }: ArchivedVersion): IDataObject => {
	const { fileId, path, url, rev } = standing(file);
	return { fileId, path, url, rev, version };
};

/** What a dry run would make has a path, and no ID, page or revision yet. */
const standing = (file: FileEntry | undefined) => ({
	fileId: file === undefined || isPretended(file.id) ? null : file.id,
	name: file?.name ?? null,
	path: file?.path ?? null,
	rev: file === undefined || isPretended(file.rev) ? null : file.rev,
	url: file === undefined || isPretended(file.id) ? null : (webLink(file) ?? null),
});
