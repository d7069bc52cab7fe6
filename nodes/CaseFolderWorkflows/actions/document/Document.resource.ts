import type { INodeProperties } from 'n8n-workflow';
import { resourcePanel } from '../shared/resourcePanel';
import { decide } from './decide.operation';

export const documentOperations = { decide };

export const documentDescription: INodeProperties[] = resourcePanel('document', documentOperations, [
	{
		name: 'Decide',
		value: 'decide',
		action: 'Decide on document',
		description:
			'Decide by the client settings where a document goes, and whether only some people may open it',
	},
]);
