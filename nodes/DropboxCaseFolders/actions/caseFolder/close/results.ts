import type { ClosingRecord } from '../../../../shared/domain/closing/ClosingRecord';
import type { FolderEntry } from '../../../../shared/domain/entry';
import { webLink } from '../../../../shared/domain/webLink';
import type { CloseFacts } from './gatherCloseFacts';
import type { Tally } from '../../../../shared/domain/closing/FolderContents';
import { Refusal } from '../../../../shared/core/Refusal';
import type { ActiveClosePlan, ClosedCaseFolder } from './ClosePlan';

/** Of a case folder that has no documents, where that is a reason to leave it. */
export const noDocumentsResult = (each: CloseFacts): ClosedCaseFolder => ({
	...commonFields(each),
	status: 'noDocuments',
	...{ archivePath: null, archiveId: null, archiveHash: null, closedAt: null, linksRevoked: null },
});

/** Of a case folder that was closed before: what was said then, as far as it was written down. */
export const alreadyClosedResult = (
	each: CloseFacts,
	record: ClosingRecord | undefined,
): ClosedCaseFolder => ({
	...commonFields(each),
	status: 'alreadyClosed',
	...archiveOf(each.folder, each.path, record),
	closedAt: record?.closedAt ?? null,
	documentCount: record?.documentCount ?? each.tally.documentCount,
	bytes: record?.bytes ?? each.tally.bytes,
	linksRevoked: record?.linksRevoked ?? null,
	warnings: record === undefined || matchesRecord(each.tally, record) ? [] : [CHANGED_SINCE_CLOSING],
});

/** Of a case folder that was closed by this run, or would be. */
export function closedResult(
	{ facts, place, archivePath, record }: ActiveClosePlan,
	folder: FolderEntry,
): ClosedCaseFolder {
	const path = folder.path ?? place;
	return {
		...commonFields(facts),
		status: 'closed',
		...archiveOf(folder, path, record),
		...(archivePath === undefined ? {} : { archivePath }),
		closedAt: record.closedAt,
		documentCount: record.documentCount,
		bytes: record.bytes,
		linksRevoked: record.linksRevoked,
		url: webLink(folder),
		name: folder.name,
		path,
	};
}

function archiveOf(folder: FolderEntry, path: string, record: ClosingRecord | undefined) {
	if (record?.way !== 'zipped') return { archivePath: path, archiveId: folder.id, archiveHash: null };
	const { archive } = record;
	return {
		archivePath: archive?.path ?? null,
		archiveId: archive?.id ?? null,
		archiveHash: archive?.hash ?? null,
	};
}

const commonFields = ({ folder, path, request, tally }: CloseFacts) => ({
	documentCount: tally.documentCount,
	bytes: tally.bytes,
	folderId: folder.id,
	url: webLink(folder),
	name: folder.name,
	path,
	warnings: [],
	dryRun: request.dryRun,
	simplify: request.simplify,
});

/** Whether as many documents with as many bytes are in a folder as when it was closed. */
export const matchesRecord = (
	{ documentCount, bytes }: Pick<Tally, 'documentCount' | 'bytes'>,
	record: ClosingRecord,
): boolean => documentCount === record.documentCount && bytes === record.bytes;

export const changedSinceZipRefusal = (): Refusal =>
	new Refusal(
		'changed_meanwhile',
		'Documents in this case folder were added, changed or removed after its ZIP was made',
		'Run Reopen Case Folder, move or delete the old ZIP, then close the case again.',
	);

const CHANGED_SINCE_CLOSING =
	'Documents were added, changed or removed after the case was closed; the counts are from the day it was closed';
