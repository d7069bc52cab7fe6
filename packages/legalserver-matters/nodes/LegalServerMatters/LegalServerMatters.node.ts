import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { credentialTest } from '../../../../nodes/shared/legalserverNode/methods/credentialTest';
import { listSearch } from '../../../../nodes/shared/legalserverNode/methods/listSearch';
import { subtitleOf } from '../../../../nodes/shared/node/panel';
import { route } from '../../../../nodes/shared/node/router';
import { accountDescription, accountOperations } from './actions/account/Account.resource';
import { documentDescription, documentOperations } from './actions/document/Document.resource';
import { matterDescription, matterOperations } from './actions/matter/Matter.resource';
import { noteDescription, noteOperations } from './actions/note/Note.resource';
import { connect } from './connect';
import { withinSite } from './requireOwnSite';

const menus = [...accountDescription, ...documentDescription, ...matterDescription, ...noteDescription];

const resourceField: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	default: 'matter',
	options: [
		{ name: 'Account', value: 'account' },
		{ name: 'Document', value: 'document' },
		{ name: 'Matter', value: 'matter' },
		{ name: 'Note', value: 'note' },
	],
};

export class LegalServerMatters implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'LegalServer Matters',
		name: 'legalServerMatters',
		icon: {
			light: 'file:../../icons/legalServerMatters.svg',
			dark: 'file:../../icons/legalServerMatters.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: subtitleOf(menus),
		description: 'Get cases from LegalServer, add case notes and documents, and download documents',
		defaults: { name: 'LegalServer Matters' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'legalServerMattersApi', required: true, testedBy: 'legalServerMattersTest' }],
		properties: [resourceField, ...menus],
	};

	methods = { credentialTest, listSearch };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await route(this, {
			resources: {
				account: accountOperations,
				document: withinSite(documentOperations),
				matter: withinSite(matterOperations),
				note: withinSite(noteOperations),
			},
			menus,
			connect,
		});
	}
}
