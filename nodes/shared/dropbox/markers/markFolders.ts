import { stableAddress } from '../../domain/entry';
import { inParallel } from '../../core/inParallel';
import { caseKey } from '../../domain/marker/caseKey';
import { matchMarker } from '../../domain/marker/matchMarker';
import { done, outcomeOf, refused, type Outcome } from '../../core/outcome';
import type { CaseMarker, Downloads, Lookups, MarkerLookup, Marking, Uploads } from '../port';
import type { Api } from '../client/Api';
import { throwRefusal } from '../errors/toRefusal';
import { attachProperties } from './attachProperties';
import { PropertiesDeclined } from './PropertiesDeclined';
import { otherCaseRefusal } from './otherCaseRefusal';
import { fitsProperty, longCaseIdRefusal } from './propertyGroups';
import { writeMarkerFiles } from './writeMarkerFiles';
import type { PropertyTemplates } from './PropertyTemplates';

type ReadMarkers = (questions: readonly MarkerLookup[]) => Promise<Array<Outcome<CaseMarker | undefined>>>;
type MarkOutcome = Outcome<CaseMarker>;

const AT_ONCE = 8;

/** Puts markers on folders, outcomes in the order of the markings; each folder is read before, unless that was done. */
export async function markFolders(
	api: Api,
	templates: PropertyTemplates,
	dropbox: Lookups & Uploads & Downloads,
	read: ReadMarkers,
	markings: readonly Marking[],
): Promise<MarkOutcome[]> {
	const outcomes = new Map<string, MarkOutcome>();
	const distinct = rejectRivals(markings, outcomes);
	await settleExisting(distinct, read, outcomes);

	const left = () => distinct.filter((marking) => !outcomes.has(keyOf(marking)));
	const byProperties = left().filter(({ kind }) => kind !== 'file');
	await inParallel(byProperties, AT_ONCE, async (marking) => {
		const outcome = await outcomeOf(async () => await markByProperties(api, templates, marking));
		if (!outcome.ok || outcome.value !== undefined) outcomes.set(keyOf(marking), outcome as MarkOutcome);
	});

	const byFile = left();
	const put = byFile.length === 0 ? [] : await writeMarkerFiles(byFile, dropbox);
	byFile.forEach((marking, index) => outcomes.set(keyOf(marking), put[index] as MarkOutcome));
	return markings.map((marking) => outcomes.get(keyOf(marking)) as MarkOutcome);
}

const keyOf = ({ folder, caseId }: Marking): string => `${stableAddress(folder)}\n${caseKey(caseId)}`;

/** Each folder once: of two cases that are to be put on one folder, the first has it. */
function rejectRivals(markings: readonly Marking[], outcomes: Map<string, MarkOutcome>): Marking[] {
	const first = new Map<string, Marking>();
	for (const marking of markings) {
		const id = stableAddress(marking.folder);
		const earlier = first.get(id);
		if (earlier === undefined) first.set(id, marking);
		else if (keyOf(earlier) !== keyOf(marking)) outcomes.set(keyOf(marking), refused(otherCaseRefusal()));
	}
	return [...first.values()];
}

/** Settles those whose marker is there, and those that are another case's. */
async function settleExisting(
	markings: readonly Marking[],
	read: ReadMarkers,
	outcomes: Map<string, MarkOutcome>,
): Promise<void> {
	const unread = markings.filter(({ isUnmarked }) => isUnmarked !== true);
	if (unread.length === 0) return;
	const present = await read(unread);
	unread.forEach((marking, index) => {
		const outcome = present[index] as Outcome<CaseMarker | undefined>;
		if (!outcome.ok) outcomes.set(keyOf(marking), outcome);
		else {
			const says = matchMarker(outcome.value, marking.folder, marking.caseId);
			if (says === 'another case') outcomes.set(keyOf(marking), refused(otherCaseRefusal()));
			if (says === 'this case') outcomes.set(keyOf(marking), done(outcome.value as CaseMarker));
		}
	});
}

/** Undefined where properties are not to be had and a file will do. */
async function markByProperties(
	api: Api,
	templates: PropertyTemplates,
	marking: Marking,
): Promise<CaseMarker | undefined> {
	const isFree = marking.kind === 'automatic';
	if (!fitsProperty(caseKey(marking.caseId))) {
		if (isFree) return undefined;
		throw longCaseIdRefusal();
	}
	return await attachProperties(api, templates, marking)
		.catch((thrown: unknown) => {
			if (!(thrown instanceof PropertiesDeclined)) throw thrown;
			if (isFree) return undefined;
			throw thrown.refusal;
		})
		.catch(throwRefusal);
}
