import { caseKey, matchMarker } from '../../../../shared/domain/marker/matchMarker';
import { done, mapDefined, refused, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import type { CaseMarker, Markers, Marking } from '../../../../shared/dropbox/port';
import { isDryRunId } from './DryRunState';

/** Says of markers what would become of them; folders that are only pretended to be there have none yet. */
export function createDryRunMarkers(dropbox: Markers): Markers {
	const markersOf: Markers['markersOf'] = async (questions) => {
		const real = questions.map((question) => (isDryRunId(question.folder.id) ? undefined : question));
		const found = await mapDefined(real, dropbox.markersOf);
		return found.map((outcome) => outcome ?? done(undefined));
	};
	const mark = async (
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
			const real = folders.map((folder) => (isDryRunId(folder.id) ? undefined : folder));
			return (await mapDefined(real, dropbox.areCaseFolders)).map((outcome) => outcome ?? done(false));
		},
		searchFilesByName: async (name, within) => await dropbox.searchFilesByName(name, within),
		markFolders: async (markings) => {
			const unread = markings.map((marking) => (marking.isUnmarked === true ? undefined : marking));
			const found = await mapDefined(unread, markersOf);
			const outcomes: Array<Outcome<CaseMarker>> = [];
			for (const [index, marking] of markings.entries())
				outcomes.push(await mark(marking, found[index] ?? done(undefined)));
			return outcomes;
		},
		remarkFolders: async (remarkings) => {
			const found = await markersOf(
				remarkings.map(({ folder, formerCaseId }) => ({ folder, caseId: formerCaseId })),
			);
			return remarkings.map(({ folder, caseId, formerCaseId }, index) => {
				const outcome = found[index] as Outcome<CaseMarker | undefined>;
				if (!outcome.ok || outcome.value === undefined) return outcome;
				const isOurs = [caseId, formerCaseId].map(caseKey).includes(caseKey(outcome.value.caseId));
				return isOurs
					? done({ caseId, folderId: folder.id, kind: outcome.value.kind })
					: refused(markedForAnotherCase());
			});
		},
	};
}

const markedForAnotherCase = (): Refusal =>
	new Refusal(
		'belongs_to_another_case',
		'The folder is marked for another case',
		'Compare the two case IDs, or choose the folder of this case.',
	);

const noProperties = (): Refusal =>
	new Refusal(
		'no_access',
		'This connection cannot store the case ID as a property of the folder',
		'Choose Automatic or Marker File under Case Marker. Properties are not available when acting as a team member or admin, or for case IDs over 1,024 bytes.',
	);
