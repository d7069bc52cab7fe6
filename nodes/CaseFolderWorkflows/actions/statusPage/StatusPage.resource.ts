import type { INodeProperties } from 'n8n-workflow';
import { resourcePanel } from '../shared/resourcePanel';
import { readForm } from './readForm.operation';
import { render } from './render.operation';

export const statusPageOperations = { readForm, render };

export const statusPageDescription: INodeProperties[] = resourcePanel('statusPage', statusPageOperations, [
	{
		name: 'Read Form',
		value: 'readForm',
		action: 'Read form of status page',
		description: 'Read which button somebody chose on the status page, and refuse what another page sent',
	},
	{
		name: 'Render',
		value: 'render',
		action: 'Render status page',
		description: 'Make the web page that shows how the queue is doing, with buttons to send events again',
	},
]);
