import type { IDataObject } from 'n8n-workflow';
import { lastingAddress } from '../../../../shared/domain/entry';
import { webLink } from '../../../../shared/domain/webLink';
import type { ArchivedVersion } from '../archiveVersion/archiveVersions';
import type { FiledDocument, UploadResult } from './UploadRequest';

/** One output item per document, without its bytes. */
export const uploadRows = ({ documents }: UploadResult): IDataObject[] => documents.map(row);

function row(filed: FiledDocument): IDataObject {
	const { status, file, formerVersion, caseFolder, subfolder, size, calls, reason, warnings } = filed;
	return {
		status,
		fileId: file?.id ?? null,
		name: file?.name ?? null,
		path: file?.path ?? null,
		folder: subfolder,
		rev: file?.rev ?? null,
		size,
		contentHash: file?.contentHash ?? null,
		url: (file && webLink(file)) ?? null,
		calls,
		caseFolderId: lastingAddress(caseFolder),
		previousVersion: formerVersion === undefined ? null : versionRow(formerVersion),
		reason: reason ?? null,
		warnings,
	};
}

const versionRow = ({ file, version }: ArchivedVersion): IDataObject => ({
	fileId: file.id,
	path: file.path ?? null,
	url: webLink(file) ?? null,
	rev: file.rev,
	version,
});
