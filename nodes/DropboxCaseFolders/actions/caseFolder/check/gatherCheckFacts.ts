import type { FolderEntry } from '../../../../shared/domain/entry';
import { isOwnMarker } from '../../../../shared/domain/marker/matchMarker';
import { done, refused, type Outcome } from '../../../../shared/core/outcome';
import { Refusal, type RefusalReason } from '../../../../shared/core/Refusal';
import type { CaseMarker, DropboxPort, MarkedFolder } from '../../../../shared/dropbox/port';
import { findFolders } from '../../shared/locate/locateMany';
import { findTrustedFolders, type MarkerSearch } from '../../shared/caseFolders/markers/findTrustedFolders';
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
export const REPORTED_REFUSALS: ReadonlySet<RefusalReason> = new Set<RefusalReason>([
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
	const looked = await findRequestedFolders(requests, dropbox);
	const sought = requests.filter(({ caseId }) => caseId !== '');
	const untrusted = new Map<MarkerSearch, MarkedFolder[]>();
	const searched = await findTrustedFolders(sought, dropbox, {
		onUntrusted: (search, each) => void untrusted.set(search, [...(untrusted.get(search) ?? []), each]),
	});
	const marked = new Map(sought.map((request, index) => [request, searched[index]]));
	const ownOf = (request: CheckRequest): MarkedFolder[] => {
		const outcome = marked.get(request);
		return outcome?.ok ? outcome.value.filter(({ folder, marker }) => isOwnMarker(marker, folder)) : [];
	};

	const folders = requests.map((request, index) => {
		const folder = looked[index] as Outcome<FolderEntry>;
		return folderByMarker(request, folder, ownOf(request)) ?? folder;
	});
	const open = requests.flatMap((request, index) => {
		const outcome = folders[index];
		if (!outcome?.ok || outcome.value.id === '') return [];
		return [{ request, question: { folder: outcome.value, caseId: request.caseId || undefined } }];
	});
	const read = await dropbox.markersOf(open.map(({ question }) => question));
	const markers = new Map(open.map(({ request }, index) => [request, read[index]]));

	return requests.map((request, index) => {
		const folder = folders[index] as Outcome<FolderEntry>;
		const obstacle = [folder, marked.get(request), markers.get(request)].find(isObstacle);
		if (obstacle !== undefined && !obstacle.ok) return obstacle;
		const answer = markers.get(request);
		const marker = answer?.ok ? answer.value : undefined;
		return done({
			request: folder === looked[index] ? request : expectAtItsPath(request),
			...{ folder, marker, marked: ownOf(request), untrusted: untrusted.get(request) ?? [] },
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
	const isGone = !folder.ok && ['deleted', 'not_found'].includes(folder.refusal.reason);
	if (!isGone || !address.startsWith('/') || only === undefined || others.length > 0) return undefined;
	return done(only.folder);
}

/** The path that the record has is then where the folder is expected. */
const expectAtItsPath = (request: CheckRequest): CheckRequest => ({
	...request,
	expectedPath: request.expectedPath || (request.folder ?? ''),
});

async function findRequestedFolders(
	requests: readonly CheckRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<FolderEntry>>> {
	const addresses = requests.flatMap(({ folder }) => (folder === undefined ? [] : [folder]));
	const found = (await findFolders(addresses, dropbox)).values();
	return requests.map(({ folder }) =>
		folder === undefined ? refused(noFolderId()) : (found.next().value as Outcome<FolderEntry>),
	);
}

const noFolderId = (): Refusal =>
	new Refusal('invalid_input', 'The record has no folder ID', 'Find by Case ID looks for the folder.');

/** The search and the markers are to be known; of the folder itself it may be reported that it is not there. */
const isObstacle = (outcome: Outcome<unknown> | undefined): boolean =>
	outcome !== undefined && !outcome.ok && !REPORTED_REFUSALS.has(outcome.refusal.reason);
