import { joinPath } from '../paths';
import { CategoryMap, routesFrom, subfolderFor } from '../routing/CategoryMap';
import { nameKey } from '../settings/lists';
import type { Settings } from '../settings/Settings';
import { Refusal } from '../../core/Refusal';
import { REASONS, type Decision, type DecisionRequest, type HoldReason, type SkipReason } from './Decision';
import { textOf } from './given';
import { documentFacts } from './DocumentFacts';
import { caseKeyOf, existingFile } from './existingFile';
import { findStop, findStopOfMatter, privilegeOf, type Facts, type Privilege } from './findStop';
import { matterFacts } from './MatterFacts';
import { matterFolderName } from './matterFolderName';
import { peopleFor } from './peopleFor';
import { requireMatterOf, requireSameMatter, type Belonging } from './requireSameMatter';

/**
 * What is done with a document of a case system. A privileged document is never filed openly: what decides about it and
 * is not known keeps it from being filed at all.
 * @throws Refusal `belongs_to_another_case`, `invalid_input`, `name_not_allowed`
 */
export function decideDocument(request: DecisionRequest): Decision {
	const { event, document, matter, settings } = request;
	if (isAboutMatter(request)) return decideMatter(request);
	const facts = { ...matterFacts(matter, settings), ...documentFacts(document, settings) };
	const isGone = facts.isDeleted || event['kind'] === 'documentDeleted';
	const belonging = isGone ? 'unknown' : requireSameMatter(request);
	const privilege = privilegeOf(facts, settings);
	const base = describe(facts, privilege, request, belonging);
	const stop = isGone ? 'deleted' : findStop(facts, belonging, privilege, settings);
	if (stop !== undefined) return stopped(base, stop);
	const destination = destinationFor(facts, settings);
	if (destination === undefined) return stopped(base, 'practice_area_unmapped');
	return privilege === 'yes'
		? restrict({ ...base, destination }, facts, settings)
		: file({ ...base, destination }, facts, settings, event['kind'] === 'documentAddedByClient');
}

/** Neither the event nor anything else names a document. */
const isAboutMatter = ({ event, document }: DecisionRequest): boolean =>
	textOf(event['documentId']) === '' && Object.keys(document).length === 0;

/** Whether the matter gets a folder, and where. Nothing of it is filed by this. */
function decideMatter(request: DecisionRequest): Decision {
	const { event, matter, settings } = request;
	const facts = { ...matterFacts(matter, settings), ...documentFacts({}, settings) };
	requireMatterOf(event, matter);
	const base = { ...describe(facts, 'unknown', request, 'yes'), category: '' };
	const stop = findStopOfMatter(facts, settings);
	if (stop !== undefined) return stopped(base, stop);
	const destination = destinationFor(facts, settings);
	if (destination === undefined) return stopped(base, 'practice_area_unmapped');
	// Who may open what is privileged in it, for whoever audits that.
	const { people, restrictedFolderIn, restrictedFolder } =
		settings.privilegedCategories.length === 0 ? base : restrict(base, facts, settings);
	return { ...base, action: 'folder', destination, people, restrictedFolderIn, restrictedFolder };
}

/** Undefined where the practice area has none and documents of such are held. */
function destinationFor(
	{ practiceAreas }: Facts,
	{ destination, destinations, otherPracticeAreas }: Settings,
): string | undefined {
	const all = Object.entries(destinations);
	const area = nameKey(practiceAreas?.[0] ?? '');
	const own = all.find(([name]) => nameKey(name) === area)?.[1];
	return own ?? (all.length === 0 || otherPracticeAreas === 'destination' ? destination : undefined);
}

