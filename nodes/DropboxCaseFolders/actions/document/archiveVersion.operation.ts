import { mapPartition } from '../../../shared/core/outcome';
import { isRealRun } from '../shared/dryRun/runWithDryRun';
import { createDryRunDropbox } from '../shared/dryRun/createDryRunDropbox';
import type { Dependencies } from '../shared/Dependencies';
import type { Operation } from '../../../shared/node/Operation';
import { archiveDocuments, type ArchivedDocument } from './archiveVersion/archiveDocuments';
import { archiveVersionFields, readArchiveRequest, type ArchiveRequest } from './archiveVersion/fields';
import { webLink } from '../../../shared/domain/webLink';
import { isDryRunId } from '../shared/dryRun/DryRunState';

/** Archive Version: the present version of each document, kept in an archive folder under the next number. */
export const archiveVersion: Operation<ArchiveRequest, ArchivedDocument, Dependencies> = {
	fields: archiveVersionFields,
	asTool: ({ afterwards }) => (afterwards === 'stays' ? 'runs' : 'refused'),
	read: readArchiveRequest,
	run: async (requests, { dropbox, progress, clock }) => {
		const outcomes = await mapPartition(
			requests,
			isRealRun,
			async (meant) => await archiveDocuments(meant, dropbox),
			async (reported) => await archiveDocuments(reported, createDryRunDropbox(dropbox, clock)),
		);
		progress(requests.length, requests.length, 'documents');
		return outcomes;
	},
	/** One output item per document; one of a dry run says so, and having locked nothing has nothing to warn of. */
	rows: (archived) => {
		const fields = Object.entries(allFields(archived));
		const shown = archived.simplify ? fields.filter(([name]) => SIMPLE.includes(name)) : fields;
		const { dryRun, warnings } = archived;
		return [{ ...Object.fromEntries(shown), ...(dryRun ? { dryRun } : { warnings }) }];
	},
	notes: (results) => {
		const meant = results.filter(({ dryRun }) => !dryRun);
		const unchanged = meant.filter(({ status }) => status === 'unchanged').length;
		const dry = results.length - meant.length;
		const were = (count: number) => (count === 1 ? 'was' : 'were');
		return [
			...(unchanged === 0
				? []
				: [
						`${formatCount(unchanged)} of ${formatCount(meant.length)} versions ${were(unchanged)} already in the archive folder.`,
					]),
			...(dry === 0
				? []
				: [`Dry run: ${formatCount(dry)} ${dry === 1 ? 'version' : 'versions'} ${were(dry)} not archived.`]),
		];
	},
};

/** What most workflows go on with. */
const SIMPLE = [
	...['status', 'version', 'versionSavedAt', 'fileId', 'name', 'path'],
	...['archivedFileId', 'archivedPath', 'archivedUrl'],
];

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

const formatCount = (count: number): string => count.toLocaleString('en-US');
