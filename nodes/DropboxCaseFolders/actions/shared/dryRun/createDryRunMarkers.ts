import { matchMarker } from '../../../../shared/domain/marker/matchMarker';
import { done, refused, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import type { CaseMarker, Markers, Marking } from '../../../../shared/dropbox/port';
import { isDryRunId } from './DryRunState';

/** Says of markers what would become of them; folders that are only pretended to be there have none yet. */
export function createDryRunMarkers(dropbox: Markers): Markers {
	const markersOf: Markers['markersOf'] = async (questions) => {
		const real = questions.filter(({ folder }) => !isDryRunId(folder.id));
		const found = (real.length === 0 ? [] : await dropbox.markersOf(real)).values();
		return questions.map(({ folder }) =>
			isDryRunId(folder.id) ? done(undefined) : (found.next().value as Outcome<CaseMarker | undefined>),
		);
	};
	const marked = async (
		{ folder, caseId, kind }: Marking,
		found: Outcome<CaseMarker | undefined>,
	): Promise<Outcome<CaseMarker>> => {
		if (!found.ok) return found;
		switch (matchMarker(found.value, folder, caseId)) {
			case 'this case':
				return done(found.value as CaseMarker);
			case 'another case':
				return refused(markedForAnotherCase());
			default: {
				const possible = kind === 'file' ? kind : await dropbox.kindFor(caseId);
				if (kind === 'properties' && possible !== kind) return refused(noProperties());
				const put = kind === 'automatic' ? possible : kind;
				return done({ caseId, folderId: folder.id, kind: put });
			}
		}
	};
	return {
		kindFor: async (caseId) => await dropbox.kindFor(caseId),
		markersOf,
		findMarkedFolders: async (...asked) => await dropbox.findMarkedFolders(...asked),
		async *listWithMarkers(address) {
			if (!isDryRunId(address)) yield* dropbox.listWithMarkers(address);
		},
		areCaseFolders: async (folders) => {
			const real = folders.filter(({ id }) => !isDryRunId(id));
			const found = (await dropbox.areCaseFolders(real)).values();
			return folders.map(({ id }) =>
				isDryRunId(id) ? done(false) : (found.next().value as Outcome<boolean>),
			);
		},
		searchFilesByName: async (name, within) => await dropbox.searchFilesByName(name, within),
		markFolders: async (markings) => {
			const unread = markings.filter(({ isUnmarked }) => isUnmarked !== true);
			const read = (await markersOf(unread)).values();
			const outcomes: Array<Outcome<CaseMarker>> = [];
			for (const marking of markings) {
				const found = marking.isUnmarked === true ? done(undefined) : read.next().value;
				outcomes.push(await marked(marking, found ?? done(undefined)));
			}
			return outcomes;
		},
	};
}

const markedForAnotherCase = (): Refusal =>
	new Refusal(
		'belongs_to_another_case',
		'The folder is marked for another case',
		'Compare the two case IDs, or give the folder that is this case’s.',
	);

const noProperties = (): Refusal =>
	new Refusal(
		'no_access',
		'This connection cannot put the case ID on the folder as a property',
		'Choose Automatic or Marker File under Case Marker. Properties are only for an account that its own user connected, and for case IDs of up to 1,024 bytes.',
	);
