import { safeRelativePath } from '../naming/safeName';
import { PrivilegedCategories } from '../privilege/PrivilegedCategories';
import { isBelow, openSubfolders, type Filing } from './checkFiling';
import type { People } from './checkPeople';
import { emailsFrom } from './emails';
import type { Faults } from './Faults';
import type { GivenSettings } from './GivenSettings';
import { nameKey, namesFrom } from './lists';
import { folderAddress } from './places';
import { Refusal } from '../../core/Refusal';
import type { Settings } from './Settings';

export type Privileged = Pick<
	Settings,
	| ('privilegedCategories' | 'privilegedMatterTypes' | 'privilegedIn' | 'privilegedFolder')
	| ('privilegedPeople' | 'includeResponsibleAttorney' | 'matterTypeField')
>;

const CATEGORIES = 'Privileged Categories';
export const PRIVILEGED_FOLDER = 'Privileged Folder';

/** Which documents only some people may open, who they are, and where these documents are kept. */
export function checkPrivileged(
	given: GivenSettings,
	filing: Filing,
	people: People,
	faults: Faults,
): Privileged {
	const { privilegedIn, includeResponsibleAttorney } = given;
	const matterTypeField = given.matterTypeField.trim();
	if (!given.restrictPrivileged) {
		faults.warn(
			'Restrict Privileged Documents',
			'It is off, so privileged documents are filed like all others',
		);
		return {
			...{ privilegedCategories: [], privilegedMatterTypes: [], privilegedPeople: [], matterTypeField },
			...{ privilegedIn, privilegedFolder: '', includeResponsibleAttorney },
		};
	}
	const privileged = {
		...{ privilegedIn, includeResponsibleAttorney, matterTypeField },
		privilegedCategories: checkCategories(given, filing, faults),
		privilegedMatterTypes: faults.read(
			'Privileged Matter Types',
			() => namesFrom(given.privilegedMatterTypes),
			[],
		),
		privilegedFolder: faults.read(PRIVILEGED_FOLDER, () => readFolder(given), ''),
		privilegedPeople: checkWho(given, people, faults),
	};
	requireOpenSubfoldersOutside(privileged, filing, faults);
	warnOfTypesLeftOut(privileged.privilegedMatterTypes, people.matterTypes, faults);
	return privileged;
}

function checkCategories(given: GivenSettings, { categories }: Filing, faults: Faults): string[] {
	const names = faults.read(CATEGORIES, () => namesFrom(given.privilegedCategories), []);
	const privileged = new PrivilegedCategories(names.join('\n'));
	if (privileged.isEmpty) {
		faults.add(
			CATEGORIES,
			'It is empty',
			'Enter the categories of privileged documents, or turn off Restrict Privileged Documents',
		);
	}
	for (const mapped of Object.keys(categories)) {
		const isAlike = names.some((name) => nameKey(mapped).includes(nameKey(name)));
		if (!isAlike || privileged.includesAny([mapped])) continue;
		faults.warn(
			CATEGORIES,
			`The category “${mapped}” contains the name of a privileged one, but its documents are filed openly. Add it if they are privileged`,
		);
	}
	return names;
}

function readFolder({ privilegedIn, privilegedFolder }: GivenSettings): string {
	if (privilegedIn === 'anotherFolder') {
		return folderAddress(privilegedFolder, 'the path or ID of a folder, such as /Privileged');
	}
	const { path } = safeRelativePath(privilegedFolder);
	if (path !== '') return path;
	throw new Refusal('invalid_input', 'It is empty', 'Enter the name of a subfolder, such as Privileged');
}

function checkWho(given: GivenSettings, { managingPartner }: People, faults: Faults): string[] {
	const field = 'People Who May Open Them';
	const people = faults.read(field, () => emailsFrom(given.privilegedPeople), ['']);
	if (people.length === 0 && !given.includeResponsibleAttorney) {
		faults.add(
			field,
			'It is empty, so nobody could open a privileged document',
			'Enter email addresses, or turn on Include Responsible Attorney',
		);
	}
	if (managingPartner === '' && given.managingPartner.trim() === '') {
		faults.add(
			'Managing Partner',
			'It is empty',
			'Enter an email address: it gets the emails about privileged documents and closed matters',
		);
	}
	return people;
}

/** The folder is closed to all but a few, so nothing that others are to read may be filed there, nor its versions. */
function requireOpenSubfoldersOutside(
	{ privilegedIn, privilegedFolder }: Privileged,
	filing: Filing,
	faults: Faults,
): void {
	if (privilegedIn !== 'caseFolder' || privilegedFolder === '') return;
	const { archiveVersions, archiveFolder } = filing;
	const archive = archiveVersions ? [{ field: 'Archive Folder', path: archiveFolder }] : [];
	for (const { field, path } of [...openSubfolders(filing), ...archive]) {
		if (isBelow(path, privilegedFolder)) {
			faults.add(field, `It leads into the ${PRIVILEGED_FOLDER}`, 'Choose another subfolder');
		} else if (path !== '' && isBelow(privilegedFolder, path)) {
			faults.warn(PRIVILEGED_FOLDER, `It is inside a subfolder that others can open (${field})`);
		}
	}
}

function warnOfTypesLeftOut(types: readonly string[], filter: readonly string[], faults: Faults): void {
	const kept = new Set(filter.map(nameKey));
	if (kept.size === 0 || types.every((type) => kept.has(nameKey(type)))) return;
	faults.warn(
		'Privileged Matter Types',
		'The filter Matter Types leaves some of them out, so none of their documents is filed',
	);
}
