import type { FolderEntry } from '../../../../shared/domain/entry';
import { isOwnMarker } from '../../../../shared/domain/marker/matchMarker';
import { done, mapDefined, refused, type Outcome } from '../../../../shared/core/outcome';
import { isAbsent, Refusal, type RefusalReason } from '../../../../shared/core/Refusal';
import type { CaseMarker, DropboxPort, MarkedFolder } from '../../../../shared/dropbox/port';
import { findFolders } from '../../shared/locate/locateMany';
import { findTrustedFolders } from '../../shared/caseFolders/findTrustedFolders';
import type { CheckRequest } from './CheckRequest';

/** What Dropbox says about one item. */
export interface CheckFacts {
	request: CheckRequest;
	/** The folder; or why there is none. */
	folder: Outcome<FolderEntry>;
	/** What the folder carries; undefined where nothing. */
	marker: CaseMarker | undefined;
	/** The folders that are marked for the case as its own, this one included. */
	marked: MarkedFolder[];
	/** Folders with a marker file of the case that is not followed. */
	untrusted: MarkedFolder[];
}

/** What a check reports about the folder; anything else kept Dropbox from being asked. */
const REPORTED_REFUSALS: ReadonlySet<RefusalReason> = new Set<RefusalReason>([
	...(['invalid_input', 'deleted', 'not_found', 'no_access', 'not_a_folder'] as const),
]);

/**
 * Looks each folder up (a call each, equal ones once, eight at a time), searches for all cases together, and reads
 * the markers of the folders themselves: search does not show that one carries that of another case besides.
 */
export async function gatherCheckFacts(
	requests: readonly CheckRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<CheckFacts>>> {
	const byAddress = await mapDefined(
		requests.map((request) => request.folder),
		async (addresses) => await findFolders(addresses, dropbox),
	);
	const searches = await mapDefined(
		requests.map((request) => (request.caseId === '' ? undefined : request)),
		async (some) => await findTrustedFolders(some, dropbox),
	);
	const marked = searches.map((search) => {
		if (!search?.ok) return { own: [], untrusted: [] };
		const { trusted, untrusted } = search.value;
		return { own: trusted.filter(({ folder, marker }) => isOwnMarker(marker, folder)), untrusted };
	});
	const folders = requests.map((request, index) => {
		const folder = byAddress[index] ?? refused(noFolderId());
		const byMarker = folderByMarker(request, folder, marked[index]?.own ?? []);
		return { folder: byMarker ?? folder, isElsewhere: byMarker !== undefined };
	});
	const markers = await mapDefined(
		folders.map(({ folder }, index) =>
			folder.ok && folder.value.id !== ''
				? { folder: folder.value, caseId: requests[index]?.caseId || undefined }
				: undefined,
		),
		async (lookups) => await dropbox.markersOf(lookups),
	);

	return requests.map((request, index) => {
		const { folder, isElsewhere } = folders[index] as (typeof folders)[number];
		const { own: ownMarks, untrusted } = marked[index] as (typeof marked)[number];
		const read = markers[index];
		const obstacle = [folder, searches[index], read].find(isObstacle);
		if (obstacle?.ok === false) return obstacle;
		return done({
			request: isElsewhere ? expectAtItsPath(request) : request,
			...{ folder, marker: read?.ok ? read.value : undefined, marked: ownMarks, untrusted },
		});
	});
}

/**
 * A record that knows the path alone leads nowhere once the folder was renamed, moved or closed. The one folder that is
 * marked for the case is it then.
 */
function folderByMarker(
	{ folder: address = '' }: CheckRequest,
	folder: Outcome<FolderEntry>,
	[only, ...others]: readonly MarkedFolder[],
): Outcome<FolderEntry> | undefined {
	const isGone = !folder.ok && isAbsent(folder.refusal);
	if (!isGone || !address.startsWith('/') || only === undefined || others.length > 0) return undefined;
	return done(only.folder);
}

/** The path that the record has is then where the folder is expected. */
const expectAtItsPath = (request: CheckRequest): CheckRequest => ({
	...request,
	expectedPath: request.expectedPath || (request.folder ?? ''),
});

const noFolderId = (): Refusal =>
	new Refusal('invalid_input', 'The record has no folder ID', 'Use Find by Case ID to look for the folder.');

/** The search and the markers are to be known; of the folder itself it may be reported that it is not there. */
const isObstacle = (outcome: Outcome<unknown> | undefined): boolean =>
	outcome !== undefined && !outcome.ok && !REPORTED_REFUSALS.has(outcome.refusal.reason);
