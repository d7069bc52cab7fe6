import { caseKey } from '../../domain/marker/caseKey';
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
import { mark } from './mark';
import { markedFor } from './markedFor';
import { filesOf } from './readFiles';
import { fitsProperty } from './propertyGroups';
import { propertiesOf } from './readProperties';
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
		markedFor: async (caseIds, within) => await markedFor(api, templates, dropbox, caseIds, within),
	};
}

/** Properties first: people cannot change them. A file is looked for where there are none. */
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
	const open = questions.filter((question) => {
		const outcome = propertyOf(question);
		return outcome.ok && outcome.value === undefined;
	});
	const byFile = await filesOf(api, dropbox, open);
	return questions.map((question) => byFile.get(question) ?? propertyOf(question));
}
