import type { Entry, FolderEntry } from '../../../../shared/domain/entry';
import { andThenAll, done, outcomeFrom, type Outcome } from '../../../../shared/domain/outcome';
import type { DropboxPort, Requested } from '../../../../shared/ports';
import type { ClientFolder } from '../../clientUploads/ClientFolder';
import { ownFolder } from '../../clientUploads/clientFolderFor';
import { clientFolders } from '../../clientUploads/clientFolders';
import { standingAt } from '../../standingAt';
import type { FilesRequest } from './request';

/** The page by which the client of a case sends files, and the folder that they come into. */
export interface ClientFileRequest extends Requested {
	folder: FolderEntry;
	folderPath: string;
	dryRun: boolean;
	warnings: string[];
}

/** An item with the place of its folder. */
interface Wanted {
	asked: FilesRequest;
	place: ClientFolder;
}

/** The same with the folder. */
interface Housed extends Wanted {
	folder: FolderEntry;
}

/**
 * Makes the clients' folders of all items in one batch, then their file requests. What is there already is kept, so
 * a run that died at any point is completed by the next.
 */
export async function requestClientFiles(
	requests: readonly FilesRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<ClientFileRequest>>> {
	const places = await clientFolders(requests, dropbox);
	const wanted = places.map((place, index): Outcome<Wanted> =>
		place.ok ? done({ asked: requests[index] as FilesRequest, place: place.value }) : place,
	);
	const housed = await andThenAll(wanted, async (all) => await housedAll(all, dropbox));
	return await andThenAll(housed, async (all) => await requestedAll(all, dropbox));
}

async function housedAll(all: readonly Wanted[], dropbox: DropboxPort): Promise<Array<Outcome<Housed>>> {
	if (all.length === 0) return [];
	const paths = all.map(({ place }) => place.path);
	const made = await dropbox.createFolders(paths);
	const there = await standingAt(
		paths.filter((_, index) => isTaken(made[index])),
		dropbox,
	);
	return all.map((each, index) => {
		const outcome = made[index] as Outcome<FolderEntry>;
		const found = there.get(each.place.path);
		if (!outcome.ok && !isTaken(outcome)) return outcome;
		const entry: Outcome<Entry | undefined> = found ?? outcome;
		if (!entry.ok) return entry;
		return outcomeFrom(() => ({ ...each, folder: own(entry.value, each.place, outcome) }));
	});
}

const isTaken = (outcome: Outcome<unknown> | undefined): boolean =>
	outcome?.ok === false &&
	(outcome.refusal.kind === 'folder_exists' || outcome.refusal.kind === 'name_taken');

/** @throws Refusal where it is another matter's or no folder, or has gone in that moment */
function own(entry: Entry | undefined, place: ClientFolder, made: Outcome<FolderEntry>): FolderEntry {
	if (entry === undefined) {
		if (made.ok) return made.value;
		throw made.refusal;
	}
	return ownFolder(entry, place);
}

async function requestedAll(
	all: readonly Housed[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<ClientFileRequest>>> {
	const wishes = all.map(({ asked: { title, deadline, description }, folder, place }) => ({
		...{ title, deadline, description },
		destination: folder.path ?? place.path,
	}));
	const outcomes = await dropbox.requestFiles(wishes);
	return all.map(({ asked, folder, place }, index) => {
		const outcome = outcomes[index] as Outcome<Requested>;
		const { dryRun } = asked;
		const warnings = [...asked.warnings, ...place.warnings];
		const folderPath = wishes[index]?.destination ?? '';
		return outcome.ok ? done({ ...outcome.value, folder, folderPath, dryRun, warnings }) : outcome;
	});
}
