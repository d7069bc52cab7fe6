import type { file_properties } from 'dropbox';
import { searchContinueArg, searchPropertiesArg } from '../../arguments/fileProperties';
import { RouteError, type Call } from '../../route';
import { publicIdOf } from '../../state/metadata';
import { namespaceHolding } from '../../state/tree';
import type { View } from '../../state/View';
import { route, viewOf } from '../files/define';
import { storeOf } from '../storeOf';

type Search = ReturnType<typeof searchPropertiesArg.parse>;

/** Matches per page; the service says nothing about it. */
const PAGE = 1000;

/** Searches under way, by cursor: it holds the question, since nothing else would fit in one. */
const cursorsOf = storeOf(() => new Map<string, { search: Search; from: number }>());

/** Finds files and folders by the exact value of a field, whatever its case. */
export const searchProperties = route({
	name: 'file_properties/properties/search',
	argument: searchPropertiesArg,
	answer: async (call) => page(call, call.argument, 0),
});

export const searchPropertiesContinue = route({
	name: 'file_properties/properties/search/continue',
	argument: searchContinueArg,
	async answer(call): Promise<file_properties.PropertiesSearchResult> {
		const at = cursorsOf(call.state).get(call.argument.cursor);
		if (!at) throw new RouteError({ '.tag': 'reset' });
		return page(call, at.search, at.from);
	},
});

function page(
	call: Pick<Call, 'acting' | 'state'>,
	search: Search,
	from: number,
): file_properties.PropertiesSearchResult {
	const matches = matchesOf(viewOf(call), search);
	const next = from + PAGE;
	if (next >= matches.length) return { matches: matches.slice(from) };
	const cursors = cursorsOf(call.state);
	const cursor = `search-${cursors.size + 1}`;
	cursors.set(cursor, { search, from: next });
	return { matches: matches.slice(from, next), cursor };
}

function matchesOf(view: View, search: Search): file_properties.PropertiesSearchMatch[] {
	const matches: file_properties.PropertiesSearchMatch[] = [];
	for (const [number, groups] of view.state.propertyGroups) {
		const entry = view.state.entries[number];
		const namespace = entry && namespaceHolding(entry);
		if (!entry || !namespace || !view.acting.can(namespace.id, 'read')) continue;
		const found = groups.filter((group) => fits(group, search));
		if (found.length === 0) continue;
		const path = view.placeOf(entry)?.display ?? '';
		matches.push({ id: publicIdOf(entry), path, is_deleted: false, property_groups: found });
	}
	return matches;
}

function fits(group: file_properties.PropertyGroup, { queries, template_filter: filter }: Search): boolean {
	if (filter['.tag'] === 'filter_some' && !filter.filter_some.includes(group.template_id)) return false;
	return queries.some(({ query, mode }) =>
		group.fields.some(
			({ name, value }) => name === mode.field_name && value.toLowerCase() === query.toLowerCase(),
		),
	);
}
