import { inParallel, done, outcomeOf, type Outcome } from '../../core/outcome';
import { isRecordName } from '../../domain/closing/ClosingRecord';
import { stableAddress, type FileEntry, type FolderEntry } from '../../domain/entry';
import { isMarkerFile } from '../../domain/marker/markerFile';
import { parentPath } from '../../domain/paths';
import { LARGEST_PAGE } from '../files/createListingsPort';
import { caseKey, isOwnMarker } from '../../domain/marker/matchMarker';
import type { Api } from '../client/Api';
import { throwRefusal } from '../errors/toRefusal';
import type {
	CaseMarker,
	Deletions,
	Downloads,
	Listings,
	Lookups,
	MarkerLookup,
	Markers,
	Uploads,
} from '../port';
import { PropertyTemplates } from './PropertyTemplates';
import { findMarkedFolders } from './findMarkedFolders';
import { markFolders } from './markFolders';
import { remarkFolders } from './remarkFolders';
import { findFileMarkers } from './readMarkerFiles';
import { findPropertyMarkers, fitsProperty, listWithProperties, readPropertyMarker } from './readProperties';
import { searchFilesByName, searchMarkerFilesBelow } from './searchMarkerFiles';

/** Case markers of both kinds; what this connection may is found out once per execution. */
export function createMarkersPort(
	api: Api,
	dropbox: Lookups & Listings & Uploads & Downloads & Deletions,
): Markers {
	const templates = new PropertyTemplates(api);
	const markersOf = async (questions: readonly MarkerLookup[]) =>
		await readMarkers(api, templates, dropbox, questions);
	return {
		kindFor: async (caseId) =>
			fitsProperty(caseKey(caseId)) && (await templates.areAllowed().catch(throwRefusal))
				? 'properties'
				: 'file',
		markFolders: async (markings) => await markFolders(api, templates, dropbox, markersOf, markings),
		remarkFolders: async (remarkings) => await remarkFolders(api, templates, dropbox, remarkings),
		markersOf,
		findMarkedFolders: async (...asked) => await findMarkedFolders(api, templates, dropbox, ...asked),
		listWithMarkers: (address) => listWithProperties(api, templates, address),
		areCaseFolders: async (folders) => await areCaseFolders(api, templates, dropbox, folders),
		searchFilesByName: async (name, within) => await searchFilesByName(api, dropbox, name, within),
	};
}

/**
 * Properties first: people cannot change them. Files are looked for besides, since who may not read properties marks
 * with files: of a folder with the marks of two cases that of the other one is told, so that it is given to neither.
 */
async function readMarkers(
	api: Api,
	templates: PropertyTemplates,
	dropbox: Lookups & Listings & Downloads,
	questions: readonly MarkerLookup[],
): Promise<Array<Outcome<CaseMarker | undefined>>> {
	if (questions.length === 0) return [];
	const templateIds = await templates.readableIds().catch(throwRefusal);
	const folders = questions.map(({ folder }) => folder);
	const byProperties = await findPropertyMarkers(api, folders, templateIds);
	const propertyOf = ({ folder }: MarkerLookup): Outcome<CaseMarker | undefined> =>
		byProperties.get(folder) ?? done(undefined);
	const open = questions.filter((question) => propertyOf(question).ok);
	const known = new Map(
		open.flatMap((question): Array<[MarkerLookup, CaseMarker]> => {
			const outcome = propertyOf(question);
			return outcome.ok && outcome.value !== undefined ? [[question, outcome.value]] : [];
		}),
	);
	const byFile = await findFileMarkers(api, dropbox, open, known);
	return questions.map((question) => {
		const property = known.get(question);
		const file = byFile.get(question);
		if (file === undefined || property === undefined) return file ?? propertyOf(question);
		return file.ok ? done(chooseMarker(property, file.value, question)) : file;
	});
}

/** What a folder says that carries a property, and perhaps a file: of two owners the one who was not asked for. */
function chooseMarker(
	property: CaseMarker,
	file: CaseMarker | undefined,
	{ folder, caseId = property.caseId }: MarkerLookup,
): CaseMarker {
	const isRival = file !== undefined && isOwnMarker(file, folder) && file.caseId !== property.caseId;
	return isRival && property.caseId === caseKey(caseId) ? file : property;
}

/** Whether each of these folders is a case's own, by what is on it or directly in it. */
async function areCaseFolders(
	api: Api,
	templates: PropertyTemplates,
	listings: Listings,
	folders: readonly FolderEntry[],
): Promise<Array<Outcome<boolean>>> {
	const templateIds = folders.length === 0 ? [] : await templates.readableIds().catch(throwRefusal);
	return await inParallel(folders, async (folder) =>
		outcomeOf(async () => {
			if (templateIds.length > 0 && (await readPropertyMarker(api, folder, templateIds)) !== undefined)
				return true;
			return await hasSign(api, listings, folder);
		}),
	);
}

/**
 * A folder in which thousands of cases lie is not read to its end for this: beyond a page search is asked whether a
 * marker lies in it.
 */
async function hasSign(api: Api, listings: Listings, folder: FolderEntry): Promise<boolean> {
	let entryCount = 0;
	for await (const page of listings.list(stableAddress(folder), 'one level')) {
		if (page.some((entry) => entry.kind === 'file' && isSign(entry))) return true;
		entryCount += page.length;
		if (entryCount >= LARGEST_PAGE) break;
	}
	if (entryCount < LARGEST_PAGE || folder.pathLower === undefined) return false;
	const found = await searchMarkerFilesBelow(api, listings, folder.pathLower);
	return found.some((file) => parentPath(file.pathLower ?? '') === folder.pathLower && isSign(file));
}

const isSign = ({ name, size }: FileEntry): boolean => isMarkerFile(name, size) || isRecordName(name);
