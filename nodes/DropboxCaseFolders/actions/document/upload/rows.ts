import type { IDataObject } from 'n8n-workflow';
import { stableAddress, type FileEntry } from '../../../../shared/domain/entry';
import { webLink } from '../../../../shared/domain/webLink';
import type { ArchivedVersion } from '../../shared/archive/archiveVersions';
import { isDryRunId } from '../../shared/dryRun/DryRunState';
import type { FiledDocument, MovedCopy, UploadResult } from './UploadRequest';

/**
 * One output item per document, without its bytes; one of a dry run says so, one of a privileged document who can open
 * it.
 */
export const uploadRows = ({
	documents,
	dryRun,
	simplify,
	access = [],
	openCopies = [],
	openElsewhere,
}: UploadResult): IDataObject[] =>
	documents.map((filed, index) => ({
		...(simplify ? simplifiedFields(filed) : allFields(filed)),
		...(filed.isOtherEdited === true ? { editedCopy: editedRow(filed) } : {}),
		...(dryRun ? { dryRun } : {}),
		...(access[index] === undefined ? {} : { access: access[index] }),
		...(openCopies.length === 0 ? {} : { openCopiesRestricted: openCopies.map(copyRow) }),
		...(openElsewhere === undefined ? {} : { openElsewhere: openElsewhere.id }),
	}));

/** By its revision it is known again, however often the document is filed; where it is now, if it has a place of its own. */
function editedRow({ status, other, formerVersion }: FiledDocument): IDataObject {
	const now = status === 'archived' ? formerVersion?.file : status === 'replaced' ? undefined : other;
	return { rev: other?.rev ?? null, fileId: now?.id ?? null, path: now?.path ?? null };
}

const copyRow = ({ file, previousPath }: MovedCopy): IDataObject => ({
	...{ fileId: file.id, path: file.path ?? null, previousPath: previousPath ?? null },
});

/** What most workflows go on with. */
function simplifiedFields(filed: FiledDocument): IDataObject {
	const { status, fileId, name, path, url, size, previousVersion, reason, warnings } = allFields(filed);
	return { status, fileId, name, path, url, size, previousVersion, reason, warnings };
}

function allFields(filed: FiledDocument) {
	const { status, file, formerVersion, caseFolder, subfolder, size, calls, reason, warnings } = filed;
	return {
		status,
		...fileFields(file),
		subfolder,
		size,
		contentHash: file?.contentHash ?? null,
		calls,
		folderId: stableAddress(caseFolder),
		previousVersion: formerVersion === undefined ? null : versionRow(formerVersion),
		reason: reason ?? null,
		warnings,
	};
}

const versionRow = ({ file, version }: ArchivedVersion): IDataObject => {
	const { fileId, path, url, rev } = fileFields(file);
	return { fileId, path, url, rev, version };
};

/** What a dry run would make has a path, and no ID, page or revision yet. */
const fileFields = (file: FileEntry | undefined) => ({
	fileId: file === undefined || isDryRunId(file.id) ? null : file.id,
	name: file?.name ?? null,
	path: file?.path ?? null,
	rev: file === undefined || isDryRunId(file.rev) ? null : file.rev,
	url: file === undefined || isDryRunId(file.id) ? null : (webLink(file) ?? null),
});
