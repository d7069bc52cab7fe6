import type { INodeProperties } from 'n8n-workflow';
import { resourcePanel } from '../shared/resourcePanel';
import { findings } from './findings.operation';
import { test } from './test.operation';

export const reportOperations = { findings, test };

export const reportDescription: INodeProperties[] = resourcePanel('report', reportOperations, [
	{
		name: 'Findings',
		value: 'findings',
		action: 'Report findings of a check',
		description: 'Make the row of the email that says which case folders need attention',
	},
	{
		name: 'Test',
		value: 'test',
		action: 'Report a test of the setup',
		description: 'Say line by line what a test of the setup found, also as a web page',
	},
]);
