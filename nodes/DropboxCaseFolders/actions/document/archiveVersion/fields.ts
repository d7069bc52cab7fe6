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
import { readParameters } from '../../../../shared/dropboxNode/readParameters';

export const archiveVersionFields: INodeProperties[] = [
	fileLocator({
		displayName: 'Document',
		name: 'document',
		description:
			'The document whose present version is to be kept. By ID it is found wherever people move it and whatever they call it.',
		required: true,
	}),
	folderLocator({
		displayName: 'Case Folder',
		name: 'caseFolder',
		description:
			'The folder of the case that the archive folder lies in; the document’s own subfolders are made anew below it. Leave empty for an archive folder beside the document.',
		hint: 'Holds the archive folder; leave empty for one beside the document',
	}),
	{
		displayName: 'Original Document',
		name: 'originalDocument',
		type: 'options',
		default: 'stays',
		description: 'What becomes of the document that the version is taken of',
		options: [
			{
				name: 'Leave in Place',
				value: 'stays',
				description: 'A copy of its present version goes into the archive folder',
			},
			{
				name: 'Move to the Archive',
				value: 'moves',
				description: 'The document is superseded: it goes into the archive folder itself and keeps its ID',
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
				'The subfolder for former versions, such as _Archive, with a slash between levels. It is created if missing.',
		},
		lockArchivedVersionsField,
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
			'Fill the option Archive Folder, e.g. with _Archive, or remove the option.',
		);
	}
	return {
		document: documentAddressFrom(given.document),
		caseFolder: given.caseFolder.value.trim() === '' ? undefined : addressFrom(given.caseFolder),
		archiveFolder,
		afterwards: given.originalDocument,
		timezone: context.getTimezone(),
		lockArchived: options.lockArchivedVersions,
		dryRun: options.dryRun,
		simplify: options.simplify,
	};
}
