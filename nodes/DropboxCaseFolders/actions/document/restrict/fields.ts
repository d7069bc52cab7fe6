import type { INodeProperties } from 'n8n-workflow';
import { dryRunField, fileLocator, folderLocator } from '../../../../shared/dropboxNode/fields';
import { restrictedFolderFields } from '../../shared/restriction/restrictedFolderFields';

const show = { resource: ['document'], operation: ['restrict'] };

const [restrictedFolderIn, ...restrictedFolder] = restrictedFolderFields(show);

export const restrictFields: INodeProperties[] = [
	fileLocator({
		displayName: 'Document',
		name: 'document',
		description:
			'The document to keep apart. It is moved into the restricted folder and keeps its ID and versions.',
		required: true,
		displayOptions: { show },
	}),
	...(restrictedFolderIn === undefined ? [] : [restrictedFolderIn]),
	folderLocator({
		displayName: 'Case Folder',
		name: 'caseFolder',
		description: 'The folder of the case, which the restricted folder lies in',
		required: true,
		displayOptions: { show: { ...show, restrictedFolderIn: ['caseFolder'] } },
	}),
	...restrictedFolder,
	dryRunField({ show }),
];
