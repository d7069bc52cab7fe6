import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { credentialTest } from '../../../../nodes/shared/clioNode/methods/credentialTest';
import { listSearch } from '../../../../nodes/shared/clioNode/methods/listSearch';
import { subtitleOf } from '../../../../nodes/shared/node/panel';
import { route } from '../../../../nodes/shared/node/router';
import { documentDescription, documentOperations } from './actions/document/Document.resource';
import { matterDescription, matterOperations } from './actions/matter/Matter.resource';
import { connect } from './connect';
import { withinRegion } from './requireOwnRegion';

const resourceField: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	default: 'matter',
	options: [
		{ name: 'Document', value: 'document' },
		{ name: 'Matter', value: 'matter' },
	],
};

export class ClioMatters implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Clio Matters',
		name: 'clioMatters',
		icon: {
			light: 'file:../../icons/clioMatters.svg',
			dark: 'file:../../icons/clioMatters.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: subtitleOf([...matterDescription, ...documentDescription]),
		description: 'Get matters and documents of Clio Manage, and download documents',
		defaults: { name: 'Clio Matters' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'clioMattersOAuth2Api', required: true, testedBy: 'clioMattersTest' }],
		properties: [resourceField, ...matterDescription, ...documentDescription],
	};

	methods = { listSearch, credentialTest };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await route(this, {
			resources: { matter: withinRegion(matterOperations), document: withinRegion(documentOperations) },
			menus: [...matterDescription, ...documentDescription],
			connect,
		});
	}
}
