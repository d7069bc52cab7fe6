import type { IDataObject } from 'n8n-workflow';
import { webLink } from '../../../../shared/domain/webLink';
import { isDryRunId } from '../../shared/dryRun/DryRunState';
import type { ArchivedDocument } from './archiveDocuments';

/** One output item per document; one of a dry run says so. */
export function archiveRows(archived: ArchivedDocument): IDataObject[] {
	const { dryRun, simplify } = archived;
	return [
		{ ...(simplify ? simplifiedFields(archived) : allFields(archived)), ...(dryRun ? { dryRun } : {}) },
	];
}

/** What most workflows go on with. */
function simplifiedFields(archived: ArchivedDocument): IDataObject {
	const { status, version, versionSavedAt, fileId, name, path, ...kept } = allFields(archived);
	const { archivedFileId, archivedPath, archivedUrl } = kept;
	return { status, version, versionSavedAt, fileId, name, path, archivedFileId, archivedPath, archivedUrl };
}

const allFields = ({
	status,
	document,
	archived: { file, version, wasThere },
	dryRun,
}: ArchivedDocument) => ({
	status,
	version,
	versionSavedAt: document.serverModified,
	fileId: document.id,
	name: document.name,
	path: document.path ?? null,
	rev: document.rev,
	size: file.size,
	contentHash: file.contentHash ?? null,
	archivedFileId: isDryRunId(file.id) ? null : file.id,
	archivedName: file.name,
	archivedPath: file.path ?? null,
	archivedUrl: dryRun && !wasThere ? null : (webLink(file) ?? null),
	archivedRev: isDryRunId(file.rev) ? null : file.rev,
});
