import type { INodeProperties } from 'n8n-workflow';

/** What a field that points at something in Dropbox says of itself; how it points is the same everywhere. */
export interface LocatorField {
	displayName: string;
	name: string;
	description: string;
	hint?: string;
	required?: boolean;
	displayOptions?: INodeProperties['displayOptions'];
}
