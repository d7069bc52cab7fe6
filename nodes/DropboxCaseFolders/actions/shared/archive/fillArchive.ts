import type { FileEntry } from '../../../../shared/domain/entry';
import { groupBy } from '../../../../shared/core/groupBy';
import { outcomeOfSync, refused, type Outcome } from '../../../../shared/core/outcome';
import { joinPath } from '../../../../shared/domain/paths';
import { Refusal } from '../../../../shared/core/Refusal';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { PendingVersion } from './PendingVersion';
import { listArchives } from './listArchives';
import { assignNumbers } from './assignNumbers';
import { explainMissingCaseFolders } from './explainMissingCaseFolders';
import type { ArchivedVersion, VersionToArchive } from './VersionToArchive';
import type { ArchiveMethod } from './ArchiveMethod';

/** How often others may take the number that was decided on. */
const RACES = 60;

/**
 * Puts versions into their archive folders in rounds: every folder is listed once, all versions get their numbers,
 * and all are carried by one call. Those whose number another run was faster to take go into the next round.
 */
export async function fillArchive(
	versions: readonly VersionToArchive[],
	way: ArchiveMethod,
	dropbox: DropboxPort,
): Promise<Array<Outcome<ArchivedVersion>>> {
	const archivings = createPendingVersions(versions, way);
	const distinct = [...new Set(archivings)];
	for (const each of distinct) {
		const accepted = outcomeOfSync(() => way.accept(each.version));
		if (!accepted.ok) each.outcome = accepted;
	}
	for (let race = 0; race < RACES; race++) {
		const open = distinct.filter(({ outcome }) => outcome === undefined);
		if (open.length === 0) break;
		await fillRound(open, way, dropbox);
	}
	return archivings.map(({ outcome }) => outcome ?? refused(tooManyRaces()));
}

/** One for each version; a version that comes twice is archived once. */
function createPendingVersions(versions: readonly VersionToArchive[], way: ArchiveMethod): PendingVersion[] {
	const lines = new Map<string, PendingVersion[]>();
	return versions.map((version) => {
		const archiving = new PendingVersion(version);
		const line = lines.get(archiving.lineKey) ?? [];
		lines.set(archiving.lineKey, line);
		const same = line.find((other) => way.isKeptAs(version.file, other.version));
		if (same !== undefined) return same;
		line.push(archiving);
		return archiving;
	});
}

async function fillRound(
	open: readonly PendingVersion[],
	way: ArchiveMethod,
	dropbox: DropboxPort,
): Promise<void> {
	const archives = await listArchives(open, dropbox);
	for (const line of groupBy(open, ({ lineKey }) => lineKey).values()) {
		const archive = archives.get(line[0]?.folderKey ?? '');
		if (archive?.ok === true) assignNumbers(line, archive.value, way);
		else line.forEach((each) => (each.outcome = archive));
	}
	const numbered = open.filter(({ outcome }) => outcome === undefined);
	const carried = await way.transfer(
		numbered.map(({ version, folder, name }) => ({ from: version.file.id, to: joinPath(folder, name) })),
		dropbox,
	);
	const outcomes = await explainMissingCaseFolders(numbered, carried, dropbox);
	numbered.forEach((each, index) => settle(each, outcomes[index], way));
}

function settle(
	archiving: PendingVersion,
	carried: Outcome<FileEntry> | undefined,
	way: ArchiveMethod,
): void {
	const { version, number } = archiving;
	if (carried?.ok === false) {
		// Somebody else was faster, or this run itself, by a call whose answer was lost.
		if (carried.refusal.reason !== 'name_taken') archiving.outcome = carried;
	} else if (carried !== undefined) {
		const verified = outcomeOfSync(() => way.verify(carried.value, version));
		if (verified.ok) archiving.settle(carried.value, number, false);
		else archiving.outcome = verified;
	}
}

const tooManyRaces = (): Refusal =>
	new Refusal(
		'too_busy',
		'Other runs kept taking the next version number in the archive folder',
		'Run it again later: what is done is found and kept.',
	);
