import type { IDataObject } from 'n8n-workflow';
import { webLink } from '../../../../shared/domain/webLink';
import { isPretended } from '../../dryRun/Pretence';
import type { ArchivedDocument } from './archiveDocuments';

/** One output item per document; one of a dry run says so. */
export function archivedRows(archived: ArchivedDocument): IDataObject[] {
	const { dryRun, simplify } = archived;
	return [{ ...(simplify ? simplified(archived) : whole(archived)), ...(dryRun ? { dryRun } : {}) }];
}

/** What most workflows go on with. */
function simplified(archived: ArchivedDocument): IDataObject {
	const { status, version, versionSavedAt, fileId, name, path, ...kept } = whole(archived);
	const { archivedFileId, archivedPath, archivedUrl } = kept;
	return { status, version, versionSavedAt, fileId, name, path, archivedFileId, archivedPath, archivedUrl };
}

const whole = ({ status, document, archived: { file, version, wasThere }, dryRun }: ArchivedDocument) => ({
	status,
	version,
	versionSavedAt: document.serverModified,
	fileId: document.id,
	name: document.name,
	path: document.path ?? null,
	rev: document.rev,
	size: file.size,
	contentHash: file.contentHash ?? null,
	archivedFileId: isPretended(file.id) ? null : file.id,
	archivedName: file.name,
	archivedPath: file.path ?? null,
	archivedUrl: dryRun && !wasThere ? null : (webLink(file) ?? null),
	archivedRev: isPretended(file.rev) ? null : file.rev,
});
