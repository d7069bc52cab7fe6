import type { INodeProperties, IExecuteFunctions } from 'n8n-workflow';
import { folderLocator } from '../../../../shared/dropboxNode/fields';
import { addressFrom } from '../../../../shared/domain/addressFrom';
import { safeRelativePath } from '../../../../shared/domain/naming/safeName';
import { peopleFrom } from '../../../../shared/domain/privilege/AllowedPeople';
import { Refusal } from '../../../../shared/core/Refusal';
import { z } from '../../../../shared/vendor/zod';
import { optionalText, resourceLocator } from '../../../../shared/node/readParameters';
import { readParameters } from '../../../../shared/dropboxNode/readParameters';
import { accessLevelField, emailList, type AccessRules } from './accessRules';

/** Where the restricted folder is, and who may open it; the same wherever documents are kept apart. */
export const restrictedFolderFields: INodeProperties[] = [
	{
		displayName: 'Restricted Folder In',
		name: 'restrictedFolderIn',
		type: 'options',
		default: 'caseFolder',
		options: [
			{ name: 'Case Folder', value: 'caseFolder', description: 'A subfolder of the case folder' },
			{
				name: 'Another Folder',
				value: 'dropbox',
				description: 'A folder anywhere in Dropbox, such as /Privileged/22-0000107',
			},
		].sort((one, other) => one.name.localeCompare(other.name)),
		description: 'Where the folder for privileged documents is',
	},
	{
		displayName: 'Restricted Folder',
		name: 'restrictedSubfolder',
		type: 'string',
		required: true,
		default: 'Privileged',
		placeholder: 'e.g. Privileged',
		description:
			'The subfolder of the case folder for privileged documents, such as Privileged. It is created if missing. Only the people you name can open it.',
		displayOptions: { show: { restrictedFolderIn: ['caseFolder'] } },
	},
	folderLocator({
		displayName: 'Restricted Folder',
		name: 'restrictedFolder',
		description:
			'The folder for privileged documents. If you enter a path, it is created if missing. Only the people you name can open it, so choose a folder that contains nothing else.',
		required: true,
		displayOptions: { show: { restrictedFolderIn: ['dropbox'] } },
	}),
	{
		displayName: 'People Who May Open It',
		name: 'people',
		type: 'string',
		default: '',
		placeholder: 'e.g. counsel@example.org, paralegal@example.org',
		description:
			'Email addresses, separated by commas, such as jane@example.com. The account that the credential acts as always has access. Groups are not supported.',
	},
];

/** How strictly it is closed, for the Options of the operation. */
export const restrictionOptions: INodeProperties[] = [
	accessLevelField,
	{
		displayName: 'Remove Links to Parent Folders',
		name: 'removeParentLinks',
		type: 'boolean',
		default: true,
		description:
			'Whether to remove this account’s links to the folders above, such as the case folder, because they may also open the document. When off, the document is refused if there is such a link.',
	},
	{
		displayName: 'Remove Other Members',
		name: 'removeOtherMembers',
		type: 'boolean',
		default: true,
		description:
			'Whether to remove members of the restricted folder whom you did not name. When off, the document is refused if there is such a member.',
	},
];

/** Where a restricted folder is, or is to be. */
export type RestrictedPlace =
	/** Relative path below the case folder, safe, not empty. */
	| { of: 'case folder'; caseFolder: string; path: string }
	/** Address of the folder: a path that may have nothing yet, or an ID. */
	| { of: 'Dropbox'; address: string };

/** A folder that only the people named may open. */
export interface Restriction extends AccessRules {
	place: RestrictedPlace;
}

const options = z.object({
	accessLevel: z.enum(['editor', 'viewer']).default('editor'),
	removeOtherMembers: z.boolean().default(true),
	removeParentLinks: z.boolean().default(true),
});

/**
 * What the fields of a restricted folder say; they are the same wherever documents are kept apart.
 * @param caseFolder address of the case folder; asked for where the restricted folder lies in it
 * @throws Refusal `invalid_input` naming the field, `name_not_allowed`
 */
export function readRestriction(
	context: IExecuteFunctions,
	itemIndex: number,
	caseFolder: string | undefined,
): Restriction {
	const given = readParameters(context, itemIndex, {
		people: emailList,
		options: options.default({}),
	});
	const { accessLevel, removeOtherMembers, removeParentLinks } = given.options;
	return {
		place: readPlace(context, itemIndex, caseFolder),
		people: peopleFrom(given.people),
		level: accessLevel,
		others: removeOtherMembers ? 'remove' : 'keep',
		outerLinks: removeParentLinks ? 'remove' : 'keep',
	};
}

function readPlace(
	context: IExecuteFunctions,
	itemIndex: number,
	caseFolder: string | undefined,
): RestrictedPlace {
	const { restrictedFolderIn } = readParameters(context, itemIndex, {
		restrictedFolderIn: z.enum(['caseFolder', 'dropbox']),
	});
	if (restrictedFolderIn === 'dropbox') {
		const { restrictedFolder } = readParameters(context, itemIndex, { restrictedFolder: resourceLocator });
		return { of: 'Dropbox', address: requireNotTop(addressFrom(restrictedFolder)) };
	}
	const { restrictedSubfolder } = readParameters(context, itemIndex, { restrictedSubfolder: optionalText });
	const { path } = safeRelativePath(restrictedSubfolder);
	if (path === '' || caseFolder === undefined) {
		throw new Refusal(
			'invalid_input',
			'The restricted folder has no name',
			'Fill in Restricted Folder, e.g. Privileged. The case folder itself stays open to its members.',
		);
	}
	return { of: 'case folder', caseFolder, path };
}

function requireNotTop(address: string): string {
	if (!/^(ns:\d+)?$/.test(address)) return address;
	throw new Refusal(
		'invalid_input',
		'The restricted folder is the top of a Dropbox',
		'Choose a separate folder for privileged documents, e.g. /Privileged/22-0000107.',
	);
}
