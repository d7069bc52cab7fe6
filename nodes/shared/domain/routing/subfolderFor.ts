import { safeRelativePath } from '../naming/safeName';
import type { CategoryMap } from './CategoryMap';

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
