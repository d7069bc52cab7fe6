import { folderLocator } from '../../../../shared/dropboxNode/fields';

/** The folder that a trail lies in. */
export const auditFolderField = folderLocator({
	displayName: 'Audit Folder',
	name: 'auditFolder',
	description: 'The folder that contains the audit trail, and nothing else',
	required: true,
});
