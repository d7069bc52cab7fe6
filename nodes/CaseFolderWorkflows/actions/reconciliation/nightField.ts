import type { INodeProperties } from 'n8n-workflow';

/** By which a comparison is told from the next one. */
export const nightField: INodeProperties = {
	displayName: 'Night',
	name: 'night',
	type: 'string',
	default: '={{ $now.toISODate() }}',
	required: true,
	description:
		'What tells this comparison from the next one, such as 2026-05-01. With the same value, the same fix is stored once. The next night tries again what did not succeed.',
};
