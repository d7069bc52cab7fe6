import { safeName, safeRelativePath } from '../naming/safeName';
import { pathKey } from '../paths';
import { CategoryMap, routesFrom, type CategoryRoute } from '../routing/CategoryMap';
import type { Faults } from './Faults';
import type { GivenSettings } from './GivenSettings';
import type { Settings } from './Settings';

export type Filing = Pick<
	Settings,
	| ('categories' | 'defaultSubfolder' | 'uncategorizedDocuments' | 'archiveVersions' | 'archiveFolder')
	| ('minimumSize' | 'clientUploadsFolder')
>;

const CATEGORIES = 'Subfolders for Categories';
const ARCHIVE = 'Archive Folder';
/** From here on it is more likely that somebody meant kilobytes. */
const LARGE_MINIMUM = 1_000_000;

/** Where documents go within a case folder. */
export function checkFiling(given: GivenSettings, faults: Faults): Filing {
	const { uncategorizedDocuments, archiveVersions, minimumSize } = given;
	if (minimumSize >= LARGE_MINIMUM) {
		faults.warn(
			'Minimum Size (Bytes)',
			'It leaves out documents of up to a megabyte or more. The number is in bytes: 1000000 is a megabyte',
		);
	}
	const filing = {
		...{ uncategorizedDocuments, archiveVersions, minimumSize },
		categories: checkCategories(given, faults),
		defaultSubfolder: relativePath('Default Subfolder', given.defaultSubfolder, faults),
		archiveFolder: checkArchiveFolder(given, faults),
		clientUploadsFolder: relativePath('Client Uploads Folder', given.clientUploadsFolder, faults),
	};
	requireOutsideArchive(filing, faults);
	return filing;
}

function relativePath(field: string, given: string, faults: Faults): string {
	const { path, warnings } = faults.read(field, () => safeRelativePath(given), { path: '', warnings: [] });
	for (const warning of warnings) faults.warn(field, warning);
	return path;
}

function checkCategories({ categories }: GivenSettings, faults: Faults): Record<string, string> {
	const lines = faults.read<CategoryRoute[]>(
		CATEGORIES,
		() => ('json' in categories ? routesFrom(categories.json) : [...categories.lines]),
		[],
	);
	const seen = new Set<string>();
	// A line with nothing in it was added and never filled.
	const filled = lines.filter(({ category, subfolder }) => `${category}${subfolder}`.trim() !== '');
	for (const line of filled) {
		// One by one, so that every line that cannot be used is told.
		faults.read(CATEGORIES, () => new CategoryMap([line]), undefined);
		relativePath(CATEGORIES, line.subfolder, faults);
		const key = pathKey(line.category.trim());
		if (seen.has(key) && key !== '') {
			faults.add(
				CATEGORIES,
				`The category “${line.category.trim()}” is in two lines`,
				'Keep one of the two lines. Capital letters and spaces around a category do not matter',
			);
		}
		seen.add(key);
	}
	return Object.fromEntries(filled.map(({ category, subfolder }) => [category.trim(), subfolder.trim()]));
}

function checkArchiveFolder({ archiveVersions, archiveFolder }: GivenSettings, faults: Faults): string {
	if (!archiveVersions) return archiveFolder.trim();
	const given = archiveFolder.trim();
	if (given === '') {
		faults.add(ARCHIVE, 'It is empty', 'Enter a name, such as _Archive, or turn off Archive Prior Versions');
		return given;
	}
	if (/[/\\]/.test(given)) {
		faults.add(ARCHIVE, 'It contains a slash', 'Enter one name, such as _Archive');
		return given;
	}
	const { name, warnings } = faults.read(ARCHIVE, () => safeName(given), { name: given, warnings: [] });
	for (const warning of warnings) faults.warn(ARCHIVE, warning);
	return name;
}

/** What lies in the archive is never taken for a document of the case. */
function requireOutsideArchive(filing: Filing, faults: Faults): void {
	if (!filing.archiveVersions || filing.archiveFolder === '') return;
	for (const { field, path } of openSubfolders(filing)) {
		if (!isBelow(path, filing.archiveFolder)) continue;
		faults.add(field, 'It leads into the Archive Folder', 'Choose another subfolder');
	}
}

/** Subfolders of the case folder that everybody on the case can open, by the fields that name them. */
export function openSubfolders(filing: Filing): Array<{ field: string; path: string }> {
	const mapped = Object.values(filing.categories).map((path) => ({ field: CATEGORIES, path }));
	return [...mapped, { field: 'Default Subfolder', path: filing.defaultSubfolder }];
}

/** Whether a relative path is that of a folder or of something in it. @param folder not empty */
export const isBelow = (path: string, folder: string): boolean => {
	const clean = path
		.split('/')
		.map((name) => name.trim())
		.filter((name) => name !== '')
		.join('/');
	return `${pathKey(clean)}/`.startsWith(`${pathKey(folder)}/`);
};
