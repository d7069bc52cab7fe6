import type { FileEntry } from '../../../../shared/domain/entry';
import { done, mapDefined, mapOk, type Outcome } from '../../../../shared/core/outcome';
import { parseAnyVersion } from '../../../../shared/domain/versions/archivedName';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { archiveVersions } from '../../shared/archive/archiveVersions';
import { lockVersions } from '../../shared/archive/lockVersions';
import { moveMethod, type ArchivedVersion } from '../../shared/archive/PendingVersion';
import type { ArchiveRequest } from './fields';
import { findDocuments, planArchiving, type DocumentToArchive } from './planArchiving';

export interface ArchivedDocument extends Pick<ArchiveRequest, 'dryRun' | 'simplify'> {
	/** `unchanged`: an earlier run, or another one, had archived it. */
	status: 'archived' | 'moved' | 'unchanged';
	/** As it was found. */
	document: FileEntry;
	archived: ArchivedVersion;
	warnings: string[];
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
	return await lockArchived(requests, outcomes, dropbox);
}

/** Locks the versions of the items that ask for it, those that were in the archive already among them. */
async function lockArchived(
	requests: readonly ArchiveRequest[],
	outcomes: ReadonlyArray<Outcome<ArchivedDocument>>,
	dropbox: DropboxPort,
): Promise<Array<Outcome<ArchivedDocument>>> {
	const versions = outcomes.map((outcome, index) =>
		outcome.ok && requests[index]?.lockArchived === true ? outcome.value.archived : undefined,
	);
	const warnings = await lockVersions(versions, dropbox);
	return outcomes.map((outcome, index) => {
		const warning = warnings[index];
		return outcome.ok && warning !== undefined ? done({ ...outcome.value, warnings: [warning] }) : outcome;
	});
}

const isChanged = (outcome: Outcome<ArchivedDocument>): boolean =>
	!outcome.ok && outcome.refusal.reason === 'changed_meanwhile';

async function archiveAll(
	requests: readonly ArchiveRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<ArchivedDocument>>> {
	const planned = await mapOk(
		await findDocuments(requests, dropbox),
		async (all) => await planArchiving(all, dropbox),
	);
	return await mapOk(planned, async (all) => await archiveTogether(all, dropbox));
}

async function archiveTogether(
	all: readonly DocumentToArchive[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<ArchivedDocument>>> {
	const copies = all.map(({ request, version }) => (request.afterwards === 'stays' ? version : undefined));
	const moves = all.map(({ request, version }) => (request.afterwards === 'moves' ? version : undefined));
	const copied = await mapDefined(copies, async (versions) => await archiveVersions(versions, dropbox));
	const moved = await mapDefined(
		moves,
		async (versions) => await archiveVersions(versions, dropbox, moveMethod),
	);
	return all.map(({ request: { afterwards, dryRun, simplify }, document }, index) => {
		const outcome = copied[index] ?? moved[index];
		if (outcome === undefined) return done({ ...alreadyMoved(document), dryRun, simplify });
		if (!outcome.ok) return outcome;
		const status = outcome.value.wasThere ? 'unchanged' : STATUS[afterwards];
		return done({ status, document, archived: outcome.value, warnings: [], dryRun, simplify });
	});
}

const STATUS = { stays: 'archived', moves: 'moved' } as const;

const alreadyMoved = (document: FileEntry) => ({
	status: 'unchanged' as const,
	document,
	archived: { file: document, version: parseAnyVersion(document.name) ?? 0, wasThere: true },
	warnings: [],
});
