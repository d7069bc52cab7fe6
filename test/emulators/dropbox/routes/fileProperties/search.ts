import type { file_properties } from 'dropbox';
import { searchContinueArg, searchPropertiesArg } from '../../arguments/fileProperties';
import { isUsable, usableTemplate } from '../../properties/templates';
import { RouteError, type Call } from '../../route';
import type { Entry } from '../../state/Entry';
import { publicIdOf } from '../../state/metadata';
import { namespaceHolding } from '../../state/tree';
import type { View } from '../../state/View';
import { route, viewOf } from '../files/define';
import { storeOf } from '../storeOf';
import { isOnBehalf } from './onBehalf';

type Search = ReturnType<typeof searchPropertiesArg.parse>;

/** Matches per page; the service says nothing about it. */
const PAGE = 1000;

/** Searches under way, by cursor: it holds the question, since nothing else would fit in one. */
const cursorsOf = storeOf(() => new Map<string, { search: Search; from: number }>());

/** Finds files and folders by the value of a field, whatever its case. */
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

type Caller = Pick<Call, 'acting' | 'state' | 'request'>;

function page(call: Caller, search: Search, from: number): file_properties.PropertiesSearchResult {
	if (search.template_filter['.tag'] === 'filter_some') {
		for (const id of search.template_filter.filter_some) {
			usableTemplate(call.state, call.acting, isOnBehalf(call.request), id);
		}
	}
	const matches = matchesOf(call, search);
	const next = from + Math.min(PAGE, call.state.switches.pageSize);
	if (next >= matches.length) return { matches: matches.slice(from) };
	const cursors = cursorsOf(call.state);
	const cursor = `search-${cursors.size + 1}`;
	cursors.set(cursor, { search, from: next });
	return { matches: matches.slice(from, next), cursor };
}

/** Templates "and their associated properties can't be accessed" by anybody but their owner with the app (spec). */
function matchesOf(call: Caller, search: Search): file_properties.PropertiesSearchMatch[] {
	const { state, acting } = call;
	const view = viewOf(call);
	const onBehalf = isOnBehalf(call.request);
	const newest = state.clock.now() - state.switches.searchDelay;
	const matches: file_properties.PropertiesSearchMatch[] = [];
	for (const [number, groups] of state.propertyGroups) {
		const entry = state.entries[number];
		const place = entry && (livingPlace(view, entry) ?? pastPlace(view, entry));
		if (!entry || !place || (state.propertiesSetAt.get(number) ?? 0) > newest) continue;
		const found = groups.filter(
			(group) => isUsable(state, acting, onBehalf, group.template_id) && fits(call, group, search),
		);
		if (found.length > 0) matches.push({ id: publicIdOf(entry), ...place, property_groups: found });
	}
	return matches;
}

type MatchPlace = Pick<file_properties.PropertiesSearchMatch, 'path' | 'is_deleted'>;

function livingPlace(view: View, entry: Entry): MatchPlace | undefined {
	const namespace = namespaceHolding(entry);
	if (!namespace || !view.acting.can(namespace.id, 'read')) return undefined;
	return { path: view.placeOf(entry)?.display ?? '', is_deleted: false };
}

/** Where it was before it, or a folder around it, was deleted. */
function pastPlace(view: View, entry: Entry): MatchPlace | undefined {
	const { state, acting } = view;
	if (namespaceHolding(entry) || !state.switches.deletedFoundByProperties) return undefined;
	let top = entry;
	let below = '';
	for (; top.parent; top = top.parent) below = `/${top.name}${below}`;
	const namespaceId = state.buriedIn.get(top.number);
	const namespace = namespaceId === undefined ? undefined : state.namespaces.get(namespaceId);
	if (!namespace || !acting.can(namespace.id, 'read')) return undefined;
	const above = view.placeOf(namespace.root)?.display;
	const within = (state.buriedAt.get(top.number) ?? '') + below;
	return { path: above === undefined ? '' : above + within, is_deleted: true };
}

function fits(
	{ state: { switches } }: Caller,
	group: file_properties.PropertyGroup,
	{ queries, template_filter: filter }: Search,
): boolean {
	if (filter['.tag'] === 'filter_some' && !filter.filter_some.includes(group.template_id)) return false;
	const isLike = (value: string, query: string): boolean =>
		switches.propertiesFoundByBeginning ? value.startsWith(query) : value === query;
	return queries.some(({ query, mode }) =>
		group.fields.some(
			({ name, value }) => name === mode.field_name && isLike(value.toLowerCase(), query.toLowerCase()),
		),
	);
}
