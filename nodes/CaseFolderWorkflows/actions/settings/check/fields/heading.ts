import type { INodeProperties } from 'n8n-workflow';

/** What the fields below it are about, since the panel has more of them than any other. */
export const heading = (name: string, text: string): INodeProperties => ({
	displayName: text,
	name: `${name}Heading`,
	type: 'notice',
	default: '',
});
