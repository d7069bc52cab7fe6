import { done, refused, type Outcome } from '../../../shared/domain/outcome';
import { Refusal } from '../../../shared/domain/Refusal';
import type { CaseMarker, Markers, Marking } from '../../../shared/ports';
import { isPretended } from './Pretence';

/** Says of markers what would become of them; folders that are only pretended to be there have none yet. */
export function pretendedMarkers(dropbox: Markers): Markers {
	const markersOf: Markers['markersOf'] = async (questions) => {
		const real = questions.filter(({ folder }) => !isPretended(folder.id));
		const found = (real.length === 0 ? [] : await dropbox.markersOf(real)).values();
		return questions.map(({ folder }) =>
			isPretended(folder.id) ? done(undefined) : (found.next().value as Outcome<CaseMarker | undefined>),
		);
	};
	return {
		markersOf,
		markedFor: async (caseIds, within) => await dropbox.markedFor(caseIds, within),
		mark: async (markings) => {
			const found = await markersOf(markings);
			return markings.map((marking, index) => marked(marking, found[index] ?? done(undefined)));
		},
	};
}

function marked(marking: Marking, found: Outcome<CaseMarker | undefined>): Outcome<CaseMarker> {
	if (!found.ok) return found;
	const { folder, caseId, kind } = marking;
	const standing = found.value?.folderId === folder.id ? found.value : undefined;
	if (standing === undefined) {
		// Which kind it comes to be is known once Dropbox takes or refuses properties.
		return done({ caseId, folderId: folder.id, kind: kind === 'automatic' ? 'properties' : kind });
	}
	if (standing.caseId === caseId) return done(standing);
	return refused(
		new Refusal(
			'belongs_to_another_case',
			'The folder is marked for another case',
			'Compare the two case IDs, or give the folder that is this case’s.',
		),
	);
}
