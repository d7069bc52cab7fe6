import { done, type Outcome } from '../../core/outcome';
import { caseKey, isOwnMarker } from '../../domain/marker/matchMarker';
import type { Api } from '../client/Api';
import { throwRefusal } from '../errors/toRefusal';
import type { CaseMarker, Downloads, Listings, Lookups, MarkerLookup, Markers, Uploads } from '../port';
import { PropertyTemplates } from './PropertyTemplates';
import { findMarkedFolders } from './findMarkedFolders';
import { markFolders } from './markFolders';
import { areCaseFolders, findFileMarkers } from './readMarkerFiles';
import { findPropertyMarkers, fitsProperty, listMarked } from './readProperties';
import { searchFilesByName } from './searchMarkers';

/** Case markers of both kinds; what this connection may is found out once per execution. */
export function createMarkersPort(api: Api, dropbox: Lookups & Listings & Uploads & Downloads): Markers {
	const templates = new PropertyTemplates(api);
	const markersOf = async (questions: readonly MarkerLookup[]) =>
		await readMarkers(api, templates, dropbox, questions);
	return {
		kindFor: async (caseId) =>
			fitsProperty(caseKey(caseId)) && (await templates.areAllowed().catch(throwRefusal))
				? 'properties'
				: 'file',
		markFolders: async (markings) => await markFolders(api, templates, dropbox, markersOf, markings),
		markersOf,
		findMarkedFolders: async (...asked) => await findMarkedFolders(api, templates, dropbox, ...asked),
		listWithMarkers: (address) => listMarked(api, templates, address),
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
