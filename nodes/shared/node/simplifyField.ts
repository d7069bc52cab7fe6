import type { INodeProperties } from 'n8n-workflow';

/** The switch by which an operation with many output fields returns those that most workflows go on with. */
export const simplifyField = (displayOptions: INodeProperties['displayOptions']): INodeProperties => ({
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
	...(displayOptions === undefined ? {} : { displayOptions }),
});
