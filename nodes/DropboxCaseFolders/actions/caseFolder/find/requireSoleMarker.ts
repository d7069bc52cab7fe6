import { matchMarker } from '../../../../shared/domain/marker/matchMarker';
import { done, refused, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import type { Candidates } from './Candidates';

/** Refuses cases of which a folder carries the marker of another case besides: search shows only what was asked for. */
export async function requireSoleMarker(
	all: readonly Candidates[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<Candidates>>> {
	const questions = all.flatMap(({ request: { caseId }, own }) => own.map((folder) => ({ folder, caseId })));
	const markers = (await dropbox.markersOf(questions)).values();
	return all.map((candidates): Outcome<Candidates> => {
		const { caseId } = candidates.request;
		const read = candidates.own.map((folder) => ({ folder, marker: markers.next().value }));
		const withheld = read.find(({ marker }) => marker?.ok === false)?.marker;
		if (withheld?.ok === false) return withheld;
		const isShared = read.some(
			({ folder, marker }) => marker?.ok && matchMarker(marker.value, folder, caseId) === 'another case',
		);
		return isShared ? refused(markedForTwoCases()) : done(candidates);
	});
}

const markedForTwoCases = (): Refusal =>
	new Refusal(
		'ambiguous',
		'The folder that is marked for this case is marked for another case, too',
		'Compare its documents with both cases, move out what is not this case’s, and delete the marker file of the other case in it. Check Case Folders shows which folders these are.',
	);
