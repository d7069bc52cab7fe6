import { parseTemplate, type TemplatePart } from '../naming/parseTemplate';
import { subfoldersFrom } from '../naming/safeName';
import type { Faults } from './Faults';
import type { GivenSettings } from './GivenSettings';
import type { Settings } from './Settings';

/** Placeholders that Document: Decide has a value for, besides the case ID. */
export const NAME_FIELDS = [
	...['clientLastName', 'clientFirstName', 'clientName', 'practiceArea', 'matterType'],
	'responsibleAttorney',
] as const;

const TEMPLATE = 'Name Template';

/** How case folders are called, and which subfolders they get. */
export function checkNaming(
	given: GivenSettings,
	faults: Faults,
): Pick<Settings, 'folderNaming' | 'nameTemplate' | 'subfolders'> {
	const { folderNaming, nameTemplate } = given;
	if (folderNaming === 'template') checkTemplate(nameTemplate, faults);
	if (folderNaming === 'lastFirstCaseId' && given.caseSystem === 'other') {
		faults.warn('Folder Naming', 'Each matter needs lastName and firstName, or clientName');
	}
	const made = faults.read('Subfolders', () => subfoldersFrom(given.subfolders), { paths: [], warnings: [] });
	for (const warning of made.warnings) faults.warn('Subfolders', warning);
	return { folderNaming, nameTemplate, subfolders: made.paths.join('\n') };
}

function checkTemplate(template: string, faults: Faults): void {
	const parts = faults.read<TemplatePart[]>(TEMPLATE, () => parseTemplate(template), []);
	const unknown = parts.some(
		(part) => part.kind === 'field' && !NAME_FIELDS.some((name) => name === part.name),
	);
	if (!unknown) return;
	faults.add(
		TEMPLATE,
		'It has a placeholder that the workflows have no value for',
		`Besides {matterNumber}, use {${NAME_FIELDS.join('}, {')}}. Capital letters matter`,
	);
}
