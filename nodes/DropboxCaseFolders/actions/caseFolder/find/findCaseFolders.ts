import type { FolderEntry } from '../../../../shared/domain/entry';
import { isOwnMarker, matchMarker } from '../../../../shared/domain/marker/matchMarker';
import { mapDefined, mapGroups, mapOk, done, refused, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import { webLink } from '../../../../shared/domain/webLink';
import type { CaseMarker, DropboxPort } from '../../../../shared/dropbox/port';
import { findTrustedFolders, severalMarkedRefusal } from '../../shared/caseFolders/findTrustedFolders';
import type { FindRequest, FoundFolder } from './FindRequest';
import { findByName } from './findByName';

/** What has been found so far for one item. */
interface Candidates {
	request: FindRequest;
	found: FoundFolder[];
	/** Those of them that search found to be marked for the case, copies left out. */
	own: FolderEntry[];
	/** Folders whose names are the case's, but which are marked for another one. */
	others: number;
	/** Folders with a marker file of the case that is not followed, since other people could have put it there. */
	untrusted: number;
}

/**
 * The folder of each case: by its marker, wherever it was moved; where none is marked for the case, by its name in the
 * place where case folders are created. What is not sure is reported, never guessed.
 */
export async function findCaseFolders(
	requests: readonly FindRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<FoundFolder[]>>> {
	const searches = await findTrustedFolders(requests, dropbox);
	const byMarker = searches.map((search, index): Outcome<Candidates> => {
		const request = requests[index] as FindRequest;
		if (!search.ok) return search;
		const { trusted, untrusted } = search.value;
		const own = trusted.filter(({ folder, marker }) => isOwnMarker(marker, folder));
		return done({
			request,
			found: trusted.map(({ folder, marker }) => toFoundFolder(request, folder, marker, 'marker')),
			own: own.map(({ folder }) => folder),
			others: 0,
			untrusted: untrusted.length,
		});
	});
	const unshared = await mapOk(byMarker, async (all) => await requireSoleMarker(all, dropbox));
	const complete = await mapOk(unshared, async (all) => await addFoldersByName(all, dropbox));
	return complete.map((outcome) => (outcome.ok ? decideCandidates(outcome.value) : outcome));
}

/** Refuses cases of which a folder carries the marker of another case besides: search shows only what was asked for. */
async function requireSoleMarker(
	all: readonly Candidates[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<Candidates>>> {
	const markers = await mapGroups(
		all.map(({ request: { caseId }, own }) => own.map((folder) => ({ folder, caseId }))),
		async (lookups) => await dropbox.markersOf(lookups),
	);
	return all.map((candidates, index): Outcome<Candidates> => {
		const { own, request } = candidates;
		const read = markers[index] ?? [];
		const withheld = read.find((marker) => !marker.ok);
		if (withheld?.ok === false) return withheld;
		const isShared = read.some((marker, at) => {
			const folder = own[at];
			return marker.ok && folder && matchMarker(marker.value, folder, request.caseId) === 'another case';
		});
		return isShared ? refused(markedForTwoCases()) : done(candidates);
	});
}

const markedForTwoCases = (): Refusal =>
	new Refusal(
		'ambiguous',
		'The folder that is marked for this case is also marked for another case',
		'Compare its documents with both cases, move out those of the other case, and delete the other case’s marker file in it. Check Case Folders shows which folders these are.',
	);

/** Adds, for cases that no folder of their own is marked for, those whose names are theirs. */
async function addFoldersByName(
	all: readonly Candidates[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<Candidates>>> {
	const named = await mapDefined(
		all.map(({ request, found }) => (found.every(({ isCopy }) => isCopy) ? request : undefined)),
		async (requests) => await findByName(requests, dropbox),
	);
	const markers = await mapGroups(
		all.map(({ request: { caseId } }, index) => {
			const folders = named[index];
			return folders?.ok ? folders.value.map((folder) => ({ folder, caseId })) : [];
		}),
		async (lookups) => await dropbox.markersOf(lookups),
	);
	return all.map((candidates, index) => {
		const folders = named[index];
		if (folders === undefined) return done(candidates);
		if (!folders.ok) return folders;
		const read = folders.value.map((folder, at) => ({ folder, marker: markers[index]?.[at] }));
		return mergeByName(candidates, read);
	});
}

function mergeByName(
	candidates: Candidates,
	read: ReadonlyArray<{ folder: FolderEntry; marker: Outcome<CaseMarker | undefined> | undefined }>,
): Outcome<Candidates> {
	const { request, found } = candidates;
	const all = new Map(found.map((each) => [each.folderId, each]));
	let others = 0;
	for (const { folder, marker } of read) {
		if (marker !== undefined && !marker.ok) return marker;
		const says = matchMarker(marker?.value, folder, request.caseId);
		if (says === 'another case') others++;
		// Search had not heard yet of what the folder itself says.
		else if (!all.has(folder.id)) {
			all.set(
				folder.id,
				toFoundFolder(request, folder, marker?.value, says === 'this case' ? 'marker' : 'name'),
			);
		}
	}
	return done({ ...candidates, found: [...all.values()], others });
}

/** @throws nothing: what cannot be decided is a refusal */
function decideCandidates({ request, found, others, untrusted }: Candidates): Outcome<FoundFolder[]> {
	if (request.several === 'all' && found.length > 0) return done(found);
	const own = found.filter(({ isCopy }) => !isCopy);
	const copies = found.length - own.length;
	const [first, ...more] = own;
	if (more.length > 0) return refused(severalMarkedRefusal(own.map(({ folderId }) => folderId)));
	if (first === undefined) return refused(untrusted > 0 ? untrustedMarker() : notFound(found, others));
	if (copies === 0) return done([first]);
	const warning = `There ${copies === 1 ? 'is a copy' : `are ${copies} copies`} of this folder`;
	return done([{ ...first, warnings: [...first.warnings, warning] }]);
}

function notFound(copies: readonly FoundFolder[], others: number): Refusal {
	if (copies.length > 0) {
		return new Refusal(
			'not_found',
			`The case folder itself was not found, only ${copies.length === 1 ? 'a copy' : `${copies.length} copies`} of it`,
			`Restore the original folder, or enter the ID of a copy under Existing Folder ID in Create: ${copies.map(({ folderId }) => folderId).join(', ')}.`,
		);
	}
	return new Refusal(
		'not_found',
		others > 0
			? 'The folder with this name is marked for another case, and no folder is marked for this one'
			: 'No folder in the Search In folder is marked for this case or named after it',
		'Check Case ID, Search In and Folder Naming. A folder that was just created may not be found yet.',
	);
}

const untrustedMarker = (): Refusal =>
	new Refusal(
		'not_found',
		'A marker file for this case was found but not used: it is in another case’s folder, or in a folder that people without access to the Search In folder can write to',
		'Set Search In to the folder where case folders are created. If it already is, find out in Dropbox who put the marker file there, and delete it.',
	);

function toFoundFolder(
	{ caseId }: FindRequest,
	folder: FolderEntry,
	marker: CaseMarker | undefined,
	foundBy: FoundFolder['foundBy'],
): FoundFolder {
	const isCopy = marker !== undefined && !isOwnMarker(marker, folder);
	return {
		folderId: folder.id,
		name: folder.name,
		path: folder.path,
		url: webLink(folder),
		...{ caseId, foundBy, isCopy },
		marker: marker?.kind ?? null,
		warnings: isCopy ? ['This is a copy of the case’s folder'] : [],
	};
}
