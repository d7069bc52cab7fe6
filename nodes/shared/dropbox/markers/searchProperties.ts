import { createCursorCheck } from '../port/createCursorCheck';
import { caseKey } from '../../domain/marker/caseKey';
import type { CaseMarker } from '../port';
import type { file_properties } from '../../vendor/dropbox';
import { ApiError, type Api } from '../client/Api';
import { markerInGroups } from './propertyGroups';
import { CASE_ID } from './PropertyTemplates';

/** Where Dropbox knows a marked entry to be. */
export interface PropertyMatch {
	id: string;
	path: string;
	marker: CaseMarker;
}

/** Cases per search; the service names no limit, so requests are kept moderate. */
const CASES_PER_SEARCH = 200;
const RESTARTS = 3;

/** The entries that carry the properties of these cases, wherever they are, by case; deleted ones left out. */
export async function searchProperties(
	api: Api,
	caseIds: readonly string[],
	templateIds: readonly string[],
): Promise<Map<string, PropertyMatch[]>> {
	const found = new Map<string, PropertyMatch[]>(caseIds.map((caseId) => [caseId, []]));
	if (templateIds.length === 0) return found;
	for (let start = 0; start < caseIds.length; start += CASES_PER_SEARCH) {
		const matches = await withRestarts(
			async () => await searchAllPages(api, caseIds.slice(start, start + CASES_PER_SEARCH), templateIds),
		);
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
	let page = await api.call((sdk) =>
		sdk.filePropertiesPropertiesSearch({
			queries: caseIds.map((query) => ({ query, mode, logical_operator: { '.tag': 'or_operator' } })),
			template_filter: { '.tag': 'filter_some', filter_some: [...templateIds] },
		}),
	);
	const matches = [...page.matches];
	const checked = createCursorCheck();
	while (page.cursor !== undefined && page.cursor !== null && page.cursor !== '') {
		const cursor = checked(page.cursor, page.matches.length);
		page = await api.call((sdk) => sdk.filePropertiesPropertiesSearchContinue({ cursor }));
		for (const match of page.matches) matches.push(match);
	}
	return matches;
}

/** A cursor can be called off by the service; the search then starts over. */
async function withRestarts<T>(search: () => Promise<T>, restarts = RESTARTS): Promise<T> {
	return await search().catch(async (thrown: unknown) => {
		if (restarts > 0 && thrown instanceof ApiError && thrown.is('reset')) {
			return await withRestarts(search, restarts - 1);
		}
		throw thrown;
	});
}
