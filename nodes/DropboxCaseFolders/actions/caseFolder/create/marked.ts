import { done, refused, type Outcome } from '../../../../shared/domain/outcome';
import { Refusal } from '../../../../shared/domain/Refusal';
import type { CaseMarker, DropboxPort, Marking } from '../../../../shared/ports';
import type { Placed } from './CaseFolder';

/** Puts the markers on that are asked for and not there yet, all together. */
export async function marked(
	placements: readonly Placed[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<Placed>>> {
	const unmarked = placements.filter((each) => each.marker === undefined && each.plan.request.marker);
	if (unmarked.length === 0) return placements.map(done);
	const outcomes = await dropbox.mark(unmarked.map(markingOf));
	const found = new Map(unmarked.map((each, index) => [each, outcomes[index] as Outcome<CaseMarker>]));
	return placements.map((placement) => {
		const outcome = found.get(placement);
		if (outcome === undefined) return done(placement);
		return outcome.ok
			? done({ ...placement, marker: outcome.value })
			: refused(withoutMarker(outcome.refusal));
	});
}

const markingOf = ({ plan: { request }, folder }: Placed): Marking => ({
	...{ folder, caseId: request.caseId, kind: request.marker ?? 'automatic' },
	// Made by this run, or read a moment ago.
	isUnmarked: true,
});

const withoutMarker = (refusal: Refusal): Refusal =>
	refusal.kind === 'belongs_to_another_case'
		? refusal
		: refusal.reworded(
				`The case folder is there, but could not be marked with its case ID: ${refusal.message}`,
			);
