import type { INodeProperties } from 'n8n-workflow';
import { dryRunField } from '../../../../shared/dropboxNode/fields';
import { showWhen, simplifyField } from '../../../../shared/node/panel';
import { lockArchivedVersionsField } from '../../shared/archive/lockArchivedVersionsField';
import { restrictionOptions } from '../../shared/restriction/restrictedFolderFields';

/** What few workflows change. */
export const uploadOptions: INodeProperties[] = [
	{
		displayName: 'Archive Folder',
		name: 'archiveFolder',
		type: 'string',
		default: '_Archive',
		placeholder: 'e.g. _Archive',
		description:
			'The subfolder of the case folder for prior versions, such as _Archive, if the rule is Archive Prior Version. Files in it never count as duplicates.',
	},
	{
		displayName: 'Check Case Folder for Duplicates',
		name: 'checkForDuplicates',
		type: 'options',
		default: 'sameContent',
		description:
			'Which files in other subfolders of the case folder count as the document, so that it is not filed a second time',
		options: [
			{ name: 'Do Not Check', value: 'doNotCheck', description: 'Each subfolder is for itself' },
			{
				name: 'Same Content',
				value: 'sameContent',
				description: 'Files with the very same bytes, whatever they are called',
			},
			{
				name: 'Same Name and Size',
				value: 'sameNameAndSize',
				description:
					'Files of the same name and length. Quicker, but an edited document of equal length is taken for the same.',
			},
		],
	},
	{ ...lockArchivedVersionsField, displayOptions: { show: { '/ifNameTaken': ['archive'] } } },
	{
		displayName: 'Skip Smaller Than (Bytes)',
		name: 'skipSmallerThan',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 1,
		description:
			'Documents with fewer bytes are placeholders and not filed; the result says so. 1 skips empty ones, 0 files all.',
	},
	{
		displayName: 'File Name',
		name: 'fileName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Retainer 2026-03-14.pdf',
		description:
			'The file’s name in Dropbox, such as Answer.pdf. Leave empty to keep the name of the binary file. If the name has no extension, the one that fits the file is added. Characters that Dropbox or Windows do not allow are replaced.',
		displayOptions: { hide: { '/documentFrom': ['text'] } },
	},
	...showWhen({ '/restrictPrivileged': [true] }, restrictionOptions),
	simplifyField(),
	dryRunField(),
];