const describe = (
	facts: Facts,
	privilege: Privilege,
	request: DecisionRequest,
	belonging: Belonging,
): Decision => ({
	...{ action: 'hold', reason: '', message: '', destination: '' },
	...{ caseId: facts.caseId, firstName: facts.firstName, lastName: facts.lastName },
	clientName: facts.clientName,
	practiceArea: facts.practiceAreas?.[0] ?? '',
	matterType: facts.types?.[0] ?? '',
	responsibleAttorney: facts.responsibleAttorney,
	attorneyEmails: facts.attorneyEmails,
	category: facts.categories?.join(', ') ?? '',
	caseKey: belonging === 'no matter' ? '' : caseKeyOf(request),
	...existingFile(request, matterNow(request, belonging)),
	...{ subfolder: '', isUnmapped: false, clientFolder: '' },
	isPrivileged: privilege === 'unknown' || privilege === 'unclear' ? null : privilege === 'yes',
	...{ restrictedFolderIn: 'caseFolder', restrictedFolder: '', people: [] },
});

/** As `existingFile` has it. */
function matterNow(request: DecisionRequest, belonging: Belonging): string | undefined {
	if (belonging === 'no matter') return '';
	const caseKey = belonging === 'yes' ? caseKeyOf(request) : '';
	return caseKey === '' ? undefined : caseKey;
}

function stopped(base: Decision, reason: SkipReason | HoldReason): Decision {
	const isSkipped = reason in REASONS.skip;
	const texts: Record<string, string> = isSkipped ? REASONS.skip : REASONS.hold;
	// Of what is not completely there yet, a further event says where it went.
	const movedFrom = reason === 'not_uploaded' ? '' : base.movedFrom;
	return { ...base, action: isSkipped ? 'skip' : 'hold', reason, message: texts[reason] ?? '', movedFrom };
}

function restrict(base: Decision, facts: Facts, settings: Settings): Decision {
	const { people, warnings } = peopleFor(facts, settings);
	const { warnings: changes, ...place } = restrictedPlace(facts, settings);
	return {
		...base,
		action: 'restrict',
		people,
		warnings: [...base.warnings, ...warnings, ...changes],
		...place,
	};
}

/** Where privileged documents of the matter are kept; nowhere if they are filed like all others. */
function restrictedPlace(
	{ caseId }: Facts,
	{ privilegedCategories, privilegedIn, privilegedFolder }: Settings,
): Pick<Decision, 'restrictedFolderIn' | 'restrictedFolder' | 'warnings'> {
	if (privilegedCategories.length === 0 || privilegedIn === 'caseFolder') {
		const restrictedFolder = privilegedCategories.length === 0 ? '' : privilegedFolder;
		return { restrictedFolderIn: 'caseFolder', restrictedFolder, warnings: [] };
	}
	const { name, warnings } = matterFolderName(caseId);
	return { restrictedFolderIn: 'dropbox', restrictedFolder: joinPath(privilegedFolder, name), warnings };
}

function file(base: Decision, facts: Facts, settings: Settings, isFromClient: boolean): Decision {
	// What calls this decides; a defect there must not lay a paper open.
	if (base.isPrivileged !== false) {
		throw new Refusal('privileged', 'A document that may be privileged was about to be filed openly', REPORT);
	}
	const map = new CategoryMap(routesFrom(settings.categories));
	const categories = facts.categories ?? [];
	const choice = subfolderFor(categories, map, settings.defaultSubfolder);
	const client =
		isFromClient && settings.clientUploadsFolder !== '' ? matterFolderName(facts.caseId) : undefined;
	return {
		...{ ...base, action: 'file', subfolder: choice.path },
		// What is in there was privileged before, and is not to be filed openly beside.
		...restrictedPlace(facts, settings),
		isUnmapped:
			categories.length > 0 && categories.every((category) => map.subfolderOf(category) === undefined),
		clientFolder:
			client === undefined
				? ''
				: joinPath(joinPath(base.destination, settings.clientUploadsFolder), client.name),
		warnings: [...base.warnings, ...choice.warnings, ...(client?.warnings ?? [])],
	};
}

const REPORT = 'This is a defect of the node: nothing was filed. Please report it.';
