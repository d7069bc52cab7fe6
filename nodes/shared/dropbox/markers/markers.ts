import { caseKey } from '../../domain/marker/caseKey';
import { isOwnMarker } from '../../domain/marker/standing';
import { done, type Outcome } from '../../domain/outcome';
import type {
	CaseMarker,
	Clock,
	Downloads,
	Listings,
	Lookups,
	MarkerQuestion,
	Markers,
	Uploads,
} from '../../ports';
import type { Api } from '../Api';
import { refuse } from '../refusals';
import { areCaseFolders } from './caseFolders';
import { listMarked } from './listMarked';
import { mark } from './mark';
import { markedFor } from './markedFor';
import { filesOf } from './readFiles';
import { fitsProperty } from './propertyGroups';
import { propertiesOf } from './readProperties';
import { filesCalled } from './searchFiles';
import { Templates } from './Templates';

/** Case markers of both kinds; what this connection may is found out once per execution. */
export function markersOn(
	api: Api,
	_clock: Clock,
	dropbox: Lookups & Listings & Uploads & Downloads,
): Markers {
	const templates = new Templates(api);
	const markersOf = async (questions: readonly MarkerQuestion[]) =>
		await read(api, templates, dropbox, questions);
	return {
		kindFor: async (caseId) =>
			fitsProperty(caseKey(caseId)) && (await templates.areAllowed().catch(refuse)) ? 'properties' : 'file',
		mark: async (markings) => await mark(api, templates, dropbox, markersOf, markings),
		markersOf,
		markedFor: async (...asked) => await markedFor(api, templates, dropbox, ...asked),
		listMarked: (address) => listMarked(api, templates, address),
		areCaseFolders: async (folders) => await areCaseFolders(api, templates, dropbox, folders),
		filesCalled: async (name, within) => await filesCalled(api, dropbox, name, within),
	};
}

/**
 * Properties first: people cannot change them. Files are looked for besides, since who may not read properties marks
 * with files: of a folder with the marks of two cases that of the other one is told, so that it is given to neither.
 */
async function read(
	api: Api,
	templates: Templates,
	dropbox: Lookups & Listings & Downloads,
	questions: readonly MarkerQuestion[],
): Promise<Array<Outcome<CaseMarker | undefined>>> {
	if (questions.length === 0) return [];
	const templateIds = await templates.readable().catch(refuse);
	const folders = questions.map(({ folder }) => folder);
	const byProperties = await propertiesOf(api, folders, templateIds);
	const propertyOf = ({ folder }: MarkerQuestion): Outcome<CaseMarker | undefined> =>
		byProperties.get(folder) ?? done(undefined);
	const open = questions.filter((question) => propertyOf(question).ok);
	const known = new Map(
		open.flatMap((question): Array<[MarkerQuestion, CaseMarker]> => {
			const outcome = propertyOf(question);
			return outcome.ok && outcome.value !== undefined ? [[question, outcome.value]] : [];
		}),
	);
	const byFile = await filesOf(api, dropbox, open, known);
	return questions.map((question) => {
		const property = known.get(question);
		const file = byFile.get(question);
		if (file === undefined || property === undefined) return file ?? propertyOf(question);
		return file.ok ? done(ofBoth(property, file.value, question)) : file;
	});
}

/** What a folder says that carries a property, and perhaps a file: of two owners the one who was not asked for. */
function ofBoth(
	property: CaseMarker,
	file: CaseMarker | undefined,
	{ folder, caseId = property.caseId }: MarkerQuestion,
): CaseMarker {
	const isRival = file !== undefined && isOwnMarker(file, folder) && file.caseId !== property.caseId;
	return isRival && property.caseId === caseKey(caseId) ? file : property;
}
