import { showWhen } from '../../../../../shared/node/panel';
import type { INodeProperties } from 'n8n-workflow';
import { restrictedFolderFields } from '../../../shared/restriction/restrictedFolderFields';

const restricting = { restrictPrivileged: [true] };

/** Which documents of an upload are privileged, and where those go instead. */
export const privilegedFields: INodeProperties[] = [
	{
		displayName: 'Restrict Privileged Documents',
		name: 'restrictPrivileged',
		type: 'boolean',
		default: false,
		description:
			'Whether to file documents of privileged categories in a restricted folder, and to refuse them if anyone else can open it',
	},
	{
		displayName: 'Category',
		name: 'category',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.category }}',
		description:
			'The document’s category in your case management system, such as Attorney Notes, or a list of categories',
		displayOptions: { show: { ...restricting, fileInto: ['caseFolder', 'subfolder'] } },
	},
	{
		displayName: 'Privileged Categories',
		name: 'privilegedCategories',
		type: 'string',
		required: true,
		default: 'Privileged, Attorney-Client',
		placeholder: 'e.g. Privileged, Attorney-Client',
		description:
			'The categories of privileged documents, separated by commas, such as Attorney Notes, Work Product. A document is privileged if any of its categories is. Only letters and digits are compared.',
		displayOptions: { show: restricting },
	},
	...showWhen(restricting, restrictedFolderFields),
];

/** Where a document may lie that was filed before it was privileged, for the Options. */
export const formerSubfoldersField: INodeProperties = {
	displayName: 'Former Subfolders',
	name: 'formerSubfolders',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	placeholder: 'e.g. Pleadings\nCorrespondence',
	description:
		'Subfolders in which a privileged document may have been filed openly before, one path per line, such as Discovery/Incoming. Files with its name there are moved to the restricted folder even if someone edited them. Copies with the same content are found anywhere in the case folder.',
};

/** What has the name of a document that becomes privileged, and is another one, for the Options. */
export const filesOfOthersField: INodeProperties = {
	displayName: 'Files of Other Documents',
	name: 'filesOfOtherDocuments',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	placeholder: 'e.g. a4ayc_80_OEAAAAAAAAAXw',
	description:
		'IDs of files that are other documents of this case, one per line, such as the fileId that an earlier run returned for them. They stay where they are even if they have the name of a privileged document, unless the content is the same.',
};
