import type { FolderEntry } from '../../../../shared/domain/entry';
import { isOwnMarker, matchMarker } from '../../../../shared/domain/marker/matchMarker';
import { mapOk, done, refused, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import { webLink } from '../../../../shared/domain/webLink';
import type { CaseMarker, DropboxPort, MarkedFolder } from '../../../../shared/dropbox/port';
import { findTrustedFolders, type MarkerSearch } from '../../shared/caseFolders/markers/findTrustedFolders';
import { severalMarked } from '../../shared/caseFolders/markers/severalMarked';
import type { Candidates } from './Candidates';
import type { FindRequest, FoundFolder } from './FindRequest';
import { findByName } from './findByName';
import { requireSoleMarker } from './requireSoleMarker';

/**
 * The folder of each case: by its marker, wherever it was moved; where none is marked for the case, by its name in the
 * place where case folders are created. What is not sure is reported, never guessed.
 */
export async function findCaseFolders(
	requests: readonly FindRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<FoundFolder[]>>> {
	const untrusted = new Map<MarkerSearch, MarkedFolder[]>();
	const marked = await findTrustedFolders(requests, dropbox, {
		onUntrusted: (search, found) => void untrusted.set(search, [...(untrusted.get(search) ?? []), found]),
	});
	const byMarker = marked.map((outcome, index): Outcome<Candidates> => {
		const request = requests[index] as FindRequest;
		if (!outcome.ok) return outcome;
		const found = outcome.value.map(({ folder, marker }) => toFoundFolder(request, folder, marker, 'marker'));
		const own = outcome.value.filter(({ folder, marker }) => isOwnMarker(marker, folder));
		return done({
			request,
			found,
			own: own.map(({ folder }) => folder),
			others: 0,
			untrusted: untrusted.get(request)?.length ?? 0,
		});
	});
	const unshared = await mapOk(byMarker, async (all) => await requireSoleMarker(all, dropbox));
	const complete = await mapOk(unshared, async (all) => await addFoldersByName(all, dropbox));
	return complete.map((outcome) => (outcome.ok ? decideCandidates(outcome.value) : outcome));
}

/** Adds, for cases that no folder of their own is marked for, those whose names are theirs. */
async function addFoldersByName(
	all: readonly Candidates[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<Candidates>>> {
	const open = all.filter(({ found }) => found.every(({ isCopy }) => isCopy));
	const named = await findByName(
		open.map(({ request }) => request),
		dropbox,
	);
	const questions = open.flatMap(({ request: { caseId } }, index) => {
		const outcome = named[index];
		return outcome?.ok ? outcome.value.map((folder) => ({ folder, caseId })) : [];
	});
	const markers = (await dropbox.markersOf(questions)).values();
	const completed = new Map<Candidates, Outcome<Candidates>>();
	open.forEach((candidates, index) => {
		const outcome = named[index] as Outcome<FolderEntry[]>;
		if (!outcome.ok) return completed.set(candidates, outcome);
		const read = outcome.value.map((folder) => ({ folder, marker: markers.next().value }));
		return completed.set(candidates, mergeByName(candidates, read));
	});
	return all.map((candidates) => completed.get(candidates) ?? done(candidates));
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
	if (more.length > 0) return refused(severalMarked(own.map(({ folderId }) => folderId)));
	if (first === undefined) return refused(untrusted > 0 ? untrustedMarker() : notFound(found, others));
	if (copies === 0) return done([first]);
	const warning = `There ${copies === 1 ? 'is a copy' : `are ${copies} copies`} of this folder`;
	return done([{ ...first, warnings: [...first.warnings, warning] }]);
}

function notFound(copies: readonly FoundFolder[], others: number): Refusal {
	if (copies.length > 0) {
		return new Refusal(
			'not_found',
			`Of this case’s folder there ${copies.length === 1 ? 'is a copy only' : `are ${copies.length} copies only`}`,
			`Restore the folder that was copied, or give a copy under Existing Folder ID of Create: ${copies.map(({ folderId }) => folderId).join(', ')}.`,
		);
	}
	return new Refusal(
		'not_found',
		others > 0
			? 'The folder of this name is marked for another case, and none is marked for this one'
			: 'No folder below the place that was searched is marked for this case or named after it',
		'Check the Case ID, Search In and Folder Name. What was created a moment ago may not be found yet.',
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
		warnings: isCopy ? ['This is a copy of the case’s folder, made from the one that it is marked with'] : [],
	};
}
