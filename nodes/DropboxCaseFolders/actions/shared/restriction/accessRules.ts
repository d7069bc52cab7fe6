import type { INodeProperties } from 'n8n-workflow';
import { pathKey } from '../../../../shared/domain/paths';
import { InvalidField } from '../../../../shared/node/InvalidField';
import { optionalText } from '../../../../shared/node/readParameters';
import { z } from '../../../../shared/vendor/zod';

/** Who may open a folder, and what becomes of what lets in anybody else. */
export interface AccessRules {
	/** E-mail addresses; the account that is acted as may always. */
	people: readonly string[];
	/** What the people who are added can do. Existing members keep their level. */
	level: 'editor' | 'viewer';
	/** What becomes of members who were not named. */
	others: 'remove' | 'keep';
	/** What becomes of the account's links to folders above. */
	outerLinks: 'remove' | 'keep';
}

/** Whether two items want the same of one folder. */
export const areAlike = (one: AccessRules, other: AccessRules): boolean =>
	one.level === other.level &&
	one.others === other.others &&
	one.outerLinks === other.outerLinks &&
	keyOf(one.people) === keyOf(other.people);

const keyOf = (people: readonly string[]): string => people.map(pathKey).sort().join(' ');

/** What people with access can do. */
export const accessLevelField: INodeProperties = {
	displayName: 'Access Level',
	name: 'accessLevel',
	type: 'options',
	default: 'editor',
	description: 'What the people who are added can do. Existing members keep their level.',
	options: [
		{ name: 'Editor', value: 'editor', description: 'Open and edit documents' },
		{ name: 'Viewer', value: 'viewer', description: 'Open documents' },
	],
};

/** A list of e-mail addresses, or a text that has them. */
export const emailList = z.union([z.array(optionalText), optionalText.transform((one) => [one])]);

/** @param path of the parameter */
export const noAddressRefusal = (path: readonly string[], position: number): InvalidField =>
	new InvalidField(
		path,
		`entry ${position} is not an email address`,
		[],
		'Enter email addresses separated by commas, without names.',
	);
