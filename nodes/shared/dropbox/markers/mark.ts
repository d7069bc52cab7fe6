import { lastingAddress } from '../../domain/entry';
import { inParallel } from '../../domain/inParallel';
import { caseKey } from '../../domain/marker/caseKey';
import { markerSays } from '../../domain/marker/standing';
import { done, outcomeOf, refused, type Outcome } from '../../domain/outcome';
import type { CaseMarker, Downloads, Lookups, MarkerQuestion, Marking, Uploads } from '../../ports';
import type { Api } from '../Api';
import { refuse } from '../refusals';
import { attachProperties } from './attachProperties';
import { PropertiesDeclined } from './declined';
import { markedForAnotherCase } from './markerRefusals';
import { fitsProperty, tooLongForProperty } from './propertyGroups';
import { putFiles } from './putFiles';
import type { Templates } from './Templates';

type Read = (questions: readonly MarkerQuestion[]) => Promise<Array<Outcome<CaseMarker | undefined>>>;
type Marked = Outcome<CaseMarker>;

const AT_ONCE = 8;

/** Puts markers on folders, outcomes in the order of the markings; each folder is read before, unless that was done. */
export async function mark(
	api: Api,
	templates: Templates,
	dropbox: Lookups & Uploads & Downloads,
	read: Read,
	markings: readonly Marking[],
): Promise<Marked[]> {
	const outcomes = new Map<string, Marked>();
	const distinct = withoutRivals(markings, outcomes);
	await withoutThoseThatAre(distinct, read, outcomes);

	const left = () => distinct.filter((marking) => !outcomes.has(keyOf(marking)));
	const byProperties = left().filter(({ kind }) => kind !== 'file');
	await inParallel(byProperties, AT_ONCE, async (marking) => {
		const outcome = await outcomeOf(async () => await asProperties(api, templates, marking));
		if (!outcome.ok || outcome.value !== undefined) outcomes.set(keyOf(marking), outcome as Marked);
	});

	const byFile = left();
	const put = byFile.length === 0 ? [] : await putFiles(byFile, dropbox);
	byFile.forEach((marking, index) => outcomes.set(keyOf(marking), put[index] as Marked));
	return markings.map((marking) => outcomes.get(keyOf(marking)) as Marked);
}

const keyOf = ({ folder, caseId }: Marking): string => `${lastingAddress(folder)}\n${caseKey(caseId)}`;

/** Each folder once: of two cases that are to be put on one folder, the first has it. */
function withoutRivals(markings: readonly Marking[], outcomes: Map<string, Marked>): Marking[] {
	const first = new Map<string, Marking>();
	for (const marking of markings) {
		const id = lastingAddress(marking.folder);
		const earlier = first.get(id);
		if (earlier === undefined) first.set(id, marking);
		else if (keyOf(earlier) !== keyOf(marking)) outcomes.set(keyOf(marking), refused(markedForAnotherCase()));
	}
	return [...first.values()];
}

/** Settles those whose marker is there, and those that are another case's. */
async function withoutThoseThatAre(
	markings: readonly Marking[],
	read: Read,
	outcomes: Map<string, Marked>,
): Promise<void> {
	const unread = markings.filter(({ isUnmarked }) => isUnmarked !== true);
	if (unread.length === 0) return;
	const present = await read(unread);
	unread.forEach((marking, index) => {
		const outcome = present[index] as Outcome<CaseMarker | undefined>;
		if (!outcome.ok) outcomes.set(keyOf(marking), outcome);
		else {
			const says = markerSays(outcome.value, marking.folder, marking.caseId);
			if (says === 'another case') outcomes.set(keyOf(marking), refused(markedForAnotherCase()));
			if (says === 'this case') outcomes.set(keyOf(marking), done(outcome.value as CaseMarker));
		}
	});
}

/** Undefined where properties are not to be had and a file will do. */
async function asProperties(
	api: Api,
	templates: Templates,
	marking: Marking,
): Promise<CaseMarker | undefined> {
	const isFree = marking.kind === 'automatic';
	if (!fitsProperty(caseKey(marking.caseId))) {
		if (isFree) return undefined;
		throw tooLongForProperty();
	}
	return await attachProperties(api, templates, marking)
		.catch((thrown: unknown) => {
			if (!(thrown instanceof PropertiesDeclined)) throw thrown;
			if (isFree) return undefined;
			throw thrown.refusal;
		})
		.catch(refuse);
}
