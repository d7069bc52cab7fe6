import type { INodeProperties } from 'n8n-workflow';
import { dryRunField } from '../../../../shared/dropboxNode/fields';
import { showWhen, simplifyField } from '../../../../shared/node/panel';
import { restrictionOptions } from '../../shared/restriction/restrictedFolderFields';
import { filingOptions } from './filingFields';
import { filesOfOthersField, formerSubfoldersField } from './privileged/privilegedFields';

/** What few workflows change. */
export const uploadOptions: INodeProperties[] = [
	...filingOptions,
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
	{
		displayName: 'Existing File ID',
		name: 'existingFileId',
		type: 'string',
		default: '',
		placeholder: 'e.g. a4ayc_80_OEAAAAAAAAAXw',
		description:
			'The ID of the file that this document was filed as before, such as the fileId that an earlier run returned. The document becomes its new version, even after people rename or move it in the case folder. No other file is replaced then. Leave empty if there is none.',
	},
	...showWhen({ '/restrictPrivileged': [true] }, [
		formerSubfoldersField,
		filesOfOthersField,
		...restrictionOptions,
	]),
	simplifyField(),
	dryRunField(),
];
