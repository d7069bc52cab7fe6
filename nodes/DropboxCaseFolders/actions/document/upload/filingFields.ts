import type { INodeProperties } from 'n8n-workflow';
import { timeZoneField } from '../../../../shared/node/timeZoneOption';
import { lockArchivedVersionsField } from '../../shared/archive/lockArchivedVersionsField';

/** The rule by which documents are filed, wherever they come from. */
export const ifNameTakenField: INodeProperties = {
	displayName: 'If the Name Is Taken',
	name: 'ifNameTaken',
	type: 'options',
	default: 'skipIfIdentical',
	description:
		'What to do if there is already a file with this name. A file with the same content is never saved again, so running the workflow again creates no duplicates.',
	options: [
		{
			name: 'Archive Prior Version',
			value: 'archive',
			description:
				'Save the prior version in the archive folder, with its number and date, then save the document as the new version',
		},
		{
			name: 'Keep Both',
			value: 'keepBoth',
			description:
				'Save the document next to it as “name (1)”. If a document appears twice in one run, it is saved twice.',
		},
		{
			name: 'Refuse',
			value: 'fail',
			description: 'Refuse the item if the existing file has different content',
		},
		{
			name: 'Replace',
			value: 'replace',
			description:
				'Save the document as the new version of the file. Dropbox keeps the old one in the version history.',
		},
		{
			name: 'Skip If Identical',
			value: 'skipIfIdentical',
			description:
				'Upload nothing if the existing file has the same content. If it is different, keep both: nothing is overwritten.',
		},
	],
};

/** What few workflows change of it. */
export const filingOptions: INodeProperties[] = [
	{
		displayName: 'Archive Folder',
		name: 'archiveFolder',
		type: 'string',
		default: '_Archive',
		placeholder: 'e.g. _Archive',
		description:
			'The folder for prior versions below the case folder, such as _Archive, used by Archive Prior Version. Files in it never count as duplicates.',
	},
	{
		displayName: 'Check Case Folder for Duplicates',
		name: 'checkForDuplicates',
		type: 'options',
		default: 'sameContent',
		description:
			'Which files elsewhere in the case folder count as the same document, so that it is not filed again',
		options: [
			{ name: 'Do Not Check', value: 'doNotCheck', description: 'Other subfolders are not checked' },
			{
				name: 'Same Content',
				value: 'sameContent',
				description: 'Files with identical content, even under another name',
			},
			{
				name: 'Same Name and Size',
				value: 'sameNameAndSize',
				description:
					'Files with the same name and size. Faster, but misses edits that do not change the size.',
			},
		],
	},
	{ ...lockArchivedVersionsField, displayOptions: { show: { '/ifNameTaken': ['archive'] } } },
	timeZoneField,
];
