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
			name: 'Choose Mends',
			value: 'chooseMends',
			action: 'Choose mends of a reconciliation',
			description: 'Mend what all comparisons found, or stop and ask if too much would change',
		},
		{
			name: 'Compare',
			value: 'compare',
			action: 'Compare a case with its folder',
			description: 'Compare the documents of a case with what is in its case folder',
		},
	],
);
