import type { INodeProperties } from 'n8n-workflow';
import { optionsField } from '../../../../shared/node/panel';
import { sourceField } from '../../shared/sourceField';
import { nightField } from '../nightField';

export const compareFields: INodeProperties[] = [
	sourceField,
	{
		displayName: 'Case',
		name: 'case',
		type: 'json',
		default: '={{ $json.case }}',
		description:
			'The output of Get Matter, such as {"matterId": 1497001, "matterNumber": "00012-Miller"}. It needs matterId in Clio and matterUuid in LegalServer.',
	},
	{
		displayName: 'Documents',
		name: 'documents',
		type: 'json',
		default: '={{ $json.documents }}',
		description:
			'The output items of Get Many Documents for this case as a list, such as [{"documentId": 88002, "name": "Order.pdf", "size": 1024}], all of them. An item with an error means that the list was not read to its end.',
	},
	{
		displayName: 'Folder',
		name: 'folder',
		type: 'json',
		default: '={{ $json.folder }}',
		description:
			'The output of List Case Folder with One Tree and Return All, an object such as {"folderId": "ID:a4ay", "children": []}; or the error of Find or List, such as {"error": {"reason": "not_found"}}',
	},
	{
		displayName: 'Filed',
		name: 'filed',
		type: 'json',
		default: '={{ $json.filed }}',
		description:
			'Which file each document of this case was filed as: a list of rows, such as [{"source": "clio", "documentId": "88002", "versionId": "4411", "fileId": "ID:a4ay", "subfolder": "Pleadings"}]. Queue Storage returns them for the action documentsOfCase.',
	},
	{
		displayName: 'Client Settings',
		name: 'settings',
		type: 'json',
		default: '={{ $json.settings }}',
		description:
			'The output of Client Settings: Check, unchanged: an object with all settings, such as {"environment": "live", …}',
	},
	nightField,
	optionsField([
		{
			displayName: 'Files Elsewhere',
			name: 'filesElsewhere',
			type: 'json',
			default: '[]',
			description:
				'IDs of files that are in Dropbox, but outside the case folder, as a list such as ["ID:a4ay"]. They are reported as moved, not as gone.',
		},
		{
			displayName: 'Include Names',
			name: 'includeNames',
			type: 'boolean',
			default: false,
			description:
				'Whether to add the names of documents to the differences. Names of privileged documents are never added.',
		},
		{
			displayName: 'Known Folder ID',
			name: 'knownFolderId',
			type: 'string',
			default: '',
			placeholder: 'e.g. {{ $json.knownFolderId }}',
			description:
				'The folder that the case had before, such as what Find returned as folderId. If no folder is found now, the case is not compared: its documents may be in that folder.',
		},
	]),
];
