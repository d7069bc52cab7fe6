import type { INodeProperties } from 'n8n-workflow';
import { resourcePanel } from '../shared/resourcePanel';
import { chooseMends } from './chooseMends.operation';
import { compare } from './compare.operation';

export const reconciliationOperations = { chooseMends, compare };

export const reconciliationDescription: INodeProperties[] = resourcePanel(
	'reconciliation',
	reconciliationOperations,
	[
		{
			name: 'Choose Fixes',
			value: 'chooseMends',
			action: 'Choose fixes after comparing',
			description: 'Say what to fix of all that was found, or stop if too much would change',
		},
		{
			name: 'Compare',
			value: 'compare',
			action: 'Compare a case with its folder',
			description: 'Compare the documents of a case with what is in its case folder',
		},
	],
);
