import type {
	GivenArea,
	GivenList,
	GivenSettings,
} from '../../../../nodes/shared/domain/settings/GivenSettings';
import { innerFields, panelFields } from './panelFields';
import type { Client, SetName } from './schema';
import { LISTS } from './settingsSchema';

type Values = Record<string, unknown>;

/** Whoever does not say has the panel's defaults, as in n8n. */
const defaultsOf = (fields: typeof panelFields): Values =>
	Object.fromEntries(fields.map(({ name, default: value }) => [name, value]));

const given = (value: unknown): Values => (value ?? {}) as Values;

/**
 * The settings of a client as the panel of *Client Settings* would read them, for the node's own checks.
 * @param workflowTimeZone that counts where the client has none
 */
export function givenSettings({ settings }: Client, set: SetName, workflowTimeZone = 'UTC'): GivenSettings {
	const flat = {
		...defaultsOf(panelFields),
		...defaultsOf(panelFields.filter(({ type }) => type === 'collection').flatMap(innerFields)),
		...settings,
		...given(settings['filters']),
		...given(settings['options']),
	} as Values;
	return {
		...flat,
		...{ environment: set, workflowTimeZone },
		subfolders: asLines(flat['subfolders']),
		areas: areasOf(settings['areas']),
		categories: { lines: routesOf(flat['subfoldersForCategories']) },
	} as unknown as GivenSettings;
}

const asLines = (value: unknown): string[] =>
	Array.isArray(value) ? (value as string[]) : String(value ?? '').split(/\r?\n/);

const areasOf = (value: unknown): GivenArea[] =>
	((value ?? []) as Array<Partial<GivenArea>>).map((area) => ({
		...{ practiceArea: '', liveDestination: '', demoDestination: '' },
		...area,
	}));

interface Route {
	category: string;
	subfolder: string;
}

/** Of a client's file, or the panel's default. */
export function routesOf(value: unknown): Route[] {
	const { route } = given(value);
	if (Array.isArray(route)) return route as Route[];
	return Object.entries(given(value)).map(([category, subfolder]) => ({
		category,
		subfolder: String(subfolder),
	}));
}

/** As the panel takes a list: one name a line if there is more than one, because a name may contain a comma. */
export const asPanelText = (name: string, value: unknown): unknown =>
	LISTS.includes(name) && Array.isArray(value) ? (value as GivenList & string[]).join('\n') : value;
