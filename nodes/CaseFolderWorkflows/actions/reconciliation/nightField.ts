import type { INodeProperties } from 'n8n-workflow';

/** By which a comparison is told from the next one. */
export const nightField: INodeProperties = {
	displayName: 'Night',
	name: 'night',
	type: 'string',
	default: '={{ $now.toISODate() }}',
	required: true,
	description:
		'What makes this comparison different from the next one, such as 2026-05-01. In the same night, the same mend is stored once; the next night tries it again.',
};
