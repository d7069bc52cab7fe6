import type { INodeProperties, IExecuteFunctions } from 'n8n-workflow';
import { dryRunField, fileLocator, folderLocator } from '../../../../shared/dropboxNode/fields';
import { lockArchivedVersionsField } from '../../shared/archive/lockArchivedVersionsField';
import { dryRunSchema } from '../../shared/dryRun/runWithDryRun';
import { optionsField, simplifyField } from '../../../../shared/node/panel';
import { addressFrom } from '../../../../shared/domain/addressFrom';
import { documentAddressFrom } from '../../../../shared/domain/documentAddressFrom';
import { safeRelativePath } from '../../../../shared/domain/naming/safeName';
import { Refusal } from '../../../../shared/core/Refusal';
import { z } from '../../../../shared/vendor/zod';
import { optionalText, resourceLocator } from '../../../../shared/node/readParameters';
import { readTimeZone, timeZoneField } from '../../../../shared/node/timeZoneOption';
import { readParameters } from '../../../../shared/dropboxNode/readParameters';

export const archiveVersionFields: INodeProperties[] = [
	fileLocator({
		displayName: 'Document',
		name: 'document',
		description:
			'The document whose current version to save. By ID, the node finds it even after people rename or move it.',
		required: true,
	}),
	folderLocator({
		displayName: 'Case Folder',
		name: 'caseFolder',
		description:
			'The folder of the case. The archive folder is created in it, with the same subfolders that the document is in. Leave empty for an archive folder next to the document.',
		hint: 'Leave empty for an archive folder next to the document',
	}),
	{
		displayName: 'Original Document',
		name: 'originalDocument',
		type: 'options',
		default: 'stays',
		description: 'What to do with the document itself',
		options: [
			{
				name: 'Leave in Place',
				value: 'stays',
				description: 'Save a copy of its current version in the archive folder',
			},
			{
				name: 'Move to the Archive',
				value: 'moves',
				description:
					'Move the document itself to the archive folder, because it is superseded. It keeps its ID.',
			},
		],
	},
	optionsField([
		{
			displayName: 'Archive Folder',
			name: 'archiveFolder',
			type: 'string',
			default: '_Archive',
			placeholder: 'e.g. _Archive',
			description:
				'The folder for prior versions, such as _Archive, with a slash between levels. It is created if missing.',
		},
		lockArchivedVersionsField,
		timeZoneField,
		simplifyField(),
		dryRunField(),
	]),
];

export interface ArchiveRequest {
	/** Address of the document. */
	document: string;
	/** Address of the case folder; undefined for an archive folder beside the document. */
	caseFolder: string | undefined;
	/** Relative path, safe, not empty. */
	archiveFolder: string;
	/** Whether a copy goes into the archive, or the document itself. */
	afterwards: 'stays' | 'moves';
	/** Name of the time zone in which the version's date is written. */
	timezone: string;
	/** Whether the archived version is locked, so that nobody else edits it. */
	lockArchived: boolean;
	/** Whether to only report what would be done. */
	dryRun: boolean;
	/** Whether what few workflows need is left out of the row. */
	simplify: boolean;
}

/** @throws Refusal `invalid_input` naming the field, `name_not_allowed` */
export function readArchiveRequest(context: IExecuteFunctions, itemIndex: number): ArchiveRequest {
	const { options, ...given } = readParameters(
		context,
		itemIndex,
		{
			document: resourceLocator,
			caseFolder: resourceLocator,
			originalDocument: z.enum(['stays', 'moves']),
			options: z
				.object({
					archiveFolder: optionalText.default('_Archive'),
					lockArchivedVersions: z.boolean().default(false),
					simplify: z.boolean().default(true),
					dryRun: dryRunSchema,
				})
				.default({}),
		},
		'archiveVersion',
	);
	const { path: archiveFolder } = safeRelativePath(options.archiveFolder);
	if (archiveFolder === '') {
		throw new Refusal(
			'invalid_input',
			'The archive folder has no name',
			'Enter a name under Options → Archive Folder, e.g. _Archive, or remove the option.',
		);
	}
	return {
		document: documentAddressFrom(given.document),
		caseFolder: given.caseFolder.value.trim() === '' ? undefined : addressFrom(given.caseFolder),
		archiveFolder,
		afterwards: given.originalDocument,
		timezone: readTimeZone(context, itemIndex, readParameters),
		lockArchived: options.lockArchivedVersions,
		dryRun: options.dryRun,
		simplify: options.simplify,
	};
}
