import { parseTemplate } from '../naming/parseTemplate';
import { PrivilegedCategories } from '../privilege/PrivilegedCategories';
import { nameKey } from '../settings/lists';
import type { Settings } from '../settings/Settings';
import type { HoldReason, SkipReason } from './Decision';
import type { DocumentFacts } from './DocumentFacts';
import { standingOf } from './Known';
import type { MatterFacts } from './MatterFacts';
import { peopleFor } from './peopleFor';
import type { Belonging } from './requireSameMatter';

export type Facts = MatterFacts & DocumentFacts;
/** Why it is not filed. */
type Stop = SkipReason | HoldReason | undefined;

/** The first reason not to file a document, if there is any: what is surely left out before what is not known. */
export const findStop = (
	facts: Facts,
	belonging: Belonging,
	privilege: Privilege,
	settings: Settings,
): Stop =>
	stopOfDocument(facts, belonging, settings) ??
	stopOfMatter(facts, settings) ??
	stopOfPrivilege(facts, privilege, settings) ??
	stopOfPlace(facts, privilege, settings);

/** The same for an event about the matter as a whole, such as that it was opened. */
export const findStopOfMatter = (facts: Facts, settings: Settings): Stop =>
	stopOfMatter(facts, settings) ?? stopOfPlace(facts, 'no', settings);

export type Privilege = 'yes' | 'no' | 'unknown' | 'unclear' | 'no category';

/** One label that is privileged is enough, whatever else is not known. */
export function privilegeOf({ labels, categories }: Facts, settings: Settings): Privilege {
	const privileged = new PrivilegedCategories(settings.privilegedCategories.join('\n'));
	if (privileged.isEmpty) return 'no';
	if (privileged.includesAny(labels)) return 'yes';
	if (categories === undefined) return 'unknown';
	if (categories.length === 0) return 'no category';
	return categories.some((category) => isUnclear(category, settings)) ? 'unclear' : 'no';
}

/** Characters from which on a name is not part of other words by chance. */
const LONG_NAME = 6;

/** One that nobody has mapped and that reads like a privileged one: `Privileged Letters`, `Not Privileged`. */
function isUnclear(category: string, { categories: map, privilegedCategories }: Settings): boolean {
	if (Object.keys(map).some((mapped) => nameKey(mapped) === nameKey(category))) return false;
	const letters = lettersOf(category);
	return privilegedCategories
		.map(lettersOf)
		.some((name) => name.length >= LONG_NAME && letters.includes(name));
}

const lettersOf = (name: string): string => nameKey(name).replace(/[^\p{L}\p{N}]/gu, '');

function stopOfDocument(facts: Facts, belonging: Belonging, { minimumSize }: Settings): Stop {
	if (belonging === 'no matter') return 'no_matter';
	if (!facts.isUploaded) return 'not_uploaded';
	if (facts.size !== undefined && facts.size < minimumSize) return 'too_small';
	if (belonging !== 'yes') return belonging === 'hidden' ? 'matter_hidden' : 'matter_unknown';
	return facts.isInfected ? 'infected' : undefined;
}

/** What is surely left out is left out, whatever else is not known. */
function stopOfMatter(facts: Facts, settings: Settings): Stop {
	const filters = [
		[standingOf(facts.practiceAreas, settings.practiceAreas), 'practice_area_unknown'],
		[standingOf(facts.types, settings.matterTypes), 'matter_type_unknown'],
		[standingOf(facts.attorneys, settings.attorneys), 'attorney_unknown'],
	] as const;
	if (filters.some(([standing]) => standing === 'out')) return 'filtered';
	const unknown = filters.find(([standing]) => standing === 'unknown');
	if (unknown !== undefined) return unknown[1];
	return facts.caseId === '' ? 'no_matter_number' : undefined;
}

function stopOfPrivilege(facts: Facts, privilege: Privilege, settings: Settings): Stop {
	if (privilege === 'unknown') return 'category_unknown';
	if (privilege === 'unclear') return 'category_unclear';
	if (privilege === 'no category' && settings.uncategorizedDocuments === 'hold') return 'no_category';
	if (privilege !== 'yes') return undefined;
	const standing = standingOf(facts.types, settings.privilegedMatterTypes);
	if (standing !== 'in') return standing === 'out' ? 'privileged_excluded' : 'matter_type_unknown';
	if (facts.hasExclusions) return 'exclusions_unknown';
	return peopleFor(facts, settings).people.length === 0 ? 'no_people' : undefined;
}

function stopOfPlace(facts: Facts, privilege: Privilege, settings: Settings): Stop {
	const isSplit = Object.keys(settings.destinations).length > 0;
	if (isSplit && (facts.practiceAreas === undefined || facts.practiceAreas.length > 1)) {
		return 'practice_area_unknown';
	}
	const isApart = privilege === 'yes' && settings.privilegedIn === 'anotherFolder';
	return isApart || isNamed(facts, settings) ? undefined : 'name_incomplete';
}

/** Whether the folder can be named; the case ID was looked at before. */
function isNamed(facts: Facts, { folderNaming, nameTemplate }: Settings): boolean {
	if (folderNaming === 'caseId') return true;
	if (folderNaming === 'lastFirstCaseId') return `${facts.firstName}${facts.lastName}` !== '';
	const { firstName: clientFirstName, lastName: clientLastName, clientName, responsibleAttorney } = facts;
	const values = new Map(
		Object.entries({
			...{ clientFirstName, clientLastName, clientName, responsibleAttorney },
			...{ practiceArea: facts.practiceAreas?.[0] ?? '', matterType: facts.types?.[0] ?? '' },
		}),
	);
	return parseTemplate(nameTemplate).every(
		(part) => part.kind !== 'field' || (values.get(part.name) ?? '') !== '',
	);
}
