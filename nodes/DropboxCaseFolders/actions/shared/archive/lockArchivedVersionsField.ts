import type { INodeProperties } from 'n8n-workflow';

/** The option of operations that archive. */
export const lockArchivedVersionsField: INodeProperties = {
	displayName: 'Lock Archived Versions',
	name: 'lockArchivedVersions',
	type: 'boolean',
	default: false,
	description:
		'Whether to lock the archived version in Dropbox, so that only the connected account can edit it. That account or a Dropbox admin can unlock it. If Dropbox does not lock it, the result has a warning.',
};
