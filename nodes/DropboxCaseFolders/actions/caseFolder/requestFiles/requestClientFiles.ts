import type { Entry, FolderEntry } from '../../../../shared/domain/entry';
import { mapOk, done, outcomeOfSync, type Outcome } from '../../../../shared/core/outcome';
import type { DropboxPort, FileRequestResult } from '../../../../shared/dropbox/port';
import {
	type ClientFolder,
	type ClientFolderRequest,
	requireOwnFolder,
	locateClientFolders,
} from '../../shared/clientFolder/locateClientFolders';
import { findExisting } from '../../shared/locate/locateMany';

/** What one item asks for. */
export interface FilesRequest extends ClientFolderRequest {
	title: string;
	/** ISO 8601 in UTC. */
	deadline: string | undefined;
	description: string | undefined;
	/** What whoever set the deadline may not have meant. */
	warnings: string[];
	/** Whether to only report what would be done. */
	dryRun: boolean;
}

/** The page by which the client of a case sends files, and the folder that they come into. */
export interface ClientFileRequest extends FileRequestResult {
	folder: FolderEntry;
	folderPath: string;
	dryRun: boolean;
	warnings: string[];
}

/** An item with the place of its folder. */
interface RequestWithPlace {
	request: FilesRequest;
	place: ClientFolder;
}

/** The same with the folder. */
interface RequestWithFolder extends RequestWithPlace {
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
	const places = await locateClientFolders(requests, dropbox);
	const withPlaces = places.map((place, index): Outcome<RequestWithPlace> =>
		place.ok ? done({ request: requests[index] as FilesRequest, place: place.value }) : place,
	);
	const inFolders = await mapOk(withPlaces, async (all) => await createClientFolders(all, dropbox));
	return await mapOk(inFolders, async (all) => await createFileRequests(all, dropbox));
}

async function createClientFolders(
	all: readonly RequestWithPlace[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<RequestWithFolder>>> {
	if (all.length === 0) return [];
	const paths = all.map(({ place }) => place.path);
	const created = await dropbox.createFolders(paths);
	const there = await findExisting(
		paths.filter((_, index) => isTaken(created[index])),
		dropbox,
	);
	return all.map((each, index) => {
		const outcome = created[index] as Outcome<FolderEntry>;
		const found = there.get(each.place.path);
		if (!outcome.ok && !isTaken(outcome)) return outcome;
		const entry: Outcome<Entry | undefined> = found ?? outcome;
		if (!entry.ok) return entry;
		return outcomeOfSync(() => ({ ...each, folder: adoptFolder(entry.value, each.place, outcome) }));
	});
}

const isTaken = (outcome: Outcome<unknown> | undefined): boolean =>
	outcome?.ok === false &&
	(outcome.refusal.reason === 'folder_exists' || outcome.refusal.reason === 'name_taken');

/** @throws Refusal where it is another matter's or no folder, or has gone in that moment */
function adoptFolder(
	entry: Entry | undefined,
	place: ClientFolder,
	created: Outcome<FolderEntry>,
): FolderEntry {
	if (entry === undefined) {
		if (created.ok) return created.value;
		throw created.refusal;
	}
	return requireOwnFolder(entry, place);
}

async function createFileRequests(
	all: readonly RequestWithFolder[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<ClientFileRequest>>> {
	const inputs = all.map(({ request: { title, deadline, description }, folder, place }) => ({
		...{ title, deadline, description },
		destination: folder.path ?? place.path,
	}));
	const outcomes = await dropbox.requestFiles(inputs);
	return all.map(({ request, folder, place }, index) => {
		const outcome = outcomes[index] as Outcome<FileRequestResult>;
		const { dryRun } = request;
		const warnings = [...request.warnings, ...place.warnings];
		const folderPath = inputs[index]?.destination ?? '';
		return outcome.ok ? done({ ...outcome.value, folder, folderPath, dryRun, warnings }) : outcome;
	});
}
