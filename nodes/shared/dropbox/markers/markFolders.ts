import { singleChunk } from '../../core/DocumentSource';
import { Refusal } from '../../core/Refusal';
import { inParallel, done, outcomeOf, refused, type Outcome } from '../../core/outcome';
import { stableAddress } from '../../domain/entry';
import { caseKey, matchMarker } from '../../domain/marker/matchMarker';
import { markerContent, markerFileName } from '../../domain/marker/markerFile';
import { joinPath } from '../../domain/paths';
import { ApiError, type Api } from '../client/Api';
import { throwRefusal, unexpectedResponse } from '../errors/toRefusal';
import type {
	CaseMarker,
	SentDocument,
	Downloads,
	Lookups,
	MarkerLookup,
	Marking,
	Uploads,
	WriteMode,
} from '../port';
import { PropertiesDeclined, declineOrThrow, type PropertyTemplates } from './PropertyTemplates';
import { findMarkerFile, readMarkerFile } from './readMarkerFiles';
import { fitsProperty, longCaseIdRefusal, propertyGroupOf, readPropertyMarker } from './readProperties';

type ReadMarkers = (questions: readonly MarkerLookup[]) => Promise<Array<Outcome<CaseMarker | undefined>>>;
type MarkOutcome = Outcome<CaseMarker>;
type Dropbox = Lookups & Uploads & Downloads;

/** Puts markers on folders, outcomes in the order of the markings; each folder is read before, unless that was done. */
export async function markFolders(
	api: Api,
	templates: PropertyTemplates,
	dropbox: Dropbox,
	read: ReadMarkers,
	markings: readonly Marking[],
): Promise<MarkOutcome[]> {
	const outcomes = new Map<string, MarkOutcome>();
	const distinct = rejectRivals(markings, outcomes);
	await settleExisting(distinct, read, outcomes);
	const left = () => distinct.filter((marking) => !outcomes.has(keyOf(marking)));
	const byProperties = left().filter(({ kind }) => kind !== 'file');
	await inParallel(byProperties, async (marking) => {
		const outcome = await outcomeOf(async () => await markByProperties(api, templates, marking));
		if (!outcome.ok || outcome.value !== undefined) outcomes.set(keyOf(marking), outcome as MarkOutcome);
	});
	const byFile = left();
	const written = byFile.length > 0 ? await writeMarkerFiles(byFile, dropbox) : [];
	byFile.forEach((marking, index) => outcomes.set(keyOf(marking), written[index] as MarkOutcome));
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
		if (!outcome.ok) return outcomes.set(keyOf(marking), outcome);
		const match = matchMarker(outcome.value, marking.folder, marking.caseId);
		if (match === 'another case') outcomes.set(keyOf(marking), refused(otherCaseRefusal()));
		if (match === 'this case') outcomes.set(keyOf(marking), done(outcome.value as CaseMarker));
		return outcomes;
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

/**
 * Puts a marker on a folder as properties. Dropbox adds a group of a template once: of two executions that mark one
 * folder, the later finds what the earlier put there, as does a repetition after a lost answer.
 * @throws PropertiesDeclined; Refusal `belongs_to_another_case`; ApiError, ConnectionLost
 */
async function attachProperties(
	api: Api,
	templates: PropertyTemplates,
	{ folder, caseId }: Marking,
): Promise<CaseMarker> {
	const templateId = await templates.getOrCreate();
	const id = caseKey(caseId);
	const marker: CaseMarker = { caseId: id, folderId: stableAddress(folder), kind: 'properties' };
	const argument = {
		path: marker.folderId,
		property_groups: [propertyGroupOf(templateId, id, marker.folderId)],
	};
	const added = await api
		.call((sdk) => sdk.filePropertiesPropertiesAdd(argument))
		.then(() => true, rejectUnlessPresent);
	if (added) return marker;

	const present = await readPropertyMarker(api, folder, [templateId]);
	const says = matchMarker(present, folder, id);
	if (says === 'this case') return marker;
	if (says === 'another case') throw otherCaseRefusal();
	await api.call((sdk) => sdk.filePropertiesPropertiesOverwrite(argument)).catch(declineOrThrow);
	return marker;
}

function rejectUnlessPresent(thrown: unknown): false {
	if (thrown instanceof ApiError && thrown.is('property_group_already_exists')) return false;
	if (thrown instanceof ApiError && thrown.is('path', 'not_found')) throw thrown;
	if (thrown instanceof ApiError && thrown.is('template_not_found'))
		throw unexpectedResponse('a template that went away');
	return declineOrThrow(thrown);
}

/**
 * Puts marker files into folders, all by one upload. The same file again is no change to Dropbox; what stands under
 * its name otherwise (somebody edited it, or it came along with a copy) is replaced in that very revision.
 */
export async function writeMarkerFiles(
	markings: readonly Marking[],
	dropbox: Dropbox,
): Promise<Array<Outcome<CaseMarker>>> {
	const uploaded = await dropbox.upload(markings.map((marking) => uploadFor(marking, { kind: 'add' })));
	return await inParallel(markings, async (marking, index) => {
		const outcome = uploaded[index];
		if (outcome?.ok) return done(markerOf(marking));
		const refusal = outcome?.refusal;
		if (refusal?.reason === 'name_taken')
			return await outcomeOf(async () => await replaceFile(marking, dropbox, refusal));
		return outcome as Outcome<never>;
	});
}

async function replaceFile(marking: Marking, dropbox: Dropbox, taken: Refusal): Promise<CaseMarker> {
	const file = await findMarkerFile(dropbox, marking.folder, marking.caseId);
	if (file === undefined) throw taken;
	const present = await readMarkerFile(file, marking.folder, caseKey(marking.caseId), dropbox);
	const says = matchMarker(present, marking.folder, marking.caseId);
	if (says === 'this case') return markerOf(marking);
	if (says === 'another case') throw otherCaseRefusal();
	const [outcome] = await dropbox.upload([uploadFor(marking, { kind: 'update', rev: file.rev })]);
	if (outcome === undefined) throw unexpectedResponse('no outcome for a marker');
	if (!outcome.ok) throw outcome.refusal;
	return markerOf(marking);
}

function uploadFor({ folder, caseId }: Marking, mode: WriteMode): SentDocument {
	const bytes = markerContent(caseId, stableAddress(folder));
	return {
		address: joinPath(stableAddress(folder), markerFileName(caseId)),
		mode,
		source: {
			size: bytes.length,
			open: async () => await Promise.resolve(singleChunk(bytes)),
		},
	};
}

const markerOf = ({ folder, caseId }: Marking): CaseMarker => ({
	...{ caseId: caseKey(caseId), folderId: stableAddress(folder), kind: 'file' },
});

/** Raised whenever a folder would be marked for a second case: that is never done. */
export const otherCaseRefusal = (): Refusal =>
	new Refusal(
		'belongs_to_another_case',
		'The folder is marked for another case, or is a copy of another case’s folder',
		'Compare the case IDs. Find by Case ID shows where the folders of a case are. Check shows which case a folder is marked for.',
	);
