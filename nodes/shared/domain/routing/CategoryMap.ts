import { safeRelativePath } from '../naming/safeName';
import { pathKey } from '../paths';
import { Refusal } from '../../core/Refusal';

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
		`The category “${category.trim()}” stands twice, with different subfolders`,
		'Keep one of the two. Upper and lower case and spaces around a category make no difference.',
	);
