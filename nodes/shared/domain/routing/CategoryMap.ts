import { safeRelativePath } from '../naming/safeName';
import { pathKey } from '../paths';
import { Refusal } from '../../core/Refusal';
import { assertNotLonger, LONGEST_LIST, MOST_IN_LIST } from '../limits';

/** One line of the map, as a person wrote it. */
export interface CategoryRoute {
	category: string;
	subfolder: string;
}

/**
 * Which subfolder of a case folder the documents of a category go into. Categories are the same whatever spaces
 * stand around them and whether letters are upper or lower case.
 */
export class CategoryMap {
	private readonly subfolders = new Map<string, string>();

	/** @throws Refusal `invalid_input` for a line without names, or a category with two subfolders */
	constructor(routes: Iterable<CategoryRoute>) {
		for (const { category, subfolder } of routes) this.add(category, subfolder);
	}

	/** The subfolder as it was written, to be made safe; undefined where the category has none. */
	subfolderOf(category: string): string | undefined {
		return this.subfolders.get(keyOf(category));
	}

	private add(category: string, subfolder: string): void {
		const key = keyOf(category);
		if (key === '') throw noCategory();
		if (subfolder.trim() === '') throw noSubfolder(category);
		const before = this.subfolders.get(key);
		if (before !== undefined && !isSameFolder(before, subfolder)) throw ambiguous(category);
		this.subfolders.set(key, before ?? subfolder);
	}
}

const keyOf = (category: string): string => pathKey(category.trim());

const isSameFolder = (one: string, other: string): boolean =>
	pathKey(safeRelativePath(one).path) === pathKey(safeRelativePath(other).path);

const noCategory = (): Refusal =>
	new Refusal(
		'invalid_input',
		'The subfolders for categories have a line without a category',
		'Enter the category or remove the line. Documents without a category go to Default Subfolder.',
	);

const noSubfolder = (category: string): Refusal =>
	new Refusal(
		'invalid_input',
		`The category “${category.trim()}” has no subfolder`,
		'Enter a subfolder, or / for the case folder itself.',
	);

const ambiguous = (category: string): Refusal =>
	new Refusal(
		'invalid_input',
		`The category “${category.trim()}” appears twice, with different subfolders`,
		'Keep one of the two. Capital letters and spaces around a category do not matter.',
	);

/** A relative path below the case folder, safe, and what whoever looks after the map should know. */
export interface SubfolderChoice {
	path: string;
	warnings: string[];
}

/**
 * Where documents of these categories go: into the subfolder of the first that has one, otherwise into the
 * default subfolder. A category that is not in the map, or was not given, keeps no document out of the case folder,
 * but is said.
 * @param defaultSubfolder as written; `''` for the case folder itself
 * @throws Refusal `name_not_allowed` when the subfolder's name cannot be made safe
 */
export function subfolderFor(
	categories: readonly string[],
	map: CategoryMap,
	defaultSubfolder: string,
): SubfolderChoice {
	const given = categories.map((category) => category.trim()).filter((category) => category !== '');
	for (const category of given) {
		const subfolder = map.subfolderOf(category);
		if (subfolder !== undefined) return safeRelativePath(subfolder);
	}
	const { path, warnings } = safeRelativePath(defaultSubfolder);
	const why =
		given.length === 0
			? 'No category was given'
			: `No subfolder is set for the category ${quoteCategories(given)}`;
	const taken = path === '' ? 'the document is in the case folder itself' : 'the default subfolder was used';
	return { path, warnings: [...warnings, `${why}, so ${taken}`] };
}

const quoteCategories = (categories: readonly string[]): string =>
	categories.map((category) => `“${category}”`).join(' or ');

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
		throw unusableRefusal(`The subfolder of the category “${category.trim()}” is not text`);
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
