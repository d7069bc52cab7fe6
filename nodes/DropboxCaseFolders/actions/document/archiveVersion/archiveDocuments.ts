import type { FileEntry, FolderEntry } from '../../../../shared/domain/entry';
import { mapOk, done, outcomeOfSync, refused, type Outcome } from '../../../../shared/core/outcome';
import { joinPath, pathKey, parentPath } from '../../../../shared/domain/paths';
import { Refusal } from '../../../../shared/core/Refusal';
import { anyVersionIn } from '../../../../shared/domain/versions/archivedName';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { findFolders } from '../../shared/locate/locateMany';
import { caseFolderRefusal } from '../../shared/caseFolders/caseFolderRefusal';
import { ARCHIVE_FOLDER_ADVICE, requireSameAudience } from '../../shared/audience/requireSameAudience';
import { archivePlace, isArchived, findDocuments, type FoundDocument } from './planArchiving';
import { archiveVersions, moveMethod } from '../../shared/archive/archiveVersions';
import type { ArchiveRequest } from './request';
import type { ArchivedVersion, VersionToArchive } from '../../shared/archive/PendingVersion';

export interface ArchivedDocument extends Pick<ArchiveRequest, 'dryRun' | 'simplify'> {
	/** `unchanged`: an earlier run, or another one, had archived it. */
	status: 'archived' | 'moved' | 'unchanged';
	/** As it was found. */
	document: FileEntry;
	archived: ArchivedVersion;
}

/** How often a document that somebody saves while it is archived is looked at. */
const LOOKS = 5;

/**
 * Archives the present versions of all items' documents, together. A document that somebody saves in that moment
 * is looked at again, and its newest version counts.
 */
export async function archiveDocuments(
	requests: readonly ArchiveRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<ArchivedDocument>>> {
	const outcomes = await archiveAll(requests, dropbox);
	for (let look = 1; look < LOOKS; look++) {
		const changed = [...outcomes.entries()].filter(([, outcome]) => isChanged(outcome));
		if (changed.length === 0) break;
		const again = await archiveAll(
			changed.map(([index]) => requests[index] as ArchiveRequest),
			dropbox,
		);
		changed.forEach(([index], nth) => (outcomes[index] = again[nth] as Outcome<ArchivedDocument>));
	}
	return outcomes;
}

const isChanged = (outcome: Outcome<ArchivedDocument>): boolean =>
	!outcome.ok && outcome.refusal.reason === 'changed_meanwhile';

async function archiveAll(
	requests: readonly ArchiveRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<ArchivedDocument>>> {
	const found = await findDocuments(requests, dropbox);
	const placed = await mapOk(found, async (all) => await planArchiving(all, dropbox));
	return await mapOk(placed, async (all) => await archiveTogether(all, dropbox));
}

/** A document with what is to be archived of it; undefined where it lies in the archive itself. */
interface DocumentToArchive extends FoundDocument {
	version: VersionToArchive | undefined;
}

async function planArchiving(
	all: readonly FoundDocument[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<DocumentToArchive>>> {
	const holders = await findFolders(
		all.map(({ request, path }) => request.caseFolder ?? parentPath(path)),
		dropbox,
	);
	const placed = all.map(
		(found, index): Outcome<{ document: DocumentToArchive; path: string; holder: FolderEntry }> => {
			const holder = holders[index] as Outcome<FolderEntry>;
			if (!holder.ok)
				return found.request.caseFolder === undefined ? holder : refused(caseFolderRefusal(holder.refusal));
			const { value } = holder;
			const { path } = found;
			return outcomeOfSync(() => ({
				document: { ...found, version: versionOf(found, value) },
				...{ path, holder: value },
			}));
		},
	);
	return await mapOk(placed, async (those) => {
		const leaving = those.flatMap(({ document: { version }, path, holder }) =>
			version === undefined ? [] : [transferOf(path, holder, version)],
		);
		const verdicts = (await requireSameAudience(leaving, dropbox, ARCHIVE_FOLDER_ADVICE)).values();
		return those.map(({ document }) => {
			const verdict = document.version === undefined ? undefined : verdicts.next().value;
			return verdict?.ok === false ? verdict : done(document);
		});
	});
}

/** The folder of a document directly in the holder is known. */
const transferOf = (path: string, holder: FolderEntry, { caseFolder, folder }: VersionToArchive) => ({
	from:
		holder.path !== undefined && pathKey(holder.path) === pathKey(parentPath(path))
			? holder
			: parentPath(path),
	to: joinPath(caseFolder, folder),
});

function versionOf(found: FoundDocument, holder: FolderEntry): VersionToArchive | undefined {
	const { request, document } = found;
	if (!isArchived(found, holder)) {
		const { timezone } = request;
		return { file: document, name: document.name, timezone, ...archivePlace(found, holder) };
	}
	// An earlier run has moved it there.
	if (request.afterwards === 'moves' && anyVersionIn(document.name) !== undefined) return undefined;
	throw new Refusal(
		'invalid_input',
		'The document lies in the archive folder itself',
		'Give a document outside it, or another Archive Folder.',
	);
}

async function archiveTogether(
	all: readonly DocumentToArchive[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<ArchivedDocument>>> {
	const staying = await archiveVersions(versionsOf(all, 'stays'), dropbox);
	const moving = await archiveVersions(versionsOf(all, 'moves'), dropbox, moveMethod);
	const next = { stays: staying.values(), moves: moving.values() };
	return all.map(({ request: { afterwards, dryRun, simplify }, document, version }) => {
		if (version === undefined) return done({ ...alreadyMoved(document), dryRun, simplify });
		const outcome = next[afterwards].next().value as Outcome<ArchivedVersion>;
		if (!outcome.ok) return outcome;
		const status = outcome.value.wasThere ? 'unchanged' : STATUS[afterwards];
		return done({ status, document, archived: outcome.value, dryRun, simplify });
	});
}

const STATUS = { stays: 'archived', moves: 'moved' } as const;

const versionsOf = (
	all: readonly DocumentToArchive[],
	afterwards: ArchiveRequest['afterwards'],
): VersionToArchive[] =>
	all.flatMap(({ request, version }) =>
		version !== undefined && request.afterwards === afterwards ? [version] : [],
	);

const alreadyMoved = (document: FileEntry) => ({
	status: 'unchanged' as const,
	document,
	archived: { file: document, version: anyVersionIn(document.name) ?? 0, wasThere: true },
});
