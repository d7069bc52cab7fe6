import { badRequest } from '../gateway/ClioRefusal';
import { byId, flag, oneOf, wildcard } from '../lists/filters';
import type { Call, Route } from '../route';
import { CUSTOM_FIELD, DOCUMENT_CATEGORY, MATTER_STAGE, PRACTICE_AREA } from '../schema/settings';
import {
	FIELD_TYPES,
	type CustomField,
	type DocumentCategory,
	type MatterStage,
	type PracticeArea,
} from '../state/records';
import { readRoutes } from './readRoutes';

const practiceAreasAt = (path: string): Route[] =>
	readRoutes<PracticeArea>({
		...{ path, schema: PRACTICE_AREA, needs: [['matters', 'read']] },
		visible: ({ state }) => state.practiceAreas.all,
		find: ({ state, id }) => state.practiceAreas.get(id),
		filters: () => ({
			code:
				([value]) =>
				(area) =>
					area.code === value,
			name:
				([value]) =>
				(area) =>
					area.name === value,
		}),
		orders: () => ({
			name: ({ name }) => name,
			category: ({ category }) => category,
			code: ({ code }) => code,
		}),
	});

const MOVED = 'practice_areas_with_categories';

/** Accounts since 2023 have their practice areas elsewhere, and are told so. */
function unlessMoved(route: Route): Route {
	const answer = (call: Call) => {
		if (!call.state.switches.practiceAreasMoved) return route.answer(call);
		const path = call.request.path.replace('/practice_areas', `/${MOVED}`);
		const query = call.query.toString();
		const location = `https://${call.request.host}${path}${query === '' ? '' : `?${query}`}`;
		return { status: 307, headers: { location }, body: '' };
	};
	return { ...route, answer };
}

/** A list alone. */
const stages = readRoutes<MatterStage>({
	...{ path: 'matter_stages', schema: MATTER_STAGE, needs: [['matters', 'read']] },
	visible: ({ state }) => state.stages.all,
	find: ({ state, id }) => state.stages.get(id),
	filters: () => ({
		practice_area_id: byId('practice_area_id', ({ practiceAreaId }) => practiceAreaId, { nullable: false }),
	}),
	orders: () => ({}),
}).filter(({ name }) => name === 'GET matter_stages');

const categories = readRoutes<DocumentCategory>({
	...{ path: 'document_categories', schema: DOCUMENT_CATEGORY, needs: [['documents', 'read']] },
	visible: ({ state }) => state.categories.all,
	find: ({ state, id }) => state.categories.get(id),
	filters: () => ({ query: wildcard(({ name }) => [name]) }),
	orders: () => ({ name: ({ name }) => name }),
});

const customFields = readRoutes<CustomField>({
	...{ path: 'custom_fields', schema: CUSTOM_FIELD, needs: [['custom_fields', 'read']] },
	visible: ({ state, query }) =>
		state.customFields.all.filter(({ deleted }) => !deleted || query.get('deleted') === 'true'),
	find: ({ state, id }) => state.customFields.get(id),
	filters: () => ({
		deleted: flag('deleted', ({ deleted }) => deleted),
		field_type: oneOf('field_type', FIELD_TYPES, ({ fieldType }) => fieldType),
		parent_type: ([value = '']) => {
			const parent = { contact: 'Contact', matter: 'Matter' }[value.toLowerCase()];
			if (parent === undefined) throw badRequest('parent_type must be one of contact, matter');
			return ({ parentType }) => parentType === parent;
		},
		query: wildcard(({ name }) => [name]),
		visible_and_required: flag('visible_and_required', ({ displayed, required }) => displayed && required),
	}),
	orders: () => ({ display_order: ({ displayOrder }) => displayOrder, name: ({ name }) => name }),
});

export const settingsRoutes: readonly Route[] = [
	...practiceAreasAt('practice_areas').map(unlessMoved),
	...practiceAreasAt(MOVED),
	...[...stages, ...categories, ...customFields],
];
