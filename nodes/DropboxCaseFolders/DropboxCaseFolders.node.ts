import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { accountDescription, accountOperations } from './actions/account/Account.resource';
import { auditTrailDescription, auditTrailOperations } from './actions/auditTrail/AuditTrail.resource';
import { caseFolderDescription, caseFolderOperations } from './actions/caseFolder/CaseFolder.resource';
import {
	caseManifestDescription,
	caseManifestOperations,
} from './actions/caseManifest/CaseManifest.resource';
import { casePageDescription, casePageOperations } from './actions/casePage/CasePage.resource';
import { documentDescription, documentOperations } from './actions/document/Document.resource';
import { FORMER_DRY_RUN } from '../shared/node/formerDryRun';
import { subtitleOf } from '../shared/node/panel';
import { runWithFieldNames } from './actions/shared/fieldNames/runWithFieldNames';
import { connect } from './connect';
import { route } from '../shared/node/router';
import { credentialTest } from '../shared/dropboxNode/methods/credentialTest';
import { listSearch } from '../shared/dropboxNode/methods/listSearch';

export class DropboxCaseFolders implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Dropbox Case Folders',
		name: 'dropboxCaseFolders',
		icon: {
			light: 'file:../../icons/caseFolders.svg',
			dark: 'file:../../icons/caseFolders.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: subtitleOf([
			...accountDescription,
			...auditTrailDescription,
			...caseFolderDescription,
			...documentDescription,
			...casePageDescription,
			...caseManifestDescription,
		]),
		description:
			'Create, find, check and close case folders in Dropbox, file documents in them, and start workflows when they change',
		defaults: { name: 'Dropbox Case Folders' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'dropboxCaseFoldersOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['oAuth2'] } },
			},
			{
				name: 'dropboxCaseFoldersTokenApi',
				required: true,
				testedBy: 'dropboxCaseFoldersTokenTest',
				displayOptions: { show: { authentication: ['token'] } },
			},
		],
		properties: [
			{
				displayName: 'Authentication',
				name: 'authentication',
				type: 'options',
				noDataExpression: true,
				default: 'oAuth2',
				options: [
					{ name: 'OAuth2 (Connect an Account)', value: 'oAuth2' },
					{ name: 'Token (Servers and Teams)', value: 'token' },
				],
			},
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				default: 'caseFolder',
				options: [
					{ name: 'Account', value: 'account' },
					{ name: 'Audit Trail', value: 'auditTrail' },
					{ name: 'Case Folder', value: 'caseFolder' },
					{ name: 'Case Manifest', value: 'caseManifest' },
					{ name: 'Case Page', value: 'casePage' },
					{ name: 'Document', value: 'document' },
				],
			},
			FORMER_DRY_RUN,
			...accountDescription,
			...auditTrailDescription,
			...caseFolderDescription,
			...documentDescription,
			...casePageDescription,
			...caseManifestDescription,
		],
	};

	methods = { listSearch, credentialTest };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await route(this, {
			resources: {
				account: accountOperations,
				auditTrail: auditTrailOperations,
				caseFolder: caseFolderOperations,
				caseManifest: caseManifestOperations,
				casePage: casePageOperations,
				document: documentOperations,
			},
			menus: [
				...accountDescription,
				...auditTrailDescription,
				...caseFolderDescription,
				...documentDescription,
				...casePageDescription,
				...caseManifestDescription,
			],
			connect,
			run: runWithFieldNames,
		});
	}
}
