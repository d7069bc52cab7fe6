import { nameKey } from '../settings/lists';
import { isEmail } from '../settings/emails';
import type { Settings } from '../settings/Settings';
import { firstText, hiddenIn, isSaid, labelsOf, textOf, type Given } from './given';
import type { Known } from './Known';

/** What is known of the matter that decides about its documents, whatever system it is in. */
export interface MatterFacts {
	/** As people call it; `''` where it has no number. */
	caseId: string;
	clientName: string;
	/** `''` where only the whole name is known. */
	firstName: string;
	/** The name of an organization, and the whole name where it cannot be told apart. */
	lastName: string;
	practiceAreas: Known;
	types: Known;
	/** Names and email addresses. */
	attorneys: Known;
	responsibleAttorney: string;
	/** Email addresses of the responsible attorney; in LegalServer of those with a primary assignment. */
	attorneyEmails: string[];
	/** Whether the case system keeps people from the matter, or does not say whom. */
	hasExclusions: boolean;
}

const NUMBERS: Record<Settings['caseSystem'], readonly string[]> = {
	clio: ['matterNumber'],
	legalserver: ['caseNumber'],
	other: ['matterNumber', 'caseNumber', 'caseId'],
};

/** @param matter output of *Get Matter* of Clio or LegalServer, or of another system with the same names */
export function matterFacts(matter: Given, settings: Settings): MatterFacts {
	const practiceAreas = practiceAreasOf(matter, settings.caseSystem);
	const staff = currentStaff(matter);
	const clientName = firstText(matter, ['clientName', 'organizationName']);
	const firstName = firstText(matter, ['firstName', 'clientFirstName']);
	const last = firstText(matter, ['lastName', 'clientLastName', 'organizationName']);
	const isClientHidden = hiddenIn(matter).has('client');
	return {
		caseId: caseIdOf(matter, settings.caseSystem),
		clientName: isClientHidden ? '' : clientName || [firstName, last].filter((part) => part !== '').join(' '),
		firstName: isClientHidden ? '' : firstName,
		// A whole name is never taken apart: nobody can say where.
		lastName: isClientHidden ? '' : last || (firstName === '' ? clientName : ''),
		practiceAreas,
		types: settings.matterTypeField === '' ? practiceAreas : customField(matter, settings.matterTypeField),
		attorneys: attorneysOf(matter, staff),
		responsibleAttorney: textOf(matter['responsibleAttorney']),
		attorneyEmails: emailsOf(matter, staff),
		hasExclusions: hasExclusions(matter),
	};
}

/** One without a letter or digit is what an expression left of it. */
function caseIdOf(matter: Given, system: Settings['caseSystem']): string {
	const caseId = firstText(matter, NUMBERS[system]);
	return /[\p{L}\p{N}]/u.test(caseId) ? caseId : '';
}

/** LegalServer gives null where it does not say whom it keeps from the case: that is not nobody. */
function hasExclusions({ excludedUsers, staff }: Given): boolean {
	const isSomebody =
		excludedUsers !== undefined && !(Array.isArray(excludedUsers) && excludedUsers.length === 0);
	return isSomebody || recordsIn(staff).some((one) => one['isExcluded'] === true);
}

const recordsIn = (list: unknown): Given[] =>
	Array.isArray(list) ? list.filter((one): one is Given => typeof one === 'object' && one !== null) : [];

/** LegalServer's problem categories are what other systems call practice areas. */
function practiceAreasOf(matter: Given, system: Settings['caseSystem']): Known {
	const names =
		system === 'legalserver' ? ['practiceArea', 'problemCategory', 'problemCode'] : ['practiceArea'];
	if (hiddenIn(matter).has('practicearea')) return undefined;
	const said = names.filter((name) => isSaid(matter[name])).map((name) => labelsOf(matter[name]));
	if (said.length === 0) return undefined;
	const values = said.find((labels) => labels.length > 0) ?? [];
	// There is one, and it was not told which.
	return values.length === 0 && textOf(matter['practiceAreaId']) !== '' ? undefined : values;
}

/** As a list of names and values, as Clio gives it, or as an object by name. A field that is not there says nothing. */
function customField(matter: Given, name: string): Known {
	const key = nameKey(name);
	const values = [matter['customFields'], matter['customFieldValues']].flatMap((fields): unknown[] => {
		if (typeof fields !== 'object' || fields === null) return [];
		if (!Array.isArray(fields)) {
			return Object.entries(fields).flatMap(([each, value]) => (nameKey(each) === key ? [value] : []));
		}
		return recordsIn(fields).flatMap(({ name: each, value }) =>
			nameKey(textOf(each)) === key ? [value] : [],
		);
	});
	return values.length === 0 ? undefined : values.flatMap((value) => labelsOf(value));
}

/** Who works on the case now, as *Get Staff* and *Get Matter* of LegalServer say. */
const currentStaff = ({ staff, assignments }: Given): Given[] =>
	[...recordsIn(staff), ...recordsIn(assignments)].filter(
		({ isCurrent, isExcluded, endDate }) =>
			isExcluded !== true && (isCurrent === true || (isCurrent === undefined && textOf(endDate) === '')),
	);

function attorneysOf(matter: Given, staff: readonly Given[]): Known {
	const named = ['responsibleAttorney', 'responsibleAttorneyEmail'];
	const isTold = named.some((name) => isSaid(matter[name])) || staff.length > 0;
	if (hiddenIn(matter).has('responsibleattorney') || !isTold) return undefined;
	const all = [...named.map((name) => matter[name]), ...staff.flatMap(({ name, email }) => [name, email])];
	const values = all.map(textOf).filter((text) => text !== '');
	return values.length === 0 && textOf(matter['responsibleAttorneyId']) !== '' ? undefined : values;
}

/** Nobody gets access by an assignment of which it was not said that it is current. */
function emailsOf(matter: Given, staff: readonly Given[]): string[] {
	const primary = staff.filter(
		({ type, isCurrent }) => isCurrent === true && nameKey(textOf(type)).startsWith('primary'),
	);
	const own = hiddenIn(matter).has('responsibleattorney') ? [] : [matter['responsibleAttorneyEmail']];
	return [...own, ...primary.map(({ email }) => email)].map(textOf).filter(isEmail);
}
