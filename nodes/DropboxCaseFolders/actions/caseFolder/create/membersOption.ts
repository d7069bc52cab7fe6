import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { peopleFrom } from '../../../../shared/domain/privilege/AllowedPeople';
import { readParameters } from '../../../../shared/dropboxNode/readParameters';
import { InvalidField } from '../../../../shared/node/InvalidField';
import { z } from '../../../../shared/vendor/zod';
import { emailList, noAddressRefusal } from '../../shared/restriction/accessRules';

/** Who may open a folder that Create makes. */
export const membersOption: INodeProperties = {
	displayName: 'Members',
	name: 'members',
	type: 'string',
	default: '',
	placeholder: 'e.g. counsel@example.org, paralegal@example.org',
	description:
		'Email addresses of everyone who may open a new case folder, separated by commas, such as jane@example.com. The connected account always keeps access. To change an existing folder, use Set Members. Without this option, everyone who can open the destination can open the folder.',
};

/**
 * Undefined where nobody added the option: with it, a list that names nobody would leave the folder open to all.
 * @throws Refusal `invalid_input`
 */
export function readMembersOption(context: IExecuteFunctions, itemIndex: number): string[] | undefined {
	const { options } = readParameters(context, itemIndex, {
		options: z.object({ members: emailList.optional() }).default({}),
	});
	if (options.members === undefined) return undefined;
	const people = peopleFrom(options.members, (position) =>
		noAddressRefusal(['options', 'members'], position),
	);
	if (people.length > 0) return people;
	throw new InvalidField(
		['options', 'members'],
		'it has no email addresses',
		[],
		'Check the expression that fills it for this item. Without this option, everyone who can open the destination can open the folder.',
	);
}
