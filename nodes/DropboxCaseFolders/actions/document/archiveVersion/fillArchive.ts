import type { FileEntry } from '../../../../shared/domain/entry';
import { groupedBy } from '../../../../shared/domain/groupedBy';
import { outcomeFrom, refused, type Outcome } from '../../../../shared/domain/outcome';
import { below } from '../../../../shared/domain/paths';
import { Refusal } from '../../../../shared/domain/Refusal';
import type { DropboxPort } from '../../../../shared/ports';
import { Archiving } from './Archiving';
import { listArchives } from './listArchives';
import { numberLine } from './numberLine';
import { missingCaseFolders } from './missingCaseFolders';
import type { ArchivedVersion, VersionToArchive } from './VersionToArchive';
import type { Way } from './Way';

/** How often others may take the number that was decided on. */
const RACES = 60;

/**
 * Puts versions into their archive folders in rounds: every folder is listed once, all versions get their numbers,
 * and all are carried by one call. Those whose number another run was faster to take go into the next round.
 */
export async function fillArchive(
	versions: readonly VersionToArchive[],
	way: Way,
	dropbox: DropboxPort,
): Promise<Array<Outcome<ArchivedVersion>>> {
	const archivings = archivingsOf(versions, way);
	const distinct = [...new Set(archivings)];
	for (const each of distinct) {
		const accepted = outcomeFrom(() => way.accept(each.version));
		if (!accepted.ok) each.outcome = accepted;
	}
	for (let race = 0; race < RACES; race++) {
		const open = distinct.filter(({ outcome }) => outcome === undefined);
		if (open.length === 0) break;
		await fillOnce(open, way, dropbox);
	}
	return archivings.map(({ outcome }) => outcome ?? refused(crowded()));
}

/** One for each version; a version that comes twice is archived once. */
function archivingsOf(versions: readonly VersionToArchive[], way: Way): Archiving[] {
	const lines = new Map<string, Archiving[]>();
	return versions.map((version) => {
		const archiving = new Archiving(version);
		const line = lines.get(archiving.lineKey) ?? [];
		lines.set(archiving.lineKey, line);
		const same = line.find((other) => way.isKeptAs(version.file, other.version));
		if (same !== undefined) return same;
		line.push(archiving);
		return archiving;
	});
}

async function fillOnce(open: readonly Archiving[], way: Way, dropbox: DropboxPort): Promise<void> {
	const archives = await listArchives(open, dropbox);
	for (const line of groupedBy(open, ({ lineKey }) => lineKey).values()) {
		const archive = archives.get(line[0]?.folderKey ?? '');
		if (archive?.ok === true) numberLine(line, archive.value, way);
		else line.forEach((each) => (each.outcome = archive));
	}
	const numbered = open.filter(({ outcome }) => outcome === undefined);
	const carried = await way.carry(
		numbered.map(({ version, folder, name }) => ({ from: version.file.id, to: below(folder, name) })),
		dropbox,
	);
	const outcomes = await missingCaseFolders(numbered, carried, dropbox);
	numbered.forEach((each, index) => settle(each, outcomes[index], way));
}

function settle(archiving: Archiving, carried: Outcome<FileEntry> | undefined, way: Way): void {
	const { version, number } = archiving;
	if (carried?.ok === false) {
		// Somebody else was faster, or this run itself, by a call whose answer was lost.
		if (carried.refusal.kind !== 'name_taken') archiving.outcome = carried;
	} else if (carried !== undefined) {
		const verified = outcomeFrom(() => way.verify(carried.value, version));
		if (verified.ok) archiving.isIn(carried.value, number, false);
		else archiving.outcome = verified;
	}
}

const crowded = (): Refusal =>
	new Refusal(
		'too_busy',
		'Other runs kept taking the next version number in the archive folder',
		'Run it again later: what is done is found and kept.',
	);
