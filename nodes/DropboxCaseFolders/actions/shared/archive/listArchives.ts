import { groupBy } from '../../../../shared/core/groupBy';
import { inParallel } from '../../../../shared/core/inParallel';
import { outcomeOf, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import { KeptVersions } from '../../../../shared/domain/versions/KeptVersions';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import type { PendingVersion } from './PendingVersion';

/** Listings under way at once. */
const AT_ONCE = 4;

/** What is in the archive folders, by their keys: one listing for each folder, whatever goes into it. */
export async function listArchives(
	archivings: readonly PendingVersion[],
	dropbox: DropboxPort,
): Promise<Map<string, Outcome<KeptVersions>>> {
	const folders = [...groupBy(archivings, ({ folderKey }) => folderKey)];
	const listed = await inParallel(
		folders,
		AT_ONCE,
		async ([, group]) => await outcomeOf(async () => await readKeptVersions(group, dropbox)),
	);
	return new Map(folders.map(([key], index) => [key, listed[index] as Outcome<KeptVersions>]));
}

async function readKeptVersions(
	group: readonly PendingVersion[],
	dropbox: DropboxPort,
): Promise<KeptVersions> {
	const kept = new KeptVersions(group.map(({ version }) => version.name));
	await readEntries(group[0]?.folder ?? '', kept, dropbox).catch(ignoreAbsentFolder);
	return kept;
}

async function readEntries(folder: string, kept: KeptVersions, dropbox: DropboxPort): Promise<void> {
	for await (const page of dropbox.list(folder, 'one level')) page.forEach((entry) => kept.add(entry));
}

/** An archive folder that is not there yet is empty: the first version makes it. */
function ignoreAbsentFolder(thrown: unknown): void {
	if (!(thrown instanceof Refusal)) throw thrown;
	if (thrown.reason === 'not_found' || thrown.reason === 'deleted') return;
	if (thrown.reason !== 'not_a_folder') throw thrown;
	throw new Refusal(
		'not_a_folder',
		'A file has the name of the archive folder',
		'Give the archive folder another name, or move that file away.',
	);
}
