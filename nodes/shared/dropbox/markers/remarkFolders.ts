import { inParallel, done, mapDefined, mapOk, outcomeOf, type Outcome } from '../../core/outcome';
import { stableAddress, type FileEntry } from '../../domain/entry';
import { isMarkerFile, markerFileName } from '../../domain/marker/markerFile';
import { caseKey, isOwnMarker } from '../../domain/marker/matchMarker';
import type { Api } from '../client/Api';
import { throwRefusal } from '../errors/toRefusal';
import type { CaseMarker, Deletions, Downloads, Listings, Lookups, Remarking, Uploads } from '../port';
import { PropertiesDeclined, declineOrThrow, type PropertyTemplates } from './PropertyTemplates';
import { otherCaseRefusal, writeMarkerFiles } from './markFolders';
import {
	fitsProperty,
	longCaseIdRefusal,
	propertyGroupOf,
	readPropertyMarkers,
	type PropertyMarker,
} from './readProperties';

type Dropbox = Lookups & Listings & Uploads & Downloads & Deletions;

/** A folder, and what it carries for its case under the former ID or the new one. */
interface FolderMarks {
	remarking: Remarking;
	properties: PropertyMarker[];
	/** Marker files, by their names those of the two IDs. */
	files: FileEntry[];
}

/**
 * Each marker is replaced by one of its kind. The new file is there before the former goes: a run that dies in between
 * leaves a folder with both, which nobody is given and the next run completes.
 */
export async function remarkFolders(
	api: Api,
	templates: PropertyTemplates,
	dropbox: Dropbox,
	remarkings: readonly Remarking[],
): Promise<Array<Outcome<CaseMarker | undefined>>> {
	if (remarkings.length === 0) return [];
	const templateIds = await templates.readableIds().catch(throwRefusal);
	const read = await inParallel(
		remarkings,
		async (remarking) => await outcomeOf(async () => await readMarks(api, templateIds, dropbox, remarking)),
	);
	const overwritten = await mapOk(
		read,
		async (all) =>
			await inParallel(
				all,
				async (marked) => await outcomeOf(async () => await overwriteProperties(api, marked)),
			),
	);
	return await mapOk(overwritten, async (all) => await replaceFiles(all, dropbox));
}

/** @throws Refusal `belongs_to_another_case` where a third case has marked it */
async function readMarks(
	api: Api,
	templateIds: readonly string[],
	dropbox: Listings,
	remarking: Remarking,
): Promise<FolderMarks> {
	const { folder, caseId, formerCaseId } = remarking;
	const ids = [caseId, formerCaseId];
	const properties = templateIds.length === 0 ? [] : await readPropertyMarkers(api, folder, templateIds);
	const files: FileEntry[] = [];
	for await (const page of dropbox.list(stableAddress(folder), 'one level')) {
		for (const entry of page)
			if (entry.kind === 'file' && isMarkerFile(entry.name, entry.size)) files.push(entry);
	}
	const names = ids.map(markerFileName);
	if (
		properties.some(({ marker }) => !ids.map(caseKey).includes(marker.caseId)) ||
		files.some(({ name }) => !names.includes(name.normalize('NFC')))
	)
		throw otherCaseRefusal();
	return { remarking, properties, files };
}

/** One call takes the former ID off and puts the new one on. */
async function overwriteProperties(api: Api, marked: FolderMarks): Promise<FolderMarks> {
	const { folder, caseId } = marked.remarking;
	const [path, id] = [stableAddress(folder), caseKey(caseId)];
	const stale = marked.properties.filter(
		({ marker }) => marker.caseId !== id || !isOwnMarker(marker, folder),
	);
	if (stale.length === 0) return marked;
	if (!fitsProperty(id)) throw longCaseIdRefusal();
	const groups = stale.map(({ templateId }) => propertyGroupOf(templateId, id, path));
	await api
		.call((sdk) => sdk.filePropertiesPropertiesOverwrite({ path, property_groups: groups }))
		.catch(declineOrThrow)
		.catch((thrown: unknown) => {
			throw thrown instanceof PropertiesDeclined ? thrown.refusal : thrown;
		})
		.catch(throwRefusal);
	return marked;
}

async function replaceFiles(
	all: readonly FolderMarks[],
	dropbox: Dropbox,
): Promise<Array<Outcome<CaseMarker | undefined>>> {
	const written = await mapDefined(
		all.map(({ remarking: { folder, caseId }, files }) =>
			files.length === 0 ? undefined : { folder, caseId, kind: 'file' as const },
		),
		async (markings) => await writeMarkerFiles(markings, dropbox),
	);
	const marked = all.map((each, index): Outcome<RemarkedFolder> => {
		const outcome = written[index];
		return outcome?.ok === false ? outcome : done({ each, marker: outcome?.value ?? markerOf(each) });
	});
	return await mapOk(marked, async (some) => await deleteFormerFiles(some, dropbox));
}

interface RemarkedFolder {
	each: FolderMarks;
	marker: CaseMarker | undefined;
}

function markerOf({ properties, remarking: { folder, caseId } }: FolderMarks): CaseMarker | undefined {
	if (properties.length === 0) return undefined;
	return { caseId: caseKey(caseId), folderId: stableAddress(folder), kind: 'properties' };
}

async function deleteFormerFiles(
	all: readonly RemarkedFolder[],
	dropbox: Deletions,
): Promise<Array<Outcome<CaseMarker | undefined>>> {
	const former = all.map(({ each: { remarking, files } }) =>
		files.find(({ name }) => name.normalize('NFC') !== markerFileName(remarking.caseId)),
	);
	const deleted = await mapDefined(
		former.map((file) => file && { address: file.id, rev: file.rev }),
		dropbox.deleteFiles,
	);
	return all.map(({ marker }, index) => {
		const outcome = deleted[index];
		return outcome?.ok === false ? outcome : done(marker);
	});
}
