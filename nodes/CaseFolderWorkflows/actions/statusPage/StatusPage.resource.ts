import type { INodeProperties } from 'n8n-workflow';
import { resourcePanel } from '../shared/resourcePanel';
import { render } from './render.operation';

export const statusPageOperations = { render };

export const statusPageDescription: INodeProperties[] = resourcePanel('statusPage', statusPageOperations, [
	{
		name: 'Render',
		value: 'render',
		action: 'Render status page',
		description: 'Make the web page that shows how the queue is doing, with buttons to send events again',
	},
]);
