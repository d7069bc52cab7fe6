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
import { accountDescription, accountOperations } from './actions/account/Account.resource';
import {
	customActionDescription,
	customActionOperations,
} from './actions/customAction/CustomAction.resource';
import { documentDescription, documentOperations } from './actions/document/Document.resource';
import { matterDescription, matterOperations } from './actions/matter/Matter.resource';
import { noteDescription, noteOperations } from './actions/note/Note.resource';
import { connect } from './connect';
import { withinRegion } from './requireOwnRegion';

const menus = [
	...accountDescription,
	...matterDescription,
	...documentDescription,
	...noteDescription,
	...customActionDescription,
];

const resourceField: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	default: 'matter',
	options: [
		{ name: 'Account', value: 'account' },
		{ name: 'Custom Action', value: 'customAction' },
		{ name: 'Document', value: 'document' },
		{ name: 'Matter', value: 'matter' },
		{ name: 'Note', value: 'note' },
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
		subtitle: subtitleOf(menus),
		description:
			'Get matters and documents from Clio Manage, download and upload documents, add notes, and put links on Clio’s pages',
		defaults: { name: 'Clio Matters' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'clioMattersOAuth2Api', required: true, testedBy: 'clioMattersTest' }],
		properties: [resourceField, ...menus],
	};

	methods = { listSearch, credentialTest };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await route(this, {
			resources: {
				account: accountOperations,
				matter: withinRegion(matterOperations),
				document: withinRegion(documentOperations),
				note: withinRegion(noteOperations),
				customAction: customActionOperations,
			},
			menus,
			connect,
		});
	}
}
