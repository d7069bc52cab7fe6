import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { addressFrom } from '../../../../shared/domain/addressFrom';
import { assertNotLonger, LONGEST_CASE_ID } from '../../../../shared/domain/limits';
import { peopleFrom } from '../../../../shared/domain/privilege/AllowedPeople';
import { dryRunField, folderLocator } from '../../../../shared/dropboxNode/fields';
import { readParameters } from '../../../../shared/dropboxNode/readParameters';
import { InvalidField } from '../../../../shared/node/InvalidField';
import { optionsField } from '../../../../shared/node/panel';
import { optionalText, resourceLocator } from '../../../../shared/node/readParameters';
import { z } from '../../../../shared/vendor/zod';
import { caseIdField } from '../../shared/caseFolders/create/caseFields';
import { readDryRun } from '../../shared/dryRun/runWithDryRun';
import { accessLevelField, emailList, noAddressRefusal } from '../../shared/restriction/accessRules';
import type { SetMembersRequest } from './SetMembersRequest';

export const setMembersFields: INodeProperties[] = [
	folderLocator({
		displayName: 'Case Folder',
		name: 'caseFolder',
		description: 'The folder of the case. By ID, the node finds it even after people rename or move it.',
		required: true,
	}),
	{
		...caseIdField,
		description:
			'The case number in your case management system, such as 22-0000107. The folder must be marked for this case or have this number in its name.',
	},
	{
		displayName: 'Members',
		name: 'members',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. counsel@example.org, paralegal@example.org',
		description:
			'Email addresses of everyone who may open the case folder, separated by commas, such as jane@example.com. The connected account always keeps access. Groups are not supported.',
	},
	optionsField([
		accessLevelField,
		{
			displayName: 'Allow No Members',
			name: 'allowNoMembers',
			type: 'boolean',
			default: false,
			description:
				'Whether to accept an empty list of members, so that only the connected account can open the folder. When off, an item without members is refused.',
		},
		dryRunField(),
		{
			displayName: 'Remove Links to Parent Folders',
			name: 'removeParentLinks',
			type: 'boolean',
			default: true,
			description:
				'Whether to remove this account’s links to parent folders, because they may also open the case folder. When off, the item is refused if there is such a link.',
		},
		{
			displayName: 'Remove Other Members',
			name: 'removeOtherMembers',
			type: 'boolean',
			default: true,
			description:
				'Whether to remove members of the case folder whom you did not name. When off, the item is refused if there is such a member.',
		},
	]),
];

const options = z.object({
	accessLevel: z.enum(['editor', 'viewer']).default('editor'),
	allowNoMembers: z.boolean().default(false),
	removeOtherMembers: z.boolean().default(true),
	removeParentLinks: z.boolean().default(true),
});

/** @throws Refusal `invalid_input` naming the field */
export function readSetMembersRequest(context: IExecuteFunctions, itemIndex: number): SetMembersRequest {
	const given = readParameters(context, itemIndex, {
		caseFolder: resourceLocator,
		caseId: optionalText,
		members: emailList,
		options: options.default({}),
	});
	const caseId = given.caseId.trim();
	if (caseId === '') throw new InvalidField(['caseId'], 'it is empty');
	assertNotLonger('The case ID', caseId.length, LONGEST_CASE_ID);
	const people = peopleFrom(given.members, (position) => noAddressRefusal(['members'], position));
	if (people.length === 0 && !given.options.allowNoMembers) throw noMembersRefusal();
	return {
		folder: addressFrom(given.caseFolder),
		caseId,
		rules: {
			people,
			level: given.options.accessLevel,
			others: given.options.removeOtherMembers ? 'remove' : 'keep',
			outerLinks: given.options.removeParentLinks ? 'remove' : 'keep',
		},
		dryRun: readDryRun(context, itemIndex),
	};
}

/** Everybody would lose the case for the sake of an expression that came to nothing. */
const noMembersRefusal = (): InvalidField =>
	new InvalidField(
		['members'],
		'it has no email addresses',
		[],
		'Check the expression that fills it for this item. If only the connected account may open the folder, turn on Allow No Members.',
	);
