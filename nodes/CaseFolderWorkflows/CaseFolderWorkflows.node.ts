import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { subtitleOf } from '../shared/node/panel';
import { route } from '../shared/node/router';
import { alertDescription, alertOperations } from './actions/alert/Alert.resource';
import { documentDescription, documentOperations } from './actions/document/Document.resource';
import { eventDescription, eventOperations } from './actions/event/Event.resource';
import { migrationDescription, migrationOperations } from './actions/migration/Migration.resource';
import {
	reconciliationDescription,
	reconciliationOperations,
} from './actions/reconciliation/Reconciliation.resource';
import { reportDescription, reportOperations } from './actions/report/Report.resource';
import { settingsDescription, settingsOperations } from './actions/settings/Settings.resource';
import { statusPageDescription, statusPageOperations } from './actions/statusPage/StatusPage.resource';
import { connect } from './connect';

const RESOURCES = [
	{ name: 'Alert', value: 'alert', menu: alertDescription, operations: alertOperations },
	{ name: 'Client Settings', value: 'settings', menu: settingsDescription, operations: settingsOperations },
	{ name: 'Document', value: 'document', menu: documentDescription, operations: documentOperations },
	{ name: 'Event', value: 'event', menu: eventDescription, operations: eventOperations },
	{ name: 'Migration', value: 'migration', menu: migrationDescription, operations: migrationOperations },
	{
		...{ name: 'Reconciliation', value: 'reconciliation' },
		...{ menu: reconciliationDescription, operations: reconciliationOperations },
	},
	{ name: 'Report', value: 'report', menu: reportDescription, operations: reportOperations },
	{ name: 'Status Page', value: 'statusPage', menu: statusPageDescription, operations: statusPageOperations },
];

const menus = RESOURCES.flatMap(({ menu }) => menu);

const resourceField: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	default: 'event',
	options: RESOURCES.map(({ name, value }) => ({ name, value })),
};

export class CaseFolderWorkflows implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Case Folder Workflows',
		name: 'caseFolderWorkflows',
		icon: {
			light: 'file:../../icons/caseFolders.svg',
			dark: 'file:../../icons/caseFolders.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: subtitleOf(menus),
		description:
			'Steps of the ready-made case folder workflows: client settings, event queue, alerts and status page',
		defaults: { name: 'Case Folder Workflows' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [resourceField, ...menus],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await route(this, {
			resources: Object.fromEntries(RESOURCES.map(({ value, operations }) => [value, operations])),
			menus,
			connect,
		});
	}
}
