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
	{
		displayName: 'Skip Smaller Than (Bytes)',
		name: 'skipSmallerThan',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 1,
		description:
			'Smaller documents are treated as placeholders and not filed; the result says so. 1 skips empty documents, 0 files everything.',
	},
	{
		displayName: 'File Name',
		name: 'fileName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Retainer 2026-03-14.pdf',
		description:
			'The file’s name in Dropbox, such as Answer.pdf. Leave empty to keep the name of the binary file. If the name has no extension, the right one is added. Characters that Dropbox or Windows does not allow are replaced.',
		displayOptions: { hide: { '/documentFrom': ['text'] } },
	},
	...showWhen({ '/restrictPrivileged': [true] }, restrictionOptions),
	simplifyField(),
	dryRunField(),
];
