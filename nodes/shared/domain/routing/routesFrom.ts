import { assertNotLonger, LONGEST_LIST, MOST_IN_LIST } from '../limits';
import { Refusal } from '../../core/Refusal';
import type { CategoryRoute } from './CategoryMap';

/**
 * The lines of a map that is given as an object, or as the JSON of one: `{ "Pleading": "Pleadings" }`.
 * @throws Refusal `invalid_input` for anything but an object of texts
 */
export function routesFrom(given: unknown): CategoryRoute[] {
	const map = typeof given === 'string' ? parseJson(given) : given;
	if (typeof map !== 'object' || map === null || Array.isArray(map)) {
		throw unusableRefusal('The subfolders for categories are not a JSON object');
	}
	const entries = Object.entries(map);
	assertNotLonger('The list of subfolders for categories', entries.length, MOST_IN_LIST, 'lines');
	return entries.map(([category, subfolder]: [string, unknown]) => {
		if (typeof subfolder === 'string') return { category, subfolder };
		throw unusableRefusal(`The subfolder of the category “${category.trim()}” is not a text`);
	});
}

function parseJson(json: string): unknown {
	assertNotLonger('The JSON of subfolders for categories', json.length, LONGEST_LIST);
	try {
		return JSON.parse(json) as unknown;
	} catch {
		throw unusableRefusal('The subfolders for categories are not valid JSON');
	}
}

const unusableRefusal = (message: string): Refusal =>
	new Refusal(
		'invalid_input',
		message,
		'Write categories and subfolders as {"Pleading": "Pleadings", "Letter": "Correspondence"}.',
	);
