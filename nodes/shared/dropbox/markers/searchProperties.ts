import { caseKey } from '../../domain/marker/matchMarker';
import type { file_properties } from '../../vendor/dropbox';
import type { Api } from '../client/Api';
import { readAllPages } from '../client/readAllPages';
import type { CaseMarker } from '../port';
import { CASE_ID } from './PropertyTemplates';
import { markerInGroups } from './readProperties';

/** Where Dropbox knows a marked entry to be. */
export interface PropertyMatch {
	id: string;
	path: string;
	marker: CaseMarker;
}

/** Cases per search; the service names no limit, so requests are kept moderate. */
const CASES_PER_SEARCH = 200;

/** The entries that carry the properties of these cases, wherever they are, by case; deleted ones left out. */
export async function searchProperties(
	api: Api,
	caseIds: readonly string[],
	templateIds: readonly string[],
): Promise<Map<string, PropertyMatch[]>> {
	const found = new Map<string, PropertyMatch[]>(caseIds.map((caseId) => [caseId, []]));
	if (templateIds.length === 0) return found;
	for (let start = 0; start < caseIds.length; start += CASES_PER_SEARCH) {
		const some = caseIds.slice(start, start + CASES_PER_SEARCH);
		const matches = await searchAllPages(api, some, templateIds);
		for (const { id, path, is_deleted: isDeleted, property_groups: groups } of matches) {
			const marker = markerInGroups(groups, templateIds);
			// Search does not tell upper from lower case; a case system may.
			if (!isDeleted && marker) found.get(caseKey(marker.caseId))?.push({ id, path, marker });
		}
	}
	return found;
}

async function searchAllPages(
	api: Api,
	caseIds: readonly string[],
	templateIds: readonly string[],
): Promise<file_properties.PropertiesSearchMatch[]> {
	const mode: file_properties.PropertiesSearchMode = { '.tag': 'field_name', field_name: CASE_ID };
	return await readAllPages('reset', async (cursor) => {
		const page = await api.call((sdk) =>
			cursor === undefined
				? sdk.filePropertiesPropertiesSearch({
						queries: caseIds.map((query) => ({ query, mode, logical_operator: { '.tag': 'or_operator' } })),
						template_filter: { '.tag': 'filter_some', filter_some: [...templateIds] },
					})
				: sdk.filePropertiesPropertiesSearchContinue({ cursor }),
		);
		return { items: page.matches, cursor: page.cursor, hasMore: Boolean(page.cursor) };
	});
}
