import type { INodeProperties } from 'n8n-workflow';
import { z } from '../../../../../../nodes/shared/vendor/zod';

export const apiVersionField = (description: string): INodeProperties => ({
	displayName: 'API Version',
	name: 'apiVersion',
	type: 'options',
	default: 'v1',
	options: [
		{ name: 'Version 1', value: 'v1', description: 'Works at every LegalServer site' },
		{ name: 'Version 2', value: 'v2', description: 'Has to be turned on for some sites' },
	],
	description,
});

export const apiVersionSchema = z.enum(['v1', 'v2']).default('v1');
