import {
	copyMethod,
	assignNumbers,
	PendingVersion,
	type ArchivedVersion,
	type ArchiveMethod,
	type VersionToArchive,
} from './PendingVersion';
import type { FileEntry } from '../../../../shared/domain/entry';
import {
	groupBy,
	inParallel,
	mapDefined,
	outcomeOf,
	outcomeOfSync,
	refused,
	type Outcome,
} from '../../../../shared/core/outcome';
import { isAbsent, Refusal } from '../../../../shared/core/Refusal';
import { joinPath } from '../../../../shared/domain/paths';
import { KeptVersions } from '../../../../shared/domain/versions/KeptVersions';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { findFolders } from '../locate/locateMany';
import { caseFolderRefusal } from '../caseFolders/caseFolderRefusal';

export type { ArchivedVersion, VersionToArchive } from './PendingVersion';

/** How often others may take the number that was decided on. */
const RACES = 60;

/** Listings under way at once. */
const LISTINGS = 4;

/**
 * Puts each version into its archive folder as `Settlement_Agreement_v2_20260501.pdf`: the next number found there, and
 * the version's date. A version that the archive's newest number holds already is taken from there, so a run that was
 * cut off makes no second one.
 *
 * It goes in rounds: every folder is listed once, all versions get their numbers, and all are transferred by one call.
 * Those whose number another run was faster to take go into the next round.
 *
 * Refusals are each version's own: `changed_meanwhile` where somebody saved a newer version just before it was
 * copied. The newer one is in the archive then, and is found there when the file is looked at again.
 */
export async function archiveVersions(
	versions: readonly VersionToArchive[],
	dropbox: DropboxPort,
	method: ArchiveMethod = copyMethod,
): Promise<Array<Outcome<ArchivedVersion>>> {
	const pending = createPendingVersions(versions, method);
	const distinct = [...new Set(pending)];
	for (const each of distinct) {
		const accepted = outcomeOfSync(() => method.accept(each.version));
		if (!accepted.ok) each.outcome = accepted;
	}
	for (let race = 0; race < RACES; race++) {
		const open = distinct.filter(({ outcome }) => outcome === undefined);
		if (open.length === 0) break;
		await archiveRound(open, method, dropbox);
	}
	return pending.map(({ outcome }) => outcome ?? refused(tooManyRaces()));
}

/** One for each version; a version that comes twice is archived once. */
function createPendingVersions(
	versions: readonly VersionToArchive[],
	method: ArchiveMethod,
): PendingVersion[] {
	const lines = new Map<string, PendingVersion[]>();
	return versions.map((version) => {
		const pending = new PendingVersion(version);
		const line = lines.get(pending.lineKey) ?? [];
		lines.set(pending.lineKey, line);
		const same = line.find((other) => method.isKeptAs(version.file, other.version));
		if (same !== undefined) return same;
		line.push(pending);
		return pending;
	});
}

async function archiveRound(
	open: readonly PendingVersion[],
	method: ArchiveMethod,
	dropbox: DropboxPort,
): Promise<void> {
	const byFolder = [...groupBy(open, ({ folderKey }) => folderKey).values()];
	await inParallel(
		byFolder,
		async (group) => {
			const archive = await outcomeOf(async () => await listArchive(group, dropbox));
			for (const line of groupBy(group, ({ lineKey }) => lineKey).values()) {
				if (archive.ok) assignNumbers(line, archive.value, method);
				else line.forEach((each) => (each.outcome = archive));
			}
		},
		LISTINGS,
	);
	const numbered = open.filter(({ outcome }) => outcome === undefined);
	const transferred = await method.transfer(
		numbered.map(({ version, folder, name }) => ({ from: version.file.id, to: joinPath(folder, name) })),
		dropbox,
	);
	const outcomes = await explainMissingCaseFolders(numbered, transferred, dropbox);
	numbered.forEach((each, index) => settle(each, outcomes[index], method));
}

/** What is in the archive folder of these versions. */
async function listArchive(group: readonly PendingVersion[], dropbox: DropboxPort): Promise<KeptVersions> {
	const kept = new KeptVersions(group.map(({ version }) => version.name));
	const read = async () => {
		for await (const page of dropbox.list(group[0]?.folder ?? '', 'one level')) {
			page.forEach((entry) => kept.add(entry));
		}
	};
	await read().catch(ignoreAbsentFolder);
	return kept;
}

/** An archive folder that is not there yet is empty: the first version makes it. */
function ignoreAbsentFolder(thrown: unknown): void {
	if (isAbsent(thrown)) return;
	if (!(thrown instanceof Refusal) || thrown.reason !== 'not_a_folder') throw thrown;
	throw new Refusal(
		'not_a_folder',
		'There is a file with the name of the archive folder',
		'Choose another name for the archive folder, or move that file.',
	);
}

/**
 * Below an ID that leads nowhere any more Dropbox says only that it cannot read the path: was the case folder
 * deleted while the run went on?
 */
async function explainMissingCaseFolders(
	pending: readonly PendingVersion[],
	transferred: ReadonlyArray<Outcome<FileEntry>>,
	dropbox: DropboxPort,
): Promise<Array<Outcome<FileEntry>>> {
	const folders = await mapDefined(
		pending.map(({ version }, index) => (isUnreadable(transferred[index]) ? version.caseFolder : undefined)),
		async (addresses) => await findFolders(addresses, dropbox),
	);
	return transferred.map((outcome, index) => {
		const folder = folders[index];
		return folder?.ok === false ? refused(caseFolderRefusal(folder.refusal)) : outcome;
	});
}

const isUnreadable = (outcome: Outcome<FileEntry> | undefined): boolean =>
	outcome?.ok === false && outcome.refusal.reason === 'invalid_input';

function settle(
	pending: PendingVersion,
	transferred: Outcome<FileEntry> | undefined,
	method: ArchiveMethod,
): void {
	if (transferred?.ok === false) {
		// Somebody else was faster, or this run itself, by a call whose answer was lost.
		if (transferred.refusal.reason !== 'name_taken') pending.outcome = transferred;
	} else if (transferred !== undefined) {
		const verified = outcomeOfSync(() => method.verify(transferred.value, pending.version));
		if (verified.ok) pending.settle(transferred.value, pending.number, false);
		else pending.outcome = verified;
	}
}

const tooManyRaces = (): Refusal =>
	new Refusal(
		'too_busy',
		'Other runs kept taking the next version number in the archive folder',
		'Run it again later. Finished work is found and kept.',
	);
