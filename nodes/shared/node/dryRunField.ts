import type { INodeProperties } from 'n8n-workflow';

/** The switch by which a writing operation only reports what it would do. */
export const dryRunField = (displayOptions: INodeProperties['displayOptions']): INodeProperties => ({
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: false,
	description: 'Whether to only report what would be done, without writing anything to Dropbox',
	...(displayOptions === undefined ? {} : { displayOptions }),
});
