import type { INodeProperties } from 'n8n-workflow';

/** What a page does not show, and takes nothing for, unless its link includes it. */
export const privilegedFoldersField: INodeProperties = {
	displayName: 'Privileged Folders',
	name: 'privilegedFolders',
	type: 'string',
	default: 'Privileged',
	placeholder: 'e.g. Privileged, Work Product',
	description:
		'Names of the folders for privileged documents, on any level, separated by commas, such as Privileged, Work Product; the same in all steps of the workflow. The page hides them and refuses documents for them, unless the link includes privileged documents. Folders with fewer members than the case folder are always treated this way.',
};
