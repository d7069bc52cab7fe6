import type { FileEntry, FolderEntry } from '../../../../shared/domain/entry';
import { andThenAll, done, outcomeFrom, refused, type Outcome } from '../../../../shared/domain/outcome';
import { below, comparable, parentPath } from '../../../../shared/domain/paths';
import { Refusal } from '../../../../shared/domain/Refusal';
import { versionNamed } from '../../../../shared/domain/versions/archivedName';
import type { DropboxPort } from '../../../../shared/ports';
import { foldersAt } from '../../caseFolder/foldersAt';
import { caseFolderRefusal } from '../upload/caseFolderRefusal';
import { GIVE_ITS_FOLDER, requireSameAudience } from '../../requireSameAudience';
import { archivePlace, isArchived } from './archivePlace';
import { archiveVersions, moveToArchive } from './archiveVersions';
import { findDocuments, type Found } from './findDocuments';
import type { ArchiveRequest } from './request';
import type { ArchivedVersion, VersionToArchive } from './VersionToArchive';

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
	!outcome.ok && outcome.refusal.kind === 'changed_meanwhile';

async function archiveAll(
	requests: readonly ArchiveRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<ArchivedDocument>>> {
	const found = await findDocuments(requests, dropbox);
	const placed = await andThenAll(found, async (all) => await placedAll(all, dropbox));
	return await andThenAll(placed, async (all) => await carriedOut(all, dropbox));
}

/** A document with what is to be archived of it; undefined where it lies in the archive itself. */
interface Placed extends Found {
	version: VersionToArchive | undefined;
}

async function placedAll(all: readonly Found[], dropbox: DropboxPort): Promise<Array<Outcome<Placed>>> {
	const holders = await foldersAt(
		all.map(({ request, path }) => request.caseFolder ?? parentPath(path)),
		dropbox,
	);
	const placed = all.map((found, index): Outcome<{ document: Placed; path: string; holder: FolderEntry }> => {
		const holder = holders[index] as Outcome<FolderEntry>;
		if (!holder.ok)
			return found.request.caseFolder === undefined ? holder : refused(caseFolderRefusal(holder.refusal));
		const { value } = holder;
		const { path } = found;
		return outcomeFrom(() => ({
			document: { ...found, version: versionOf(found, value) },
			...{ path, holder: value },
		}));
	});
	return await andThenAll(placed, async (those) => {
		const leaving = those.flatMap(({ document: { version }, path, holder }) =>
			version === undefined ? [] : [passageOf(path, holder, version)],
		);
		const verdicts = (await requireSameAudience(leaving, dropbox, GIVE_ITS_FOLDER)).values();
		return those.map(({ document }) => {
			const verdict = document.version === undefined ? undefined : verdicts.next().value;
			return verdict?.ok === false ? verdict : done(document);
		});
	});
}

/** The folder of a document directly in the holder is known. */
const passageOf = (path: string, holder: FolderEntry, { caseFolder, folder }: VersionToArchive) => ({
	from:
		holder.path !== undefined && comparable(holder.path) === comparable(parentPath(path))
			? holder
			: parentPath(path),
	to: below(caseFolder, folder),
});

function versionOf(found: Found, holder: FolderEntry): VersionToArchive | undefined {
	const { request, document } = found;
	if (!isArchived(found, holder)) {
		const { timezone } = request;
		return { file: document, name: document.name, timezone, ...archivePlace(found, holder) };
	}
	// An earlier run has moved it there.
	if (request.afterwards === 'moves' && versionNamed(document.name) !== undefined) return undefined;
	throw new Refusal(
		'invalid_input',
		'The document lies in the archive folder itself',
		'Give a document outside it, or another Archive Folder.',
	);
}

async function carriedOut(
	all: readonly Placed[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<ArchivedDocument>>> {
	const staying = await archiveVersions(versionsOf(all, 'stays'), dropbox);
	const moving = await moveToArchive(versionsOf(all, 'moves'), dropbox);
	const next = { stays: staying.values(), moves: moving.values() };
	return all.map(({ request: { afterwards, dryRun, simplify }, document, version }) => {
		if (version === undefined) return done({ ...movedBefore(document), dryRun, simplify });
		const outcome = next[afterwards].next().value as Outcome<ArchivedVersion>;
		if (!outcome.ok) return outcome;
		const status = outcome.value.wasThere ? 'unchanged' : STATUS[afterwards];
		return done({ status, document, archived: outcome.value, dryRun, simplify });
	});
}

const STATUS = { stays: 'archived', moves: 'moved' } as const;

const versionsOf = (all: readonly Placed[], afterwards: ArchiveRequest['afterwards']): VersionToArchive[] =>
	all.flatMap(({ request, version }) =>
		version !== undefined && request.afterwards === afterwards ? [version] : [],
	);

const movedBefore = (document: FileEntry) => ({
	status: 'unchanged' as const,
	document,
	archived: { file: document, version: versionNamed(document.name) ?? 0, wasThere: true },
});
