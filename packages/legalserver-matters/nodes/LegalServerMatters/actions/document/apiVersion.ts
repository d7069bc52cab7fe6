import type { INodeProperties } from 'n8n-workflow';
import { z } from '../../../../../../nodes/shared/vendor/zod';

export const apiVersionField = (description: string): INodeProperties => ({
	displayName: 'API Version',
	name: 'apiVersion',
	type: 'options',
	default: 'v1',
	options: [
		{ name: 'Version 1', value: 'v1', description: 'Works on every LegalServer site' },
		{
			name: 'Version 2',
			value: 'v2',
			description: 'Off on some sites. LegalServer support turns it on for free.',
		},
	],
	description,
});

export const apiVersionSchema = z.enum(['v1', 'v2']).default('v1');
